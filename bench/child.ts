import { execFileSync } from 'node:child_process';

/**
 * Runs a program of this folder in a process of its own, with garbage collection exposed, and returns its output,
 * parsed as JSON. Its standard error is shown.
 *
 * @param heap the heap limit in megabytes
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

/** Heap usage in bytes, after a garbage collection. */
export function retained(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
