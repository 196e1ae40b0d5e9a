import { execFileSync } from 'node:child_process';

/**
 * Runs a program of this folder in a process of its own, which may collect garbage, and gives what it prints as JSON.
 * What it writes to standard error is shown.
 *
 * @param heap megabytes that its objects may take
 */
export function inOwnProcess<Result>(program: string, words: readonly string[], heap = 6_000): Result {
  const path = new URL(program, import.meta.url).pathname;
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', `--max-old-space-size=${heap}`, path, ...words],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 },
  );
  return JSON.parse(output);
}

/** Bytes in use once garbage is collected. */
export function retained(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
