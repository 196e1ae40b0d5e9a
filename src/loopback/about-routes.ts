import { Hono } from 'hono';
import type { HttpEnv } from './http.js';
import type { State } from './state.js';

const DAY_MS = 24 * 3_600_000;

/** How a client learns where the gateway is, and how many sessions it may start at once. */
export interface GatewayAddress {
  readonly url: () => string;
  readonly shards: number;
  readonly sessionStarts: number;
  readonly maxConcurrency: number;
}

/** The routes that say where the gateway is and who the bot is. */
export function aboutRoutes({ world, gateway }: State, address: GatewayAddress): Hono<HttpEnv> {
  const application = {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    summary: '',
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    team: null,
    owner: null,
    approximate_guild_count: world.guilds.filter(({ hasBot }) => hasBot).length,
  };
  return new Hono<HttpEnv>()
    .get('/gateway', (c) => c.json({ url: address.url() }))
    .get('/gateway/bot', (c) =>
      c.json({
        url: address.url(),
        shards: address.shards,
        session_start_limit: {
          total: address.sessionStarts,
          remaining: gateway.startsLeft(),
          reset_after: DAY_MS,
          max_concurrency: address.maxConcurrency,
        },
      }),
    )
    .get('/users/@me', (c) => c.json({ ...world.bot, locale: 'en-US', mfa_enabled: false, verified: true }))
    .get('/applications/@me', (c) => c.json(application))
    .get('/oauth2/applications/@me', (c) => c.json(application));
}
