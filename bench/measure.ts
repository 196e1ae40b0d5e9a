import { existsSync, readFileSync } from 'node:fs';

/** The duration of a call, in milliseconds. */
export function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The quantile of the times, in milliseconds; with a `share` of 1, the longest. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Median, 95th percentile and maximum, formatted. */
export function quantiles(times: readonly number[]): string[] {
  return [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(2));
}

const OF_THREAD = '/proc/thread-self/schedstat';

/**
 * The CPU time of this thread in milliseconds, so that other programs on the machine do not count. Only Linux provides
 * it; elsewhere, wall-clock time.
 */
export const threadTime: () => number = existsSync(OF_THREAD)
  ? () => Number(readFileSync(OF_THREAD, 'utf8').split(' ', 1)[0]) / 1e6
  : () => performance.now();
