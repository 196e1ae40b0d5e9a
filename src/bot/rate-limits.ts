import { setTimeout as sleep } from 'node:timers/promises';
import type { RateLimitData } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { FIRST_ANSWER_WITHIN, FURTHER_WITHIN } from './deadlines.js';
import { inWords } from './in-words.js';
import type { Log } from './log.js';

/** Milliseconds that are waited for a limit where no member waits for an answer. */
const LONGEST = 60_000;
/** Between two lines of the log about the same route, in milliseconds. */
const BETWEEN_LINES = 60_000;
/** Milliseconds before the second time that the same request is repeated; each time twice as long. */
const REPEATED_AFTER = 100;
const MOST_REQUESTS = 10_000;

/** What is known of a request that Discord has refused for being one too many. */
interface Limited {
  readonly since: number;
  readonly times: number;
}

/**
 * Decides, each time that Discord's limits hold a request up, whether waiting is of use. It is none where the member's
 * client has given up by then. What is refused again and again is repeated ever more rarely, whatever Discord says of
 * the time: 10,000 requests in ten minutes that it refuses, and it takes none at all.
 *
 * @returns resolves with whether to give the request up; otherwise discord.js waits for as long as Discord says
 */
export function createRateLimits(log: Log | undefined): (data: RateLimitData) => Promise<boolean> {
  const requests = new LRUCache<string, Limited>({ max: MOST_REQUESTS, ttl: FURTHER_WITHIN });
  const told = new LRUCache<string, true>({ max: 100, ttl: BETWEEN_LINES });

  return async ({ method, url, route, retryAfter, timeToReset }) => {
    const now = performance.now();
    const { since, times } = requests.get(url) ?? { since: now, times: 0 };
    requests.set(url, { since, times: times + 1 });
    const said = Math.max(retryAfter, timeToReset);
    const own = times === 0 ? 0 : REPEATED_AFTER * 2 ** (times - 1);
    // What is no number of milliseconds that a timer can wait for would be no wait at all.
    const wait = Number.isFinite(said) ? Math.max(said, own, 0) : Number.POSITIVE_INFINITY;
    const isGivenUp = now + wait > since + patience(route, wait);
    if (!told.has(route)) {
      told.set(route, true);
      const length = Number.isFinite(wait) ? inWords(wait) : 'an unknown time';
      const then = isGivenUp ? 'That is too long: it is given up.' : 'It is waited for.';
      log?.warn(`Discord's rate limit holds ${method} ${route} up for ${length}. ${then}`);
    }
    if (!isGivenUp && own > said) await sleep(own - said);
    return isGivenUp;
  };
}

/** Milliseconds from the first refusal of a request until it is of no use any more. */
function patience(route: string, wait: number): number {
  if (route.startsWith('/interactions/')) return FIRST_ANSWER_WITHIN;
  if (route.startsWith('/webhooks/')) return FURTHER_WITHIN;
  return wait <= LONGEST ? Number.POSITIVE_INFINITY : 0;
}
