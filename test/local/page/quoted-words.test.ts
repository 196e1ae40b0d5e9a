import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../src/local/page/client/quoted-words.js';

describe('the pieces of paragraphs', () => {
  const text = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');

  test('are their words, character for character, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (paragraphs, words) => {
        expect(piecesOf(paragraphs, words).map(text)).toEqual(paragraphs);
      }),
    );
  });

  test('are marked where quoted words stand', () => {
    expect(piecesOf(['It\nrained (a lot) all day.'], ['It\nrained (a lot)'])).toEqual([
      [
        { text: 'It\nrained (a lot)', isMarked: true },
        { text: ' all day.', isMarked: false },
      ],
    ]);
  });

  test('are marked in each paragraph that words are quoted from, in order', () => {
    expect(piecesOf(['Yes. No.', 'No. Yes.'], ['No.', 'Yes.', 'Never.'])).toEqual([
      [
        { text: 'Yes. ', isMarked: false },
        { text: 'No.', isMarked: true },
      ],
      [
        { text: 'No. ', isMarked: false },
        { text: 'Yes.', isMarked: true },
      ],
    ]);
  });
});
