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

/** The shards that a process runs. */
export interface ShardPart {
  readonly ids: readonly number[];
  /** The number of shards in all processes. */
  readonly count: number;
}

/** How to reach Discord. */
export interface Connection {
  readonly token: string;
  /** The base URL of the REST API, which also gives the URL of the gateway. */
  readonly api: string;
  /** The shards to run; if omitted, all of them, as many as Discord recommends. */
  readonly part?: ShardPart | undefined;
  /**
   * The turns that all processes of the bot share, so that they do not connect at once; omitted if there is only one.
   */
  readonly turns?: Turns;
  /** The longest pause after the first failed attempt, in milliseconds; a second if omitted. */
  readonly firstPause?: number;
}

/** Discord blocks an IP address after 10,000 refused requests in ten minutes. */
const WARN_EVERY = 1000;
const MOST_DOUBTFUL = 1000;
/**
 * The maximum number of simultaneous connections to Discord's API. In a burst, opening a connection for each answer
 * takes longer than sending the answers one after the other.
 */
const CONNECTIONS = 32;

/**
 * Milliseconds after which empty request queues are dropped, because each interaction has its own. discord.js keeps
 * them for an hour, in which a busy bot answers tens of thousands.
 */
const FORGOTTEN_AFTER = 60_000;

/**
 * A client for Discord's REST API. It adds to discord.js: an answer that is incomplete or no JSON counts as a server
 * error and is retried; rate limits are logged, and waited for only while that is of use; an answer to an interaction
 * counts as given if it got through although its connection broke.
 *
 * @param log the log for rate limits; none if omitted
 */
export function openRest({ api, token }: { readonly api: string; readonly token: string }, log?: Log): REST {
  const doubtful = new LRUCache<string, true>({ max: MOST_DOUBTFUL });
  const rest = new REST({
    api,
    agent: new Agent({ connections: CONNECTIONS }),
    // Discord does not count responses to interactions, and few other requests are sent here.
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

/** The response for a request that has already been carried out. */
const NOTHING_MORE = () => new Response(null, { status: 204 });

/** A response that was read to its end. If it should be JSON and is not, or redirects, its status says so. */
async function readable(...request: Parameters<typeof DefaultRestOptions.makeRequest>): Promise<Response> {
  const response = await DefaultRestOptions.makeRequest(...request);
  const { status } = response;
  const headers = response.headers as Headers;
  const text = await textOf(response);
  if (status === 204) return NOTHING_MORE();
  const isElsewhere = status >= 300 && status < 400;
  if (isObject(text, headers) && !isElsewhere) return new Response(text, { status, headers });
  if (response.ok || isElsewhere) return new Response('', { status: UNREADABLE });
  // Without the content type of JSON, discord.js does not look for one of Discord's error codes in it.
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

/** The longest wait for a rate limit if no member is waiting, in milliseconds. */
const LONGEST = 60_000;
/** The interval between two log lines about the same route, in milliseconds. */
const BETWEEN_LINES = 60_000;
/** Milliseconds before the second retry of a request; doubled for each further one. */
const REPEATED_AFTER = 100;
const MOST_REQUESTS = 10_000;

/** A request that Discord has rate limited. */
interface Limited {
  readonly since: number;
  readonly times: number;
}

/**
 * Decides, each time that a rate limit delays a request, whether to wait. Waiting is useless if the member's client has
 * given up by then. A request that is refused repeatedly is retried at increasing intervals, whatever Discord says,
 * because Discord blocks the bot after 10,000 refused requests in ten minutes.
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
    // A timer with a delay that is not finite would not wait at all.
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

/** Discord's time limit for the first response to an interaction, in milliseconds. */
export const FIRST_ANSWER_WITHIN = 3000;

/** Discord's time limit for further responses to an interaction, in milliseconds. */
export const FURTHER_WITHIN: number = 15 * 60_000;
