import { expect, test } from 'vitest';
import { candidatesFor } from '../../src/answer/candidates.js';
import { FEATURES } from '../../src/answer/features.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { beliefs, rank } from '../../src/answer/rank.js';
import { readSource } from '../../src/article/source.js';
import { findQuotations } from '../../src/quotation/find.js';
import { indexPassages } from '../../src/search/passage-index.js';

test('a paragraph is believed as much as its sentences together', () => {
  const paragraphs = ['The ferry sank.', 'It rained. The ferry left. Nobody came.'];
  const articles = [readSource({ sections: [{ paragraphs }] }, 'article')];
  const index = indexPassages(articles);
  const query = queryOf(analyseQuestion('Which ferry?'), index);
  const candidates = candidatesFor(query, { articles, index, quotationsOf: findQuotations });
  // Where no feature weighs anything, all four sentences are believed alike.
  const ranked = rank(query, candidates, index.vocabulary, {
    weights: new Float64Array(FEATURES.length),
    answers: new Map(),
  });
  expect(ranked.map(({ candidate }) => candidate.of.number)).toEqual([2, 1]);
  expect(beliefs(ranked).map((belief) => belief.toFixed(2))).toEqual(['0.75', '0.25']);
});
