import { describe, expect, test } from 'vitest';
import { termCoverages } from '../../src/answer/coverage.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { type SentenceFeatures, sentenceFeaturesOf } from '../../src/answer/sentence-features.js';
import { readSource } from '../../src/article/source.js';
import { indexPassages } from '../../src/search/passage-index.js';

/** What is counted in a sentence for a question. */
function featuresOf(sentence: string, question: string): SentenceFeatures {
  const article = readSource({ sections: [{ paragraphs: [sentence] }] }, 'article');
  const index = indexPassages([article]);
  const query = queryOf(analyseQuestion(question), index);
  const [profile] = index.profile(article).paragraphs[0] ?? [];
  if (!profile) throw new Error('The article has no sentence.');
  const { standsFor } = termCoverages(query, index.vocabulary);
  const weights = Float64Array.from(query.terms, () => 1);
  return sentenceFeaturesOf(profile, query, standsFor, index.vocabulary, weights);
}

describe('tallyOf', () => {
  test.each<[keyof SentenceFeatures, string, number]>([
    ['nameByRole', 'Then Mayor Low left.', 1],
    ['nameByRole', 'Ada Low, the mayor, left.', 1],
    ['nameByRole', 'Then the Mayor left.', 0],
    ['months', 'They met in May.', 1],
    ['months', 'They may meet.', 0],
    ['fullNames', 'They met Ada Low and Rose.', 1],
    ['because', 'She left because of rain.', 1],
  ])('counts %s in %j: %i', (name, sentence, count) => {
    expect(featuresOf(sentence, 'Who?')[name]).toBe(count);
  });

  test('takes for a time what is one', () => {
    expect(featuresOf('They may march.', 'When do they meet?').candidates).toBe(0);
    expect(featuresOf('They meet in May.', 'When do they meet?').candidates).toBe(1);
  });
});
