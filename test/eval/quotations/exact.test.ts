import { describe, expect, test } from 'vitest';
import { exactFigures } from '../../../eval/quotations/exact.js';
import type { GoldQuote } from '../../../eval/quotations/gold.js';

const text = '“It is late,” Berg said.\n“It is cold.”';
const quote = (...segments: [number, number][]): GoldQuote => ({
  start: segments[0]?.[0] ?? 0,
  end: segments.at(-1)?.[1] ?? 0,
  segments,
  kind: 'direct',
  speaker_start: 14,
  speaker_end: 18,
});
const values = (gold: GoldQuote[], ours: GoldQuote[], part: 'content' | 'source') => {
  const quotes = ours.map((each) => ({ ...each, cue_start: null, cue_end: null, floating: false }));
  const article = { gold: { id: 'a', text, quotes: gold }, prediction: { id: 'a', quotes } };
  const { precision, recall, f1 } = exactFigures([article], part);
  return [precision, recall, f1].map((each) => each?.value);
};

describe('exactFigures', () => {
  test('counts each paragraph of what is said by itself, whatever its marks', () => {
    expect(values([quote([0, 13], [25, 38])], [quote([1, 11]), quote([25, 38])], 'content')).toEqual([
      1, 1, 1,
    ]);
    expect(values([quote([0, 38])], [quote([0, 24])], 'content')).toEqual([1, 0.5, 2 / 3]);
  });

  test('counts no span that is a letter off', () => {
    expect(values([quote([0, 13])], [quote([0, 10])], 'content')).toEqual([0, 0, 0]);
    expect(values([quote([0, 13])], [{ ...quote([0, 13]), speaker_end: 17 }], 'source')).toEqual([0, 0, 0]);
  });

  test('counts a speaker once, however often the mention is given', () => {
    expect(values([quote([0, 13]), quote([25, 38])], [quote([0, 13])], 'source')).toEqual([1, 1, 1]);
  });
});
