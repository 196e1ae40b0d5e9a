import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyse } from '../../src/language/tokens.js';

it('gives tokens with their place in the article, parts of speech and sentence ends', () => {
  const { tokens, sentenceEnds } = analyse('It’s late. Go!', 100);
  expect(tokens.map(({ text, start, end }) => [text, start, end])).toEqual([
    ['It', 100, 102],
    ['’s', 102, 104],
    ['late', 105, 109],
    ['.', 109, 110],
    ['Go', 111, 113],
    ['!', 113, 114],
  ]);
  expect(tokens[1]?.lower).toBe("'s");
  expect(tokens[0]?.pos).toBe('PRON');
  expect(sentenceEnds).toEqual([4, 6]);
});

it('finds every token where it stands, in order, and leaves nothing out but blanks', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      ' ',
      '\n',
      "can't",
      'cannot',
      '500m.',
      'e\u0301',
      '👩‍🚀',
      '\ud83d',
      '”',
      '\u200b',
      '\u00a0',
      '#tag',
      'a@b.io',
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const { tokens } = analyse(text);
      let end = 0;
      for (const token of tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        expect(text.slice(end, token.start).trim()).toBe('');
        end = token.end;
      }
      expect(text.slice(end).trim()).toBe('');
    }),
    { numRuns: 400 },
  );
});

it('cuts words that are too long to be any, between characters', () => {
  const text = `a ${'x'.repeat(999)}👩${'y'.repeat(2_500)} b`;
  const { tokens } = analyse(text);
  expect(tokens.map((token) => token.text).join('')).toBe(text.replaceAll(' ', ''));
  expect(Math.max(...tokens.map((token) => token.text.length))).toBeLessThanOrEqual(1_000);
});

it('takes words with soft hyphens for whole ones, and tells where they stand with these', () => {
  const text = 'The govern\u00adment re\u00adsigned.';
  const { tokens } = analyse(text, 10);
  expect(tokens.map((token) => token.text)).toEqual(['The', 'government', 'resigned', '.']);
  expect(tokens.map(({ start, end }) => text.slice(start - 10, end - 10))).toEqual([
    'The',
    'govern\u00adment',
    're\u00adsigned',
    '.',
  ]);
});
