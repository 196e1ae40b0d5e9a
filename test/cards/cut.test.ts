import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeWords } from '../../src/cards/components/markdown.js';
import { cutEnd, shortened } from '../../src/cards/limits.js';
import { hostileLine } from '../support/hostile-text.js';

const upTo = (length: number) => (end: number) => end <= length;

describe('where to cut', () => {
  test('is after the last word that fits', () => {
    expect(cutEnd('one two three', 100, upTo(9))).toBe(7);
    expect(cutEnd('one two three', 100, upTo(7))).toBe(7);
  });

  test('is inside a word that is too long by itself, but not inside a character', () => {
    expect(cutEnd('unbelievable', 100, upTo(4))).toBe(4);
    expect(cutEnd('a😀😀', 100, upTo(4))).toBe(3);
  });

  test('is nowhere where nothing fits', () => {
    expect(cutEnd('one', 100, upTo(0))).toBe(0);
    expect(cutEnd('', 100, upTo(9))).toBe(0);
  });
});

describe('a text for a room', () => {
  test('is whole where it fits', () => {
    expect(shortened('2 * 3', 6, escapeWords)).toBe('2 \\* 3');
  });

  test('ends with … where it does not', () => {
    expect(shortened('2 * 3', 5, escapeWords)).toBe('2 \\*…');
    expect(shortened('2 * 3', 4, escapeWords)).toBe('2…');
  });

  test('takes no more than the room, counted once escaped', () => {
    fc.assert(
      fc.property(hostileLine, fc.integer({ min: 1, max: 40 }), (text, room) => {
        const short = shortened(text, room, escapeWords);
        expect(short.length).toBeLessThanOrEqual(room);
        if (escapeWords(text).length <= room) expect(short).toBe(escapeWords(text));
        else expect(short).toMatch(/…$/u);
      }),
    );
  });
});
