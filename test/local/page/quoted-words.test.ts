import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../src/local/page/client/quoted-words.js';

describe('the pieces of paragraphs', () => {
  const text = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');
  const strong = (words: string) => ({ text: words, isStrong: true });
  const weak = (words: string) => ({ text: words, isStrong: false });

  test('are their words, character for character, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (paragraphs, words) => {
        expect(piecesOf(paragraphs, words.map(strong)).map(text)).toEqual(paragraphs);
      }),
    );
  });

  test('are marked where quoted words stand', () => {
    expect(piecesOf(['It\nrained (a lot) all day.'], [strong('It\nrained (a lot)')])).toEqual([
      [
        { text: 'It\nrained (a lot)', mark: 'strong' },
        { text: ' all day.', mark: 'none' },
      ],
    ]);
  });

  test('have no gap where a blank alone is between marked words', () => {
    expect(piecesOf(['Yes. No. Well. So.'], [strong('Yes.'), strong('No.'), weak('Well.')])).toEqual([
      [
        { text: 'Yes. No.', mark: 'strong' },
        { text: ' Well.', mark: 'weak' },
        { text: ' So.', mark: 'none' },
      ],
    ]);
  });

  test('are marked in each paragraph that words are quoted from, in order', () => {
    expect(piecesOf(['Yes. No.', 'No. Yes.'], [weak('No.'), strong('Yes.'), weak('Never.')])).toEqual([
      [
        { text: 'Yes. ', mark: 'none' },
        { text: 'No.', mark: 'weak' },
      ],
      [
        { text: 'No. ', mark: 'none' },
        { text: 'Yes.', mark: 'strong' },
      ],
    ]);
  });
});
