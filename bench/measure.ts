import { existsSync, readFileSync } from 'node:fs';

/** How long a call takes, in milliseconds. */
export function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The time that a share of the calls do not exceed, in milliseconds; `share` 1 is the longest. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Median, 95th percentile and maximum, as they are printed. */
export function quantiles(times: readonly number[]): string[] {
  return [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(2));
}

const OF_THREAD = '/proc/thread-self/schedstat';

/**
 * Milliseconds of a processor that this thread has had, so that other programs on the machine do not count; where the
 * system does not tell (only Linux does), milliseconds of the clock.
 */
export const threadTime: () => number = existsSync(OF_THREAD)
  ? () => Number(readFileSync(OF_THREAD, 'utf8').split(' ', 1)[0]) / 1e6
  : () => performance.now();
