import { createHash } from 'node:crypto';
import type { Clock } from './clock.js';

/** A number of requests in a period. */
interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

/** The rate limits: for each route, and for all requests of the bot together. */
export interface RateLimitOptions {
  readonly route: Limit;
  readonly global: Limit;
}

/** Like Discord's: 50 requests a second in total (documented), and five a second per route (typical). */
export const DEFAULT_LIMITS: RateLimitOptions = {
  route: { requests: 5, windowMs: 1000 },
  global: { requests: 50, windowMs: 1000 },
};

/** The result of checking a request against the limits. */
export interface RateLimitResult {
  readonly headers: Record<string, string>;
  /** If the request exceeds a limit: seconds until the next one is allowed. */
  readonly retryAfter?: number;
  readonly isGlobal?: boolean;
}

interface Window {
  used: number;
  endsAt: number;
}

/** Counts requests against the limits. Responses to interactions do not count against the global one. */
export function createRateLimits(
  clock: Clock,
  options: RateLimitOptions,
): (method: string, path: string) => RateLimitResult {
  const routes = new Map<string, Window>();
  const all: Window = { used: 0, endsAt: 0 };

  function take(window: Window, limit: Limit): boolean {
    if (clock.now() >= window.endsAt)
      Object.assign(window, { used: 0, endsAt: clock.now() + limit.windowMs });
    window.used += 1;
    return window.used <= limit.requests;
  }

  function windowOf(key: string): Window {
    for (const [old, { endsAt }] of routes) {
      if (endsAt > clock.now()) break; // All windows have the same length, so the oldest end first.
      routes.delete(old);
    }
    const window = routes.get(key) ?? { used: 0, endsAt: 0 };
    routes.set(key, window);
    return window;
  }

  return (method, path) => {
    const isGlobal = !isInteraction(path) && !take(all, options.global);
    if (isGlobal) {
      const retryAfter = secondsUntil(all.endsAt, clock);
      return { headers: limitHeaders('global', retryAfter), retryAfter, isGlobal };
    }
    const window = windowOf(`${method} ${withoutMinorIds(path)}`);
    const isAllowed = take(window, options.route);
    const resetAfter = secondsUntil(window.endsAt, clock);
    const headers = {
      'x-ratelimit-limit': String(options.route.requests),
      'x-ratelimit-remaining': String(Math.max(0, options.route.requests - window.used)),
      'x-ratelimit-reset': (window.endsAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': resetAfter.toFixed(3),
      'x-ratelimit-bucket': bucketOf(method, path),
    };
    if (isAllowed) return { headers };
    return {
      headers: { ...headers, ...limitHeaders('user', resetAfter) },
      retryAfter: resetAfter,
      isGlobal: false,
    };
  };
}

function limitHeaders(scope: string, retryAfter: number): Record<string, string> {
  return {
    'retry-after': retryAfter.toFixed(3),
    'x-ratelimit-scope': scope,
    ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
  };
}

function secondsUntil(time: number, clock: Clock): number {
  return Math.max(0, time - clock.now()) / 1000;
}

function isInteraction(path: string): boolean {
  return path.startsWith('/interactions/') || path.startsWith('/webhooks/');
}

/** Ids of applications, guilds, interactions and webhooks distinguish routes; those of commands and messages do not. */
function withoutMinorIds(path: string): string {
  return path.replace(/\/(commands|messages)\/[^/]+/u, '/$1/:id');
}

/** The name of the bucket, which is the same for all applications, guilds and tokens. */
function bucketOf(method: string, path: string): string {
  const route = withoutMinorIds(path)
    .replace(/^\/(interactions|webhooks)\/[^/]+\/[^/]+/u, '/$1/:id/:token')
    .replaceAll(/\/\d+/gu, '/:id');
  return createHash('sha256').update(`${method} ${route}`).digest('hex').slice(0, 32);
}
