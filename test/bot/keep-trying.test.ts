import { describe, expect, test } from 'vitest';
import { ConnectionFailure, keepTrying, longestPause } from '../../src/bot/connection-failure.js';
import { createDiary } from '../e2e/diary.js';

const passing = (gone?: number) =>
  new ConnectionFailure('Out.', { isPassing: true, ...(gone !== undefined && { gone }) });

/** An attempt that fails so often, and what comes of it. */
function trying(failures: readonly unknown[], firstPause = 0, controller = new AbortController()) {
  const [left, diary] = [[...failures], createDiary()];
  const attempt = async () => {
    if (left.length > 0) throw left.shift();
    return 'done';
  };
  const result = keepTrying(attempt, { log: diary.log, signal: controller.signal, firstPause });
  return { result, lines: diary.lines, line: diary.line, controller };
}

describe('what fails is tried again', () => {
  test('after pauses up to twice as long each time, a minute at the most', () => {
    const pauses = Array.from({ length: 12 }, (_, failures) => longestPause(failures, 1000));
    expect(pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(pauses.at(-1)).toBe(60_000);
  });

  test('with a line for each pause', async () => {
    const { result, lines } = trying([passing(), passing()]);
    expect(await result).toBe('done');
    expect(lines).toEqual(Array.from({ length: 2 }, () => 'Out. Trying again in 0.0 s.'));
  });

  test('not before it is known to be gone', async () => {
    const { result, line, controller } = trying([passing(7_200_000)], 1000);
    expect(await line(/Trying/u)).toMatch(/^Out\. Trying again in [23] h\.$/u);
    controller.abort();
    await expect(result).rejects.toThrow('aborted');
  });

  test.each([new ConnectionFailure('The token is refused.'), new TypeError('x is not a function')])(
    'unless that cannot help: %s',
    async (error) => {
      const { result, lines } = trying([error]);
      await expect(result).rejects.toBe(error);
      expect(lines).toEqual([]);
    },
  );
});
