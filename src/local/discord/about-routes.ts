import { Hono } from 'hono';
import { z } from 'zod';
import { readForm, snowflake } from './form.js';
import { PERMISSIONS } from './guild-payload.js';
import type { HttpEnv } from './http.js';
import type { State } from './state.js';
import type { Guild } from './world.js';

const DAY_MS = 24 * 3_600_000;
const MOST_GUILDS = 200;

/** Which part of a list is asked for; what else the query says is passed over. */
const listShape = z.looseObject({
  limit: z.coerce.number().int().min(1).max(MOST_GUILDS).default(MOST_GUILDS),
  after: snowflake.default('0'),
});

/** How a client learns where the gateway is, and how many sessions it may start at once. */
export interface GatewayAddress {
  readonly url: () => string;
  readonly shards: number;
  readonly sessionStarts: number;
  readonly maxConcurrency: number;
}

/** What the owner of an application has set for it, by Discord's names. */
export interface ApplicationSettings {
  readonly flags?: number;
  readonly bot_require_code_grant?: boolean;
  readonly interactions_endpoint_url?: string;
}

/** The routes that say where the gateway is and who the bot is. */
export function aboutRoutes(
  { world, gateway }: State,
  address: GatewayAddress,
  settings: ApplicationSettings,
): Hono<HttpEnv> {
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
    ...settings,
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
    .get('/users/@me/guilds', (c) => {
      const { limit, after } = readForm(listShape, c.req.query());
      const following = world.guilds.filter(({ id }) => BigInt(id) > BigInt(after));
      return c.json(following.slice(0, limit).map(partialGuild));
    })
    .get('/applications/@me', (c) => c.json(application))
    .get('/oauth2/applications/@me', (c) => c.json(application));
}

/** A guild as the list of one's own guilds has it. */
function partialGuild({ id, name }: Guild) {
  return { id, name, icon: null, banner: null, owner: false, permissions: PERMISSIONS, features: [] };
}
