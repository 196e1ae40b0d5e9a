import { describe, expect, test } from 'vitest';
import { planOf } from '../../../eval/summaries/budgets.js';
import { dangles, isVerbatim } from '../../../eval/summaries/coherence.js';
import { measure, summaryFigures } from '../../../eval/summaries/figures.js';
import { type GoldDocument, referencesOf } from '../../../eval/summaries/gold.js';
import type { PredictedSentence } from '../../../eval/summaries/prediction.js';

const document: GoldDocument = {
  id: 'roof',
  title: null,
  paragraphs: ['The roof fell. It was old.', '“They knew,” Ada said. Rain fell.', 'Itself, it stood.'],
  sentences: [
    ['The roof fell.', 'It was old.'],
    ['“They knew,” Ada said.', 'Rain fell.'],
    ['Itself, it stood.'],
  ],
  reference_sentences: ['The roof fell.'],
};
const [roof, old, knew, rain, itself] = document.sentences.flatMap((sentences, paragraph) =>
  sentences.map((text): PredictedSentence => {
    return { text, paragraph, start: document.paragraphs[paragraph]?.indexOf(text) ?? -1 };
  }),
) as [PredictedSentence, PredictedSentence, PredictedSentence, PredictedSentence, PredictedSentence];

describe('a dangling opener', () => {
  test('points back to what is not shown', () => {
    expect(dangles(document, [old])).toBe(true);
    expect(dangles(document, [rain, old])).toBe(true);
  });

  test('does not dangle where the sentence before it is shown, also over the end of a paragraph', () => {
    expect(dangles(document, [roof, old])).toBe(false);
    expect(dangles(document, [old, roof])).toBe(false);
    expect(dangles(document, [roof, old, knew])).toBe(false);
  });

  test('may stand behind a quotation mark', () => {
    expect(dangles(document, [knew])).toBe(true);
  });

  test('is a whole word, and has something before it', () => {
    expect(dangles(document, [itself])).toBe(false);
    expect(dangles({ ...document, paragraphs: ['It was old.'] }, [{ ...old, start: 0 }])).toBe(false);
  });
});

test('verbatim is what stands in its paragraph to the character', () => {
  expect(isVerbatim(document, old)).toBe(true);
  for (const wrong of [
    { text: 'It was Old.' },
    { paragraph: 1 },
    { start: 1 },
    { paragraph: -1 },
    { text: '' },
  ])
    expect(isVerbatim(document, { ...old, ...wrong })).toBe(false);
});

describe('measures of a summary', () => {
  test('are those of its sentences', () => {
    expect(measure({ document, sentences: [roof] })).toEqual({
      rouge1: 1,
      rouge2: 1,
      rougeL: 1,
      dangling: 0,
      verbatim: 1,
      words: 3,
    });
    const invented = { ...old, text: 'It fell.' };
    expect(measure({ document, sentences: [old, invented] })).toMatchObject({
      dangling: 1,
      verbatim: 1 / 2,
      words: 5,
    });
    expect(measure({ document, sentences: [] })).toMatchObject({ rouge1: 0, verbatim: 0, words: 0 });
  });

  test('are means over the references that people wrote', () => {
    const several = {
      ...document,
      references: ['The roof fell.', 'Rain.', 'The roof fell.'],
      ref_tags: ['human1', 'human2', 'model'],
    };
    expect(referencesOf(several)).toEqual([['The roof fell.'], ['Rain.']]);
    expect(measure({ document: several, sentences: [roof] }).rouge1).toBe(0.5);
  });
});

test('figures are means over documents, with the gain over another system', () => {
  const rows = [0.5, 0.7].map((rouge1) => ({ rouge1, words: 10 }));
  const others = [0.4, 0.4].map((rouge1) => ({ rouge1 }));
  const { rouge1, gain, words } = summaryFigures(rows, others);
  expect(rouge1?.value).toBeCloseTo(0.6, 12);
  expect(gain?.value).toBeCloseTo(0.2, 12);
  expect(words).toEqual({ value: 10, interval: [10, 10] });
});

test('sets have budgets by their names', () => {
  const budgets = (set: string) =>
    Object.fromEntries(planOf(set).budgets.map(({ name, of }) => [name, of(document)]));
  const unlimited = Number.POSITIVE_INFINITY;
  expect(budgets('gum')).toEqual({ k2: { sentences: 2, words: unlimited } });
  expect(budgets('bbc-aligned')).toEqual({ 'share0.4': { sentences: 2, words: unlimited } });
  expect(Object.keys(budgets('summeval'))).toEqual(['k3', 'w85', 'w60']);
  expect(budgets('another').w60?.words).toBeCloseTo(66, 9);
});
