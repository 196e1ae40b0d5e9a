import { setTimeout as sleep } from 'node:timers/promises';
import type { Turns } from '../store/store.js';
import type { Log } from './log.js';
import { describe } from './outcome.js';

/** Discord takes one identify of a bucket of shards in five seconds; a moment more, for some take longer to get there. */
const APART = 5_500;

/** When shards may identify: one of each bucket at a time, in this process and in all that it shares turns with. */
export interface IdentifyTurns {
  /**
   * Resolves when a shard may identify, which it then does at once.
   *
   * @param bucket the shard's number modulo how many Discord takes at a time
   * @param allowed resolves when Discord lets the bot identify at all; it is asked before each attempt
   * @throws where the signal is aborted
   */
  next(bucket: number, allowed: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** Time, in milliseconds from any beginning. */
interface Time {
  now(): number;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

const realTime: Time = {
  now: () => performance.now(),
  pause: (ms, signal) => sleep(ms, undefined, { signal }),
};

/**
 * Turns of this process alone, or of all processes that take them from the same store. Where the store fails, the turns
 * of this process go on: two that identify at once are told to try again, but a bot that does not answers nobody.
 */
export function identifyTurns(shared: Turns | undefined, log: Log, time: Time = realTime): IdentifyTurns {
  /** By bucket, when it is worth asking again. */
  const due = new Map<number, number>();
  const waitFor = (bucket: number) => (due.get(bucket) ?? 0) - time.now();
  let isWarned = false;

  async function take(bucket: number): Promise<number> {
    try {
      const wait = (await shared?.takeTurn(`identify ${bucket}`, APART)) ?? 0;
      isWarned = false;
      return wait;
    } catch (error) {
      if (!isWarned)
        log.warn(
          `Connections to Discord are not kept apart from those of other processes: ${describe(error)}`,
        );
      isWarned = true;
      return 0;
    }
  }

  return {
    async next(bucket, allowed, signal) {
      for (;;) {
        signal.throwIfAborted();
        const known = waitFor(bucket);
        if (known > 0) {
          await time.pause(known, signal);
          continue;
        }
        await allowed();
        // Meanwhile another shard of this process may have been faster.
        if (waitFor(bucket) > 0) continue;
        due.set(bucket, time.now() + APART);
        const wait = await take(bucket);
        due.set(bucket, time.now() + (wait === 0 ? APART : wait));
        if (wait === 0) return;
      }
    },
  };
}
