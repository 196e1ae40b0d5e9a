import { describe, expect, test } from 'vitest';
import { type Counts, estimate } from '../../eval/bootstrap.js';

const values: Record<string, number> = { a: 0, b: 0, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1 };
const units = Object.keys(values);
const mean = (counts: Counts) => ({
  mean: units.reduce((sum, unit) => sum + counts(unit) * (values[unit] ?? 0), 0) / units.length,
});

describe('a figure with its interval', () => {
  test('has the value of the whole sample, each unit once', () => {
    expect(estimate(units, mean).mean?.value).toBe(0.75);
  });

  test('has bounds on both sides of it, inside what is possible', () => {
    const [low = Number.NaN, high = Number.NaN] = estimate(units, mean).mean?.interval ?? [];
    expect(low).toBeGreaterThanOrEqual(0.25);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.75);
    expect(high).toBeLessThanOrEqual(1);
  });

  test('is the same each time', () => {
    expect(estimate(units, mean)).toEqual(estimate(units, mean));
  });

  test('has as many draws in a resample as there are units', () => {
    const sizes = new Set<number>();
    estimate(units, (counts) => {
      sizes.add(units.reduce((sum, unit) => sum + counts(unit), 0));
      return {};
    });
    expect([...sizes]).toEqual([units.length]);
  });

  test('has no width where all units are alike, and no interval where nothing is measured', () => {
    const { same, none } = estimate(units, () => ({ same: 0.5, none: Number.NaN }));
    expect(same?.interval).toEqual([0.5, 0.5]);
    expect(none).toEqual({ value: Number.NaN, interval: null });
  });
});
