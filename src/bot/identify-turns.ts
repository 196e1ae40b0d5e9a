import { setTimeout as sleep } from 'node:timers/promises';
import type { Turns } from '../store/store.js';
import type { Log } from './log.js';
import { describe } from './outcome.js';

/**
 * In milliseconds. Discord accepts one identify per bucket of shards every five seconds; the rest allows for network
 * delays.
 */
const APART = 5_500;

/** When shards may identify: one of each bucket at a time, in this process and all that share its turns. */
export interface IdentifyTurns {
  /**
   * Resolves when a shard may identify, which it should then do at once.
   *
   * @param bucket the shard's number modulo Discord's `max_concurrency`
   * @param allowed resolves when Discord lets the bot identify at all; called before each attempt
   * @throws if the signal is aborted
   */
  next(bucket: number, allowed: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** A clock in milliseconds, from any origin. */
interface Time {
  now(): number;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

const realTime: Time = {
  now: () => performance.now(),
  pause: (ms, signal) => sleep(ms, undefined, { signal }),
};

/**
 * The turns of this process, or of all processes that share a store. If the store fails, this process continues alone:
 * two shards that identify at once are told to retry, but a bot that does not identify answers nobody.
 */
export function identifyTurns(shared: Turns | undefined, log: Log, time: Time = realTime): IdentifyTurns {
  /** The time of the next attempt, by bucket. */
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
        // Another shard of this process may have taken the turn in the meantime.
        if (waitFor(bucket) > 0) continue;
        due.set(bucket, time.now() + APART);
        const wait = await take(bucket);
        due.set(bucket, time.now() + (wait === 0 ? APART : wait));
        if (wait === 0) return;
      }
    },
  };
}
