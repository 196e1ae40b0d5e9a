import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progressOn } from '../../src/cli/io.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is shown of work that has so many files read after so many milliseconds. */
function shown(isTTY: boolean, steps: readonly (readonly [after: number, done: number])[]): string {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 80 });
  const progress = progressOn(stream, 'Reading articles');
  for (const [after, done] of steps) {
    vi.advanceTimersByTime(after);
    progress(done, 300);
  }
  return stream.read() ?? '';
}

test('work that is soon done shows nothing', () => {
  const steps = [
    [10, 1],
    [10, 299],
    [10, 300],
  ] as const;
  expect([shown(true, steps), shown(false, steps)]).toEqual(['', '']);
});

test('long work shows a bar on a terminal, and clears it away', () => {
  const bar = shown(true, [
    [600, 30],
    [600, 150],
    [600, 300],
  ]);
  expect(bar).toContain('Reading articles');
  expect(bar).toContain('30 of 300');
  // To the first column, and the line cleared.
  expect(bar.endsWith('\u001b[1G\u001b[2K')).toBe(true);
});

test('elsewhere it writes a line now and then', () => {
  const steps = Array.from({ length: 30 }, (_, index) => [1_000, (index + 1) * 10] as const);
  const lines = shown(false, steps).trim().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.length).toBeLessThan(9);
  for (const line of lines) expect(line).toMatch(/^Reading articles =*-* \d+ of 300$/u);
});
