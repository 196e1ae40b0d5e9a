import type { Estimate } from './bootstrap.js';

/** Shown for what cannot be measured. */
const NOTHING = '-';

/**
 * Formats a figure, with its interval if there is one.
 *
 * @param scale a factor, such as 100 for percent
 * @example figure({ value: 0.5, interval: [0.4, 0.6] }, 3) // '.500 [.400, .600]'
 */
export function figure(estimate: Estimate | undefined, digits: number, scale = 1): string {
  if (!estimate || Number.isNaN(estimate.value)) return NOTHING;
  const value = number(estimate.value * scale, digits);
  if (!estimate.interval) return value;
  const [low, high] = estimate.interval.map((bound) => number(bound * scale, digits));
  return `${value} [${low}, ${high}]`;
}

/** A number with the given number of decimal places; numbers below 1 have no leading zero. */
export function number(value: number, digits: number): string {
  return Number.isNaN(value) ? NOTHING : value.toFixed(digits).replace(/^(-?)0\./u, '$1.');
}

/** A share of a whole in percent; a dash if the whole is zero. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? NOTHING : `${((100 * part) / whole).toFixed(1)}%`;
}
