/** How long a call takes, in milliseconds. */
export function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Median, 95th percentile and maximum, as they are printed. */
export function quantiles(times: readonly number[]): [string, string, string] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
  return [at(0.5), at(0.95), at(1)];
}
