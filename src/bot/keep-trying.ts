import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionFailure } from './connection-failure.js';
import { inWords } from './in-words.js';
import type { Log } from './log.js';

/** Milliseconds: the longest first pause, and the longest of all. */
const FIRST = 1000;
const LONGEST = 60_000;

/** What an attempt is repeated with. */
export interface Patience {
  readonly log: Log;
  /** Ends it: what is under way and what is waited for. */
  readonly signal: AbortSignal;
  /** The longest first pause in milliseconds; a second where it is left out. */
  readonly firstPause?: number | undefined;
}

/**
 * Repeats what a passing fault of Discord's or of the network's keeps from succeeding. Each pause is somewhere between
 * nothing and twice the longest before, so that bots that a fault has cut off do not all come back at once.
 *
 * @throws {ConnectionFailure} where trying again cannot help
 */
export async function keepTrying<T>(attempt: () => Promise<T>, patience: Patience): Promise<T> {
  const { log, signal, firstPause = FIRST } = patience;
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !(error instanceof ConnectionFailure) || !error.isPassing) throw error;
      const jittered = Math.random() * longestPause(failures, firstPause);
      const pause = (error.gone ?? 0) + jittered;
      log.warn(`${error.message} Trying again in ${inWords(pause)}.`);
      await sleep(pause, undefined, { signal });
    }
  }
}

/**
 * The longest pause after a failure, in milliseconds.
 *
 * @param failures how many came before it
 */
export function longestPause(failures: number, first: number): number {
  return Math.min(LONGEST, first * 2 ** failures);
}
