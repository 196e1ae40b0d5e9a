import { describe, expect, test } from 'vitest';
import type { GoldQuote } from '../../../eval/quotations/gold.js';
import { coverageAbove, iouFrom, match, sharedCharacters } from '../../../eval/quotations/match.js';
import type { PredictedQuote } from '../../../eval/quotations/predict.js';

function gold(...segments: [number, number][]): GoldQuote {
  return { start: segments[0]?.[0] ?? 0, end: segments.at(-1)?.[1] ?? 0, segments, kind: 'direct' };
}
function predicted(...segments: [number, number][]): PredictedQuote {
  return { ...gold(...segments), cue_start: null, cue_end: null, floating: true };
}
/** Pairs as indices. */
function matched(golds: GoldQuote[], predictions: PredictedQuote[], criterion = coverageAbove(0.3)) {
  return match(golds, predictions, criterion).map((pair) => [
    golds.indexOf(pair.gold),
    predictions.indexOf(pair.predicted),
  ]);
}

describe('by the share that is covered', () => {
  test('more than the share is enough, the share itself is not', () => {
    expect(matched([gold([0, 10])], [predicted([0, 4])])).toEqual([[0, 0]]);
    expect(matched([gold([0, 10])], [predicted([0, 3])])).toEqual([]);
  });

  test('spans that are too long do no harm', () => {
    expect(matched([gold([0, 10])], [predicted([0, 1000])], coverageAbove(0.8))).toEqual([[0, 0]]);
  });

  test('each in order takes the best prediction that is left', () => {
    const predictions = [predicted([0, 6]), predicted([0, 10])];
    expect(matched([gold([0, 10]), gold([0, 10])], predictions)).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(matched([gold([0, 10]), gold([0, 10])], [predicted([0, 10])])).toEqual([[0, 0]]);
  });

  test('pieces count without what lies between them', () => {
    expect(matched([gold([0, 10], [90, 100])], [predicted([10, 90])])).toEqual([]);
    expect(matched([gold([0, 10], [90, 100])], [predicted([0, 5], [90, 95])])).toEqual([[0, 0]]);
  });

  test('pieces that overlap count once', () => {
    expect(matched([gold([0, 8], [4, 10])], [predicted([0, 3], [1, 3])])).toEqual([]);
  });
});

describe('by intersection over union', () => {
  test('the share itself is enough, and spans that are too long are not', () => {
    expect(matched([gold([0, 10])], [predicted([0, 5])], iouFrom(0.5))).toEqual([[0, 0]]);
    expect(matched([gold([0, 10])], [predicted([0, 20])], iouFrom(0.5))).toEqual([[0, 0]]);
    expect(matched([gold([0, 10])], [predicted([0, 21])], iouFrom(0.5))).toEqual([]);
  });

  test('likeness is the share of all characters that both have', () => {
    expect(sharedCharacters(gold([0, 10]), gold([5, 15]))).toBe(5 / 15);
    expect(sharedCharacters(gold([0, 10]), gold([10, 20]))).toBe(0);
  });
});
