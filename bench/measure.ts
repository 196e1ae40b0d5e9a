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
