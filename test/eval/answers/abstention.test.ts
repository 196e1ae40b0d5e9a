import { describe, expect, test } from 'vitest';
import { auroc, keptAt, type Likely } from '../../../eval/answers/abstention.js';

function answerable(presence: number, sentenceRight = true, weight = 1): Likely {
  return { presence, answerable: true, sentenceRight, weight };
}
function unanswerable(presence: number, weight = 1): Likely {
  return { presence, answerable: false, sentenceRight: false, weight };
}

describe('AUROC', () => {
  test('is 1 where every answerable question is above every unanswerable one, 0 the other way round', () => {
    expect(auroc([unanswerable(0.1), unanswerable(0.2), answerable(0.3), answerable(0.4)])).toBe(1);
    expect(auroc([answerable(0.1), answerable(0.2), unanswerable(0.3)])).toBe(0);
  });

  test('counts ties half', () => {
    expect(auroc([unanswerable(0.1), answerable(0.5), unanswerable(0.5), answerable(0.9)])).toBe(3.5 / 4);
    expect(auroc([answerable(0), unanswerable(0), answerable(0)])).toBe(0.5);
  });

  test('counts a question as often as it weighs', () => {
    const twice = auroc([answerable(0.1, true, 2), unanswerable(0.5), answerable(0.9)]);
    expect(twice).toBe(auroc([answerable(0.1), answerable(0.1), unanswerable(0.5), answerable(0.9)]));
    expect(auroc([answerable(0.1, true, 0), unanswerable(0.5), answerable(0.9)])).toBe(1);
  });

  test('is not a number where there is nothing to tell apart', () => {
    expect(auroc([answerable(0.5)])).toBeNaN();
    expect(auroc([unanswerable(0.5)])).toBeNaN();
  });
});

describe('kept while so many are refused', () => {
  const sorted = [
    unanswerable(0.1),
    answerable(0.2),
    unanswerable(0.3),
    answerable(0.3),
    answerable(0.6, false),
    answerable(0.9),
  ];

  test('are the answerable above the lowest threshold; those at the threshold are refused', () => {
    expect(keptAt(sorted, 0.5).kept).toBe(1);
    expect(keptAt(sorted, 0.9).kept).toBe(2 / 4);
  });

  test('tells how many of those are right', () => {
    expect(keptAt(sorted, 0.9).right).toBe(1 / 2);
  });

  test('is nothing where the unanswerable are among the surest', () => {
    expect(keptAt([answerable(1), unanswerable(1), answerable(1)], 0.9).kept).toBe(0);
  });

  test('counts a question as often as it weighs', () => {
    const weighted = [unanswerable(0.1, 9), answerable(0.2, true, 3), unanswerable(0.3), answerable(0.9)];
    expect(keptAt(weighted, 0.9).kept).toBe(1);
    expect(keptAt(weighted, 0.95).kept).toBe(1 / 4);
  });

  test('is not a number where nothing is to be refused', () => {
    expect(keptAt([answerable(0.5)], 0.9).kept).toBeNaN();
  });
});
