import type { Estimate } from './bootstrap.js';

/** A dash stands for what cannot be measured. */
const NOTHING = '-';

/**
 * A figure as it is printed, with its interval where there is one.
 *
 * @param scale what it is multiplied with: 100 for percent
 * @example figure({ value: 0.5, interval: [0.4, 0.6] }, 3) // '.500 [.400, .600]'
 */
export function figure(estimate: Estimate | undefined, digits: number, scale = 1): string {
  if (!estimate || Number.isNaN(estimate.value)) return NOTHING;
  const value = number(estimate.value * scale, digits);
  if (!estimate.interval) return value;
  const [low, high] = estimate.interval.map((bound) => number(bound * scale, digits));
  return `${value} [${low}, ${high}]`;
}

/** A number with so many digits after the point; numbers below 1 without the zero before it. */
export function number(value: number, digits: number): string {
  return Number.isNaN(value) ? NOTHING : value.toFixed(digits).replace(/^(-?)0\./u, '$1.');
}

/** A share of a whole in percent; a dash where the whole is nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? NOTHING : `${((100 * part) / whole).toFixed(1)}%`;
}
