import { setTimeout as sleep } from 'node:timers/promises';
import {
  DefaultRestOptions,
  type RateLimitData,
  REST,
  RESTEvents,
  RESTJSONErrorCodes,
  type ResponseLike,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import { Agent } from 'undici';
import type { Turns } from '../store/store.js';
import { inWords, UNREADABLE } from './connection-failure.js';
import type { Log } from './log.js';

/** Which part of the servers a process answers. */
export interface ShardPart {
  readonly ids: readonly number[];
  /** How many shards there are, in all processes. */
  readonly count: number;
}

/** How to reach Discord. */
export interface Connection {
  readonly token: string;
  /** The address of the REST API; the gateway's is asked for there. */
  readonly api: string;
  /** The part of the servers to answer; all of them, in as many shards as Discord recommends, where it is left out. */
  readonly part?: ShardPart | undefined;
  /** What all processes of the bot share, so that they do not connect at once; left out where there is no other. */
  readonly turns?: Turns;
  /** The longest pause after the first attempt that failed, in milliseconds; a second where it is left out. */
  readonly firstPause?: number;
}

/** Discord takes no requests from an address that has made 10,000 in ten minutes that it refused. */
const WARN_EVERY = 1000;
const MOST_DOUBTFUL = 1000;
/**
 * Connections to Discord's API at a time. Where much comes at once, to open one for each answer takes longer than to
 * send the answers one after the other.
 */
const CONNECTIONS = 32;

/**
 * Milliseconds after which queues of requests that are empty go: each interaction has one of its own. discord.js keeps
 * them for an hour, in which a busy bot answers tens of thousands.
 */
const FORGOTTEN_AFTER = 60_000;

/**
 * Discord's REST API. Beyond what discord.js does of itself: an answer that is not whole or no JSON counts as a fault
 * of the other side, and is asked for again; rate limits are logged and waited for only while it is of use; an answer
 * to an interaction that got through although its connection broke counts as given.
 *
 * @param log where rate limits are logged; nowhere if left out
 */
export function openRest({ api, token }: { readonly api: string; readonly token: string }, log?: Log): REST {
  const doubtful = new LRUCache<string, true>({ max: MOST_DOUBTFUL });
  const rest = new REST({
    api,
    agent: new Agent({ connections: CONNECTIONS }),
    // Discord does not count what answers interactions, and nothing else is sent here in numbers.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: FORGOTTEN_AFTER,
    rejectOnRateLimit: createRateLimits(log),
    invalidRequestWarningInterval: WARN_EVERY,
    async makeRequest(url, init) {
      const request = `${url}\n${typeof init.body === 'string' ? init.body : ''}`;
      const response = await readable(url, init).catch((error) => {
        doubtful.set(request, true);
        throw error;
      });
      if (response.status >= 500) doubtful.set(request, true);
      else if (doubtful.delete(request) && (await isGivenAlready(response))) return NOTHING_MORE();
      return response;
    },
  });
  rest.on(RESTEvents.InvalidRequestWarning, ({ count }) =>
    log?.warn(
      `Discord has refused ${count} requests in ten minutes. After 10,000 it refuses all for a while.`,
    ),
  );
  return rest.setToken(token);
}

/** The answer to what has been done. */
const NOTHING_MORE = () => new Response(null, { status: 204 });

/** An answer that was read to its end. Where it should be JSON and is not, or leads elsewhere, its status says so. */
async function readable(...request: Parameters<typeof DefaultRestOptions.makeRequest>): Promise<Response> {
  const response = await DefaultRestOptions.makeRequest(...request);
  const { status } = response;
  const headers = response.headers as Headers;
  const text = await textOf(response);
  if (status === 204) return NOTHING_MORE();
  const isElsewhere = status >= 300 && status < 400;
  if (isObject(text, headers) && !isElsewhere) return new Response(text, { status, headers });
  if (response.ok || isElsewhere) return new Response('', { status: UNREADABLE });
  // Without the type of JSON discord.js does not look for a code of Discord's in it.
  const plain = new Headers(headers);
  plain.set('content-type', 'text/plain');
  return new Response('', { status, headers: plain });
}

async function textOf(response: ResponseLike): Promise<string> {
  try {
    return await response.text();
  } catch {
    return '';
  }
}

function isObject(text: string, headers: Headers): boolean {
  if (!headers.get('content-type')?.startsWith('application/json')) return false;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null;
  } catch {
    return false;
  }
}

async function isGivenAlready(response: Response): Promise<boolean> {
  if (response.status !== 400) return false;
  const { code } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: unknown };
  return code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

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
function createRateLimits(log: Log | undefined): (data: RateLimitData) => Promise<boolean> {
  const requests = new LRUCache<string, Limited>({ max: MOST_REQUESTS, ttl: FURTHER_WITHIN });
  const logged = new LRUCache<string, true>({ max: 100, ttl: BETWEEN_LINES });

  return async ({ method, url, route, retryAfter, timeToReset }) => {
    const now = performance.now();
    const { since, times } = requests.get(url) ?? { since: now, times: 0 };
    requests.set(url, { since, times: times + 1 });
    const said = Math.max(retryAfter, timeToReset);
    const own = times === 0 ? 0 : REPEATED_AFTER * 2 ** (times - 1);
    // A timer given anything but a finite number of milliseconds would not wait at all.
    const wait = Number.isFinite(said) ? Math.max(said, own, 0) : Number.POSITIVE_INFINITY;
    const isGivenUp = now + wait > since + patience(route, wait);
    if (!logged.has(route)) {
      logged.set(route, true);
      const length = Number.isFinite(wait) ? inWords(wait) : 'an unknown time';
      const then = isGivenUp ? 'That is too long: giving up.' : 'Waiting.';
      log?.warn(`Discord's rate limit delays ${method} ${route} for ${length}. ${then}`);
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

/** Milliseconds for which Discord waits for the first answer to an interaction. */
export const FIRST_ANSWER_WITHIN = 3000;

/** Milliseconds for which an interaction can be answered further. */
export const FURTHER_WITHIN: number = 15 * 60_000;
