import { describe, expect, test } from 'vitest';
import type { Paragraph } from '../../src/article/article.js';
import { tokensOf } from '../../src/article/build.js';
import { claimedWordsIn, claimsIn, wholeClaim, wordsIn } from '../../src/verify/claims.js';
import { seed } from '../article/fixtures.js';

function read(text: string) {
  return claimsIn(text).map(({ span, by }) => [
    text.slice(span.start, span.end),
    by && text.slice(by.start, by.end),
  ]);
}

describe('the quotations of a text', () => {
  test.each([
    ['in straight marks', 'Costa said "the bridge is closed".', 'the bridge is closed', 'Costa'],
    ['in curly marks', '“The bridge is closed,” Maria Costa said.', 'The bridge is closed,', 'Maria Costa'],
    ['in guillemets', 'Costa said «the bridge is closed».', 'the bridge is closed', 'Costa'],
    ['of a pronoun', '“The bridge is closed,” she said.', 'The bridge is closed,', null],
    ['of nobody', 'I read “the bridge is closed” somewhere.', 'the bridge is closed', null],
    ['quoted as a line', '> The bridge is closed.', 'The bridge is closed.', null],
    [
      'quoted as a line, with its signature',
      '> The bridge is closed.\n— Maria Costa',
      'The bridge is closed.',
      'Maria Costa',
    ],
  ])('%s', (_, text, words, by) => {
    expect(read(text)).toEqual([[words, by]]);
  });

  test('several of them stand in order; text without any has none', () => {
    expect(read('“It rains,” Costa said. “It pours,” Voss said.').map(([words]) => words)).toEqual([
      'It rains,',
      'It pours,',
    ]);
    expect(read('It rains.')).toEqual([]);
    expect(read('“…”')).toEqual([]);
  });

  test('quoted lines that follow each other are one quotation', () => {
    expect(read('> The bridge is closed.\n> It will open.')).toEqual([
      ['The bridge is closed.\n> It will open.', null],
    ]);
  });
});

test.each([
  ['The bridge is closed.', 'The bridge is closed.', null],
  ['Maria Costa: The bridge is closed.', 'The bridge is closed.', 'Maria Costa'],
  ['The bridge is closed. — Maria Costa', 'The bridge is closed.', 'Maria Costa'],
])('a text as one quotation: %s', (text, words, name) => {
  const { span, by } = wholeClaim(text);
  expect(text.slice(span.start, span.end)).toBe(words);
  expect(by && text.slice(by.start, by.end)).toBe(name);
});

describe('words as they are compared', () => {
  const keys = (text: string) => wordsIn(text, { start: 0, end: text.length }).map(({ key }) => key);

  test.each([
    ['Case, accents', 'café', 'CAFÉ', 'Cafe'],
    ['apostrophes', 'don’t', "don't", 'dont'],
    ['separators of thousands', '1,200', '1200'],
    ['percent', '5 %', '5 percent'],
  ])('%s make no difference', (_, ...forms) => {
    const [first, ...others] = forms.map(keys);
    for (const other of others) expect(other).toEqual(first);
  });

  test('numbers and words that differ stay apart', () => {
    expect(keys('12.5')).not.toEqual(keys('125'));
    expect(keys('cannot')).not.toEqual(keys('can'));
  });

  test('square brackets and “…” are noted at their words', () => {
    const text = '[H]e left … the [old] house';
    const words = claimedWordsIn(text, { start: 0, end: text.length }, 10);
    expect(words.map(({ key, bracketed, elided }) => [key, bracketed, elided])).toEqual([
      ['he', true, false],
      ['left', false, true],
      ['the', false, false],
      ['old', true, false],
      ['house', false, false],
    ]);
    expect(claimedWordsIn(text, { start: 0, end: text.length }, 2)).toHaveLength(2);
  });
});

test('texts that are checked do not push the tokens of an article out of the cache', () => {
  const article = seed();
  const paragraph = article.paragraphs[0] as Paragraph;
  const tokens = tokensOf(article, paragraph);
  const text = `${'It rained and the ferry left. '.repeat(300)}\n`.repeat(50);
  for (let time = 0; time < 6; time += 1) claimsIn(text);
  expect(tokensOf(article, paragraph)).toBe(tokens);
});
