import { describe, expect, test } from 'vitest';
import { best, share, termCoverages } from '../../src/answer/coverage.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { readSource } from '../../src/article/source.js';
import { indexPassages } from '../../src/search/passage-index.js';

const paragraphs = [
  'Russian doctors treated the wounded in a hospital.',
  'The US council nominated Ada Low.',
  'They told us nothing.',
];
const article = readSource({ sections: [{ paragraphs }] }, 'article');
const index = indexPassages([article]);

/** How far each word of the question stands in the article's paragraph, by its number. */
function held(question: string, paragraph: number): [string, number][] {
  const query = queryOf(analyseQuestion(question), index);
  const covers = termCoverages(query, index.vocabulary);
  const { soft } = covers.ofParagraph(index.profile(article).paragraphs[paragraph - 1]);
  return query.terms.map(({ word }, term) => [word, Number((soft[term] as number).toFixed(2))]);
}

describe('what a paragraph holds of a question', () => {
  test('is whole for a word that stands there in any form', () => {
    expect(held('Which councils?', 2)).toEqual([['councils', 1]]);
  });

  test.each(['medic', 'clinic'])('is a part for a related word: %s', (word) => {
    const [[, worth] = ['', 0]] = held(word, 1);
    expect(worth).toBeGreaterThan(0);
    expect(worth).toBeLessThan(1);
  });

  test('is whole for what a misspelt word may stand for', () => {
    expect(held('hopsital', 1)).toEqual([['hopsital', 1]]);
  });

  test('is nothing for words that are only spelt alike by chance, or not there', () => {
    expect(held('zebra', 1)).toEqual([['zebra', 0]]);
  });

  test('finds "US" although "us" is a function word, and takes that for no other word', () => {
    expect(held('What did the US do?', 2)).toEqual([['us', 1]]);
    expect(held('What did the US do?', 3)).toEqual([['us', 0]]);
    expect(held('america', 3)).toEqual([['america', 0]]);
  });
});

describe('what news tells in other words than it is asked for', () => {
  const told = ['Union chief Ada Low held a speech.', 'Oslo condemned the raid, which the mayor had hailed.'];
  const article = readSource({ sections: [{ paragraphs: told }] }, 'article');
  const index = indexPassages([article]);
  /** Whether a stem of the article is related to a word of a question. */
  const isRelated = (question: string, word: string, stem: string) => {
    const term = queryOf(analyseQuestion(question), index).terms.find((each) => each.word === word);
    const number = index.vocabulary.stem(stem);
    return term !== undefined && number !== undefined && term.related.has(number);
  };

  test.each([
    ['When was Low born?', 'born', 'hold', false],
    ['Who runs the union?', 'runs', 'chief', true],
    ['Who leads the union?', 'leads', 'mayor', true],
    // No office is asked for.
    ['Where does the river run?', 'run', 'mayor', false],
    ['Who criticized the raid?', 'criticized', 'condemn', true],
    ['Why was the raid criticised?', 'criticised', 'condemn', true],
    ['Who praised the raid?', 'praised', 'hail', true],
    ['Who praised the raid?', 'praised', 'condemn', false],
    ['Who criticized the raid?', 'criticized', 'hail', false],
  ])('%s: whether “%s” is related to “%s”: %s', (question, word, stem, related) => {
    expect(isRelated(question, word, stem)).toBe(related);
  });
});

describe('shares', () => {
  test('weigh each term', () => {
    expect(share(Float64Array.of(3, 1), [1, 0])).toBe(0.75);
    expect(share(Float64Array.of(0, 0), [1, 1])).toBe(0);
  });

  test('take the better of two places, the second at a discount', () => {
    expect(best([0, 0.5, 1], [1, 1, 1], 0.75)).toEqual([0.75, 0.75, 1]);
  });
});
