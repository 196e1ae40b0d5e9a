import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineSpans } from '../../src/cards/runs.js';
import { slice } from '../../src/language/span.js';

const linesOf = (text: string, width: number) => lineSpans(text, width).map((span) => slice(text, span));

describe('lines', () => {
  test('are cut after blanks', () => {
    expect(linesOf('one two three four', 9)).toEqual(['one two ', 'three ', 'four']);
  });

  test('follow the line breaks of the text', () => {
    expect(linesOf('one\ntwo\r\n\nthree', 80)).toEqual(['one', 'two', '', 'three']);
  });

  test('never break a word', () => {
    expect(linesOf('a Donaudampfschiff b', 6)).toEqual(['a ', 'Donaudampfschiff ', 'b']);
  });

  test('count characters, not code units', () => {
    expect(linesOf('😀😀 😀😀 x', 5)).toEqual(['😀😀 😀😀 ', 'x']);
  });

  const text = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(' ', '\n', '\r\n', '\t', 'word ')))
    .map((parts) => parts.join(''));

  test('put together are the text without its line breaks', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (words, width) => {
        expect(linesOf(words, width).join('')).toBe(words.replace(/\r\n|\r|\n/gu, ''));
      }),
    );
  });

  test('are no longer than the width, a single word excepted', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (words, width) => {
        for (const line of linesOf(words, width)) {
          const length = [...line.replace(/[ \t]+$/u, '')].length;
          if (/\S[ \t]+\S/u.test(line)) expect(length).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
