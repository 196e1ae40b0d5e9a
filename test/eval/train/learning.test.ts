import { describe, expect, test } from 'vitest';
import { foldOf } from '../../../eval/train/folds.js';
import { fitListwise, type List } from '../../../eval/train/listwise.js';
import { fitLogistic, sumOf } from '../../../eval/train/logistic.js';
import { evened } from '../../../eval/train/scale.js';
import { DIMENSIONS } from '../../../src/language/word-vectors.js';

/** Numbers from 0 to 1 that look random, the same each time. */
function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => (Math.sin(at * 12.9898) * 43_758.5453) % 1).map(Math.abs);
}

describe('fitListwise', () => {
  const noise = numbers(6_000);
  /** Three sentences a question; the one with the highest first signal answers, the second signal is noise. */
  const lists = Array.from({ length: 2_000 }, (_, question): List => {
    const firsts = [0, 1, 2].map((row) => (row + question) % 3);
    return {
      values: Float32Array.from(firsts.flatMap((first, row) => [first, noise[question * 3 + row] as number])),
      directions: new Float32Array(3 * DIMENSIONS),
      kinds: [],
      right: Uint8Array.from(firsts, (first) => Number(first === 2)),
      weight: 1,
    };
  });

  test('learns which signal tells', () => {
    const [telling, idle] = fitListwise(lists, 2, [], 0.01).weights;
    expect(telling).toBeGreaterThan(1);
    expect(Math.abs(idle as number)).toBeLessThan(0.5);
  });

  test('pulls weights to nothing as hard as it is told to', () => {
    const [free] = fitListwise(lists, 2, [], 0.01).weights;
    const [held] = fitListwise(lists, 2, [], 2).weights;
    expect(held).toBeLessThan((free as number) / 2);
  });

  test('learns what the answers to each kind of question are about', () => {
    // To one kind of question the sentence answers that points along the first axis, to the other that along the second.
    const directions = new Float32Array(2 * DIMENSIONS);
    directions[0] = 1;
    directions[DIMENSIONS + 1] = 1;
    const asked = (kind: string, right: readonly number[]): List => ({
      values: new Float32Array(2),
      directions,
      kinds: ['any', kind],
      right: Uint8Array.from(right),
      weight: 1,
    });
    const both = Array.from({ length: 300 }, () => [asked('who', [1, 0]), asked('when', [0, 1])]).flat();
    const { answers } = fitListwise(both, 1, ['any', 'who', 'when'], 0.01);
    const axes = (kind: string) => answers.get(kind)?.slice(0, 2).map(Math.sign);
    expect([axes('who'), axes('when')]).toEqual([Float64Array.of(1, -1), Float64Array.of(-1, 1)]);
    // Nobody asked such a question.
    expect(fitListwise(both, 1, ['why'], 0.01).answers.get('why')).toEqual(new Float64Array(DIMENSIONS));
  });

  test('learns nothing from questions that nothing answers', () => {
    const idle = { ...(lists[0] as List), right: new Uint8Array(3) };
    expect(fitListwise([...lists, idle], 2, [], 0.01)).toEqual(fitListwise(lists, 2, [], 0.01));
  });
});

describe('fitLogistic', () => {
  test('draws the line where what holds begins', () => {
    const cases = numbers(400).map((value) => ({
      values: Float32Array.of(value),
      holds: value > 0.3,
      weight: 1,
    }));
    const line = fitLogistic(cases, 1, 0.01);
    expect(sumOf(line, [0.1])).toBeLessThan(0);
    expect(sumOf(line, [0.6])).toBeGreaterThan(0);
  });
});

describe('evened', () => {
  test('keeps how much items count beside each other, at a mean of 1', () => {
    expect(evened([{ weight: 2 }, { weight: 6 }])).toEqual([{ weight: 0.5 }, { weight: 1.5 }]);
  });
});

describe('foldOf', () => {
  test('spreads articles over all folds', () => {
    const folds = Array.from({ length: 100 }, (_, at) => foldOf(`story-${at}`));
    expect(new Set(folds)).toEqual(new Set([0, 1, 2, 3, 4]));
  });
});
