import { MessageFlags } from 'discord.js';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readCommand } from './command-rules.js';
import type { RegistrationScope } from './commands.js';
import type { HttpEnv } from './http.js';
import {
  type AcceptedResponse,
  acceptResponse,
  deleteOwn,
  editOwn,
  followUp,
  ownMessage,
} from './responses.js';
import type { State } from './state.js';
import { errors, readForm, snowflake } from './validation.js';
import { type LoopbackGuild, PERMISSIONS } from './world.js';

const DAY_MS = 24 * 3_600_000;
const MOST_GUILDS = 200;

/** The requested part of a list; other query parameters are ignored. */
const listShape = z.looseObject({
  limit: z.coerce.number().int().min(1).max(MOST_GUILDS).default(MOST_GUILDS),
  after: snowflake.default('0'),
});

/** Tells a client the URL of the gateway, and how many sessions it may start at once. */
interface GatewayAddress {
  readonly url: () => string;
  readonly shards: number;
  readonly sessionStarts: number;
  readonly maxConcurrency: number;
}

/** The settings of an application, by Discord's names. */
export interface ApplicationSettings {
  readonly flags?: number;
  readonly bot_require_code_grant?: boolean;
  readonly interactions_endpoint_url?: string;
}

/** The routes for the gateway's URL and the bot's identity. */
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

/** A guild as it appears in the list of the bot's guilds. */
function partialGuild({ id, name }: LoopbackGuild) {
  return { id, name, icon: null, banner: null, owner: false, permissions: PERMISSIONS, features: [] };
}

/** The routes for registering commands, globally and per guild. */
export function commandRoutes(state: State): Hono<HttpEnv> {
  const base = '/applications/:application';
  return new Hono<HttpEnv>()
    .route(`${base}/commands`, scopedRoutes(state))
    .route(`${base}/guilds/:guild/commands`, scopedRoutes(state));
}

function scopedRoutes({ commands, world }: State): Hono<HttpEnv> {
  /** The scope in the path: a guild, or all. Only the bot's own application and its guilds are allowed. */
  function scopeOf(c: Context): RegistrationScope {
    const guild = c.req.param('guild');
    if (c.req.param('application') !== world.applicationId) throw errors.otherApplication();
    const own = world.guilds.filter(({ hasBot, hasNoCommands }) => hasBot && !hasNoCommands);
    if (guild && !own.some(({ id }) => id === guild)) throw errors.missingAccess();
    return guild;
  }
  const idOf = (c: Context) => c.req.param('command') ?? '';

  return new Hono<HttpEnv>()
    .get('/', (c) => c.json(commands.list(scopeOf(c))))
    .put('/', (c) => {
      const scope = scopeOf(c);
      const bodies = readForm(z.array(z.unknown()), c.get('body'));
      return c.json(
        commands.replaceAll(
          scope,
          bodies.map((body, at) => readCommand(body, [at])),
        ),
      );
    })
    .post('/', (c) => {
      const { command, isNew } = commands.create(scopeOf(c), readCommand(c.get('body')));
      return c.json(command, isNew ? 201 : 200);
    })
    .get('/:command', (c) => c.json(commands.get(scopeOf(c), idOf(c))))
    .patch('/:command', (c) => {
      const before = commands.get(scopeOf(c), idOf(c));
      const { id, application_id, version, guild_id, ...fields } = before;
      const changed = readCommand({ ...fields, ...(c.get('body') as object), type: before.type });
      return c.json(commands.edit(scopeOf(c), idOf(c), changed));
    })
    .delete('/:command', (c) => {
      commands.remove(scopeOf(c), idOf(c));
      return c.body(null, 204);
    });
}

/** The routes for responses and follow-ups to interactions. */
export function interactionRoutes(state: State): Hono<HttpEnv> {
  /** The token in the path, if the application in it is the bot's. */
  function tokenOf(c: Context): string {
    if (c.req.param('application') !== state.world.applicationId) throw errors.unknownWebhook();
    return c.req.param('token') ?? '';
  }
  const messageOf = (c: Context) => c.req.param('message') ?? '';

  return new Hono<HttpEnv>()
    .post('/interactions/:id/:token/callback', (c) => {
      const { id, token } = c.req.param();
      const accepted = acceptResponse(state, id, token, c.get('body'), c.get('files'));
      return c.req.query('with_response') === 'true' ? c.json(describe(accepted)) : c.body(null, 204);
    })
    .post('/webhooks/:application/:token', (c) =>
      c.json(followUp(state, tokenOf(c), c.get('body'), c.get('files'))),
    )
    .get('/webhooks/:application/:token/messages/:message', (c) =>
      c.json(ownMessage(state, tokenOf(c), messageOf(c))),
    )
    .patch('/webhooks/:application/:token/messages/:message', (c) =>
      c.json(editOwn(state, tokenOf(c), messageOf(c), c.get('body'), c.get('files'))),
    )
    .delete('/webhooks/:application/:token/messages/:message', (c) => {
      deleteOwn(state, tokenOf(c), messageOf(c));
      return c.body(null, 204);
    });
}

/** What Discord returns about an accepted response, if requested. */
function describe({ interaction, type, message }: AcceptedResponse): object {
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.place.channel.id,
      guild_id: interaction.place.guild?.id,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
      }),
    },
    ...(message && { resource: { type, message } }),
  };
}
