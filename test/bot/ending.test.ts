import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endingOf } from '../../src/bot/run.js';
import { createDiary } from '../e2e/diary.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function running(env: Record<string, string> = {}) {
  const [exits, diary] = [[] as number[], createDiary()];
  const exit = (status: number) => exits.push(status);
  const process = Object.assign(new EventEmitter(), { exit, env, ppid: 10 });
  return { process, exits, diary, ending: endingOf(process as never, diary.log) };
}

describe('the process ends', () => {
  test.each(['SIGINT', 'SIGTERM', 'disconnect'])('with 0 at %s, without a word', async (signal) => {
    const { process, diary, ending } = running();
    process.emit(signal);
    expect(await ending).toBe(0);
    expect(diary.lines).toEqual([]);
  });

  test.each(['uncaughtException', 'unhandledRejection'])(
    'with 1 at an %s, and says why in a line',
    async (fault) => {
      const { process, diary, ending } = running();
      process.emit(fault, new RangeError('broken'));
      expect(await ending).toBe(1);
      expect(diary.lines).toEqual([
        expect.stringMatching(/^Stopped by an unexpected error: RangeError: broken \(at /u),
      ]);
    },
  );

  test.each(['start', 'deploy', 'npx'])(
    'when the shell is gone that npm ran it in: %s',
    async (npm_lifecycle_event) => {
      const { process, ending } = running({ npm_lifecycle_event });
      process.ppid = 1;
      vi.advanceTimersByTime(500);
      expect(await ending).toBe(0);
    },
  );

  test('not when the shell is gone that somebody started it from', () => {
    const { process } = running();
    process.ppid = 1;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('after five seconds even where something does not close', async () => {
    const { process, exits, ending } = running();
    process.emit('SIGTERM');
    await ending;
    vi.advanceTimersByTime(4999);
    expect(exits).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(exits).toEqual([0]);
  });
});
