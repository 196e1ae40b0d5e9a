import { expect, test } from 'vitest';
import { rouge } from '../../../eval/summaries/rouge.js';

test('counts words, pairs of words and the longest common subsequence', () => {
  expect(rouge(['the cat sat'], ['the cat ran'])).toEqual({ rouge1: 2 / 3, rouge2: 1 / 2, rougeL: 2 / 3 });
  expect(rouge(['b a'], ['a b'])).toEqual({ rouge1: 1, rouge2: 0, rougeL: 1 / 2 });
});

test('is the harmonic mean of what is right and what is found', () => {
  const { rouge1 } = rouge(['a b c d'], ['a b']);
  expect(rouge1).toBeCloseTo((2 * 0.5 * 1) / 1.5, 12);
});

test('counts a word no more often than the reference has it', () => {
  expect(rouge(['a a a a'], ['a b']).rouge1).toBeCloseTo((2 * 0.25 * 0.5) / 0.75, 12);
  expect(rouge(['a a a a'], ['a b']).rougeL).toBeCloseTo((2 * 0.25 * 0.5) / 0.75, 12);
});

test('takes case, marks and endings for nothing, but not those of short words', () => {
  expect(rouge(['Ministers “agreed”.'], ['minister agrees'])).toEqual({ rouge1: 1, rouge2: 1, rougeL: 1 });
  expect(rouge(['dogs'], ['dog']).rouge1).toBe(1);
  expect(rouge(['as'], ['a']).rouge1).toBe(0);
  expect(rouge(['well-known'], ['well known']).rouge2).toBe(1);
});

/** The example of Lin (2004), section 3.2. */
test('joins the subsequences of all sentences of the summary', () => {
  const { rougeL } = rouge(['w1 w2 w6 w7 w8', 'w1 w3 w8 w9 w5'], ['w1 w2 w3 w4 w5']);
  expect(rougeL).toBeCloseTo((2 * 0.8 * 0.4) / 1.2, 12);
});

test('pairs reach over the ends of sentences, subsequences do not', () => {
  expect(rouge(['a', 'b'], ['a b']).rouge2).toBe(1);
  expect(rouge(['a', 'b'], ['b', 'a']).rougeL).toBe(1);
});

test('is nothing where there is nothing', () => {
  expect(rouge([], ['a b'])).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 });
  expect(rouge(['…'], ['a b'])).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 });
});
