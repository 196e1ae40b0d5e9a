import { describe, expect, test } from 'vitest';
import { faults } from '../../../eval/quotations/faults.js';
import { type Predicted, quotationFigures } from '../../../eval/quotations/figures.js';
import type { GoldQuote } from '../../../eval/quotations/gold.js';
import { coverageAbove } from '../../../eval/quotations/match.js';
import type { PredictedQuote } from '../../../eval/quotations/predict.js';
import { cueRight, speakerRight, speakerWrong } from '../../../eval/quotations/speaker.js';

const quote: GoldQuote = {
  start: 0,
  end: 10,
  kind: 'direct',
  speaker_start: 20,
  speaker_end: 25,
  speaker_canonical: 'Ada Byron',
  cue: 'said',
};
const same: PredictedQuote = { ...quote, cue_start: 15, cue_end: 19, floating: false };

function set(gold: readonly GoldQuote[], predicted: readonly PredictedQuote[], id = 'a'): Predicted {
  return {
    gold: { id, text: '', quotes: [...gold] },
    prediction: { id, quotes: predicted },
  };
}
function values(...articles: Predicted[]): Record<string, number> {
  const figures = quotationFigures(articles, coverageAbove(0.3));
  return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
}

describe('figures', () => {
  test('are all 1 where everything is as it is in the set', () => {
    const kinds = (['direct', 'mixed', 'indirect'] as const).map((kind) => ({ kind }));
    const { misnamed, ...all } = values(
      set(
        kinds.map((kind) => ({ ...quote, ...kind })),
        kinds.map((kind) => ({ ...same, ...kind })),
      ),
    );
    expect(misnamed).toBe(0);
    expect(Object.values(all).every((value) => value === 1)).toBe(true);
  });

  test('are 0 where nothing is found', () => {
    const none = values(set([quote], []));
    expect(Object.values(none).every((value) => value === 0)).toBe(true);
  });

  test('count over all articles together', () => {
    const invented = { ...same, start: 50, end: 60 };
    const figures = values(
      set([quote], [same, invented], 'a'),
      set([quote, { ...quote, start: 30, end: 40, kind: 'indirect' }], [same], 'b'),
    );
    expect(figures).toMatchObject({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, direct: 1, indirect: 0 });
  });

  test('hold names against all that is found and all there is', () => {
    const wrong = { ...same, start: 30, end: 40, speaker_canonical: 'Mary Shelley' };
    const figures = values(set([quote, { ...quote, start: 30, end: 40 }], [same, wrong]));
    expect(figures).toMatchObject({ f1: 1, name: 1 / 2, named: 1 / 2 });
  });
});

describe('the speaker', () => {
  const is = (gold: Partial<GoldQuote>, predicted: Partial<PredictedQuote>) =>
    speakerRight({ gold: { ...quote, ...gold }, predicted: { ...same, ...predicted } });
  const nobody = { speaker_start: null, speaker_end: null };

  test('is wrong only where one is named', () => {
    const elsewhere = { ...same, speaker_start: 30, speaker_end: 35 };
    expect(speakerWrong({ gold: quote, predicted: elsewhere })).toBe(true);
    expect(speakerWrong({ gold: quote, predicted: { ...elsewhere, speaker_canonical: null } })).toBe(false);
    expect(speakerWrong({ gold: quote, predicted: same })).toBe(false);
  });

  test('is right where the mentions overlap', () => {
    expect(is({}, { speaker_start: 24, speaker_end: 30 })).toBe(true);
    expect(is({}, { speaker_start: 25, speaker_end: 30 })).toBe(false);
    expect(is({}, { ...nobody, floating: true })).toBe(false);
  });

  test('is right where there is none and the prediction says so', () => {
    expect(is(nobody, { ...nobody, floating: true })).toBe(true);
    expect(is(nobody, {})).toBe(false);
  });
});

test('cues are alike whatever their case; none is like none', () => {
  const is = (gold: string | null, predicted: string | null) =>
    cueRight({ gold: { ...quote, cue: gold }, predicted: { ...same, cue: predicted } });
  expect([is('Said', 'said'), is(null, null), is('said', null), is('said', 'told')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('faults are counted by class and kind', () => {
  const gold = [
    quote,
    { ...quote, start: 100, end: 120, kind: 'mixed' as const },
    { ...quote, start: 200, end: 220, kind: 'indirect' as const },
  ];
  const predicted = [
    { ...same, speaker_start: 30, speaker_end: 35, speaker_canonical: 'Mary Shelley' },
    { ...same, start: 100, end: 110, kind: 'mixed' as const },
    { ...same, start: 112, end: 116, kind: 'direct' as const },
    { ...same, start: 300, end: 310, kind: 'indirect' as const },
  ];
  expect(
    Object.fromEntries(faults([set(gold, predicted)], true).map(([name, ...counts]) => [name, counts])),
  ).toEqual({
    'in the set': [1, 1, 1, 3],
    missed: [0, 0, 1, 1],
    invented: [0, 0, 1, 1],
    'a further piece': [1, 0, 0, 1],
    'wrong border': [0, 1, 0, 1],
    'wrong speaker': [1, 0, 0, 1],
    'wrong name': [1, 0, 0, 1],
  });
  expect(faults([set(gold, predicted)], false).map(([name]) => name)).not.toContain('wrong name');
});
