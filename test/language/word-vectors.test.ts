import { describe, expect, test } from 'vitest';
import { namesKind } from '../../src/language/word-classes.js';
import {
  agreement,
  directionOf,
  generalRarity,
  likeness,
  NO_ROW,
  rowOf,
} from '../../src/language/word-vectors.js';

const alike = (a: string, b: string) => likeness(rowOf(a), rowOf(b));

describe('word vectors', () => {
  test.each([
    ['doctor', 'hospital', 'tractor'],
    ['died', 'killed', 'painted'],
    ['car', 'vehicle', 'poem'],
  ])('"%s" is used more like "%s" than like "%s"', (word, near, far) => {
    expect(alike(word, near)).toBeGreaterThan(alike(word, far) + 0.2);
  });

  test('a word is used like itself, and an unknown one like none', () => {
    expect(alike('harbour', 'harbour')).toBeCloseTo(1, 5);
    expect(rowOf('qzxv')).toBe(NO_ROW);
    expect(alike('qzxv', 'harbour')).toBe(0);
  });

  test('common words are less rare than seldom ones, unknown ones rarest', () => {
    const rarities = ['the', 'government', 'dredger', 'qzxv'].map(generalRarity);
    expect(rarities).toEqual([...rarities].sort((a, b) => a - b));
    expect([rarities[0], rarities[3]]).toEqual([0, 1]);
  });

  test('several words have a common direction; unknown ones have none', () => {
    const sea = directionOf(['ship', 'harbour', 'sailor'].map((word) => [rowOf(word), 1] as const));
    expect(agreement(sea, directionOf([[rowOf('boat'), 1]]))).toBeGreaterThan(0.5);
    expect(agreement(sea, directionOf([[NO_ROW, 1]]))).toBe(0);
  });
});

describe('what words name', () => {
  test.each([
    ['norway', 'place', 'person'],
    ['elizabeth', 'person', 'place'],
    ['ministry', 'body', 'person'],
  ] as const)('"%s" is used like the name of a %s more than of a %s', (word, kind, other) => {
    expect(namesKind(rowOf(word), kind)).toBeGreaterThan(namesKind(rowOf(word), other));
  });
});
