import { describe, expect, test } from 'vitest';
import { candidatesFor } from '../../src/answer/candidates.js';
import { mostCovered } from '../../src/answer/confidence.js';
import { PRESENCE_FEATURES, presenceFeaturesOf, presenceOf } from '../../src/answer/presence.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { rank } from '../../src/answer/rank.js';
import { readSource } from '../../src/article/source.js';
import { findQuotations } from '../../src/quotation/find.js';
import { indexPassages } from '../../src/search/passage-index.js';

const article = (id: string, ...paragraphs: string[]) => readSource({ sections: [{ paragraphs }] }, id);

/** More paragraphs than are all ranked. */
const rain = Array.from({ length: 70 }, (_, day) => `On day ${day} it rained.`);
const articles = [
  article('harbour', 'The harbour was widened.', 'The pilots like it.'),
  article('bridge', 'The bridge was closed by the mayor.'),
  article('weather', ...rain),
];
const index = indexPassages(articles);
const plain = { weights: new Float64Array(), answers: new Map() };

function ranked(question: string) {
  const query = queryOf(analyseQuestion(question), index);
  const candidates = candidatesFor(query, { articles, index, quotationsOf: findQuotations });
  expect(candidates.scope).toBe('archive');
  return rank(query, candidates, index.vocabulary, plain);
}

function feature(name: string, question: string): number {
  const at = PRESENCE_FEATURES.indexOf(name);
  expect(at).toBeGreaterThanOrEqual(0);
  return presenceFeaturesOf(ranked(question))?.[at] ?? Number.NaN;
}

describe('rarity', () => {
  test('is counted in words that occur nowhere', () => {
    const [one, two] = ['zeppelin', 'zeppelin quagga'].map((words) =>
      feature('rarity of the question', `harbour ${words}`),
    );
    expect((two as number) - (one as number)).toBeCloseTo(1);
  });

  test('is found as far as the words occur: in the article, its paragraph, its sentence', () => {
    const question = 'harbour pilots zeppelin';
    const [all, inArticle, inParagraph, inSentence] = [
      'rarity of the question',
      'rarity found in the article',
      'rarity found in the paragraph',
      'rarity found in the sentence',
    ].map((name) => feature(name, question));
    expect(all).toBeGreaterThan(inArticle as number);
    expect(inArticle).toBeGreaterThan(inParagraph as number);
    expect(inParagraph).toBeGreaterThanOrEqual(inSentence as number);
    expect(inSentence).toBeGreaterThan(0);
  });
});

describe('belief in articles', () => {
  // Without weights, all sentences are equally likely.
  test('is that in all their passages', () => {
    const passages = ranked('harbour pilots bridge');
    const [first] = passages;
    const own = passages.filter(({ candidate }) => candidate.article === first?.candidate.article).length;
    expect(feature('belief in the first article', 'harbour pilots bridge')).toBeCloseTo(
      own / passages.length,
    );
  });

  test('is in one alone where no other was found', () => {
    expect(feature('belief in the first article', 'harbour')).toBe(1);
    expect(feature('how many articles may answer', 'harbour')).toBeCloseTo(0);
    expect(feature('how many articles may answer', 'harbour bridge')).toBeGreaterThan(0.5);
  });
});

describe('presence', () => {
  const passages = ranked('Who closed the bridge?');

  test('is a probability by the weights of its features', () => {
    const weights = new Float64Array(PRESENCE_FEATURES.length);
    expect(presenceOf(passages, { bias: 0, weights })).toBe(0.5);
    weights[PRESENCE_FEATURES.indexOf('rarity found in the article')] = 3;
    expect(presenceOf(passages, { bias: 0, weights })).toBeGreaterThan(0.9);
  });

  test('is what is covered where nothing is learned', () => {
    expect(presenceOf(passages, null)).toBe(mostCovered(passages));
  });

  test('is 0 where nothing is ranked', () => {
    expect(presenceOf([], null)).toBe(0);
    expect(presenceOf([], { bias: 3, weights: new Float64Array(PRESENCE_FEATURES.length) })).toBe(0);
  });
});
