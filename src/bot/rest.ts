import { DefaultRestOptions, REST, RESTEvents, RESTJSONErrorCodes, type ResponseLike } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { Agent } from 'undici';
import { UNREADABLE } from './connection-failure.js';
import type { Log } from './log.js';
import { createRateLimits } from './rate-limits.js';

/** Discord takes no requests from an address that has made 10,000 in ten minutes that it refused. */
const WARN_EVERY = 1000;
const MOST_DOUBTFUL = 1000;
/**
 * Connections to Discord's API at a time. Where much comes at once, to open one for each answer takes longer than to
 * send the answers one after the other.
 */
const CONNECTIONS = 32;

/**
 * Discord's REST API. Beyond what discord.js does of itself: an answer that is not whole or no JSON counts as a fault
 * of the other side, and is asked for again; rate limits are logged and waited for only while it is of use; an answer
 * to an interaction that got through although its connection broke counts as given.
 *
 * @param log where rate limits are told; nowhere where it is left out
 */
export function openRest({ api, token }: { readonly api: string; readonly token: string }, log?: Log): REST {
  const doubtful = new LRUCache<string, true>({ max: MOST_DOUBTFUL });
  const rest = new REST({
    api,
    agent: new Agent({ connections: CONNECTIONS }),
    // Discord does not count what answers interactions, and nothing else is sent here in numbers.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
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
      `Discord has refused ${count} requests in ten minutes; after 10,000 it takes none for a while.`,
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
