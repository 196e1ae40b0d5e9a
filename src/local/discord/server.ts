import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { GatewayDispatchEvents } from 'discord.js';
import { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { isLocal } from '../../http/is-local.js';
import { attachmentRoutes, createAttachments } from './attachments.js';
import { channelRoutes } from './channel-messages.js';
import { type Clock, createSnowflakes, systemClock } from './clock.js';
import { createCommands } from './commands.js';
import { createFaultState, createFaults, type FaultState, type Faults } from './faults.js';
import { createGateway, type Gateway } from './gateway.js';
import { createHttp, type HttpEnv, type ObservedRequest } from './http.js';
import { createInteractions } from './interactions.js';
import { createMessages } from './messages.js';
import { createRateLimits, DEFAULT_LIMITS, type RateLimitOptions } from './rate-limits.js';
import { type ApplicationSettings, aboutRoutes, commandRoutes, interactionRoutes } from './routes.js';
import type { State } from './state.js';
import { createLoopbackUser, DIRECT, type LoopbackUser } from './user.js';
import { createUserChannels, type UserChannels } from './user-channels.js';
import { createPeople, createWorld, type GuildOptions, type LoopbackGuild } from './world.js';

export type { AttachedFile } from './attachments.js';
export { type ChannelEntry, nameOfChannel } from './channel-entry.js';
export type { Clock } from './clock.js';
export type { Faults, RequestFault } from './faults.js';
export { InvalidUse, type OptionValues } from './filled-options.js';
export type { Form } from './form-rules.js';
export type { ObservedRequest } from './http.js';
export { InteractionFailed } from './interactions.js';
export { componentsIn, type MessageEvent, textsOf } from './messages.js';
export type { LoopbackUser, Used } from './user.js';
export type { UserChannels } from './user-channels.js';
export type { Channel, GuildOptions, LoopbackGuild } from './world.js';

/** The options of a local Discord, all optional. */
export interface LoopbackOptions {
  /** The port on 127.0.0.1; 0, the default, uses a free one. */
  port?: number;
  /** The name of the application and its bot. */
  name?: string;
  /** The settings of the application; a new one has none. */
  application?: ApplicationSettings;
  /** The guilds that the bot is in; by default one guild with one channel. */
  guilds?: readonly GuildOptions[];
  /** How many shards Discord recommends to clients. */
  shards?: number;
  /** How many shards may identify at once. Discord lets small bots identify one at a time, five seconds apart. */
  maxConcurrency?: number;
  /** How many sessions may be started per day. */
  sessionStarts?: number;
  /** Whether the application may use the privileged intents. */
  allowPrivilegedIntents?: boolean;
  /** How many new commands may be registered per day, for each guild and globally. */
  dailyCommandCreates?: number;
  rateLimits?: Partial<RateLimitOptions>;
  /** The heartbeat interval of clients, in milliseconds. */
  heartbeatInterval?: number;
  /** The clock, for tests that control time. */
  clock?: Clock;
  /** Called for every request once it is answered, with its body and the status of the response. */
  onRequest?: (request: ObservedRequest) => void;
  /** Called for every interaction once its first response is accepted, with the milliseconds that this took. */
  onAcknowledged?: (ms: number) => void;
}

const DEFAULTS = {
  port: 0,
  name: 'Local bot',
  application: {} as ApplicationSettings,
  guilds: [{}] as readonly GuildOptions[],
  shards: 1,
  maxConcurrency: 16,
  sessionStarts: 1000,
  allowPrivilegedIntents: false,
  dailyCommandCreates: 200,
  heartbeatInterval: 41_250,
  clock: systemClock,
};

type Settings = typeof DEFAULTS;

/** The place where a user is. */
type Where =
  | { readonly guildId?: string; readonly channelId?: string; readonly manages?: boolean }
  | { readonly direct: 'with the bot' | 'with others' };

/** A Discord on this machine. */
export interface Loopback {
  /** The base URL of the REST API, for `new Client({ rest: { api } })`. */
  readonly api: string;
  /** The token that the bot logs in with. */
  readonly token: string;
  /** The application's id, which is also its bot's. */
  readonly applicationId: string;
  readonly guilds: readonly LoopbackGuild[];
  /**
   * The user with this name in a channel, by default the first one of the first guild, and optionally as a manager of
   * the guild. Each user has one channel for direct messages with the bot, and one for those with others. The same name
   * is the same user.
   */
  user(name?: string, where?: Where): LoopbackUser;
  /** The user with this name in all their channels at once: direct messages with the bot, channels and threads. */
  channels(name?: string): UserChannels;
  /** Simulates faults. */
  readonly faults: Faults;
  /** Closes all connections and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 with Discord's gateway and REST API, as far as bots that answer interactions need them.
 * It enforces Discord's rules: times, tokens, limits, visibility, rate limits, sessions and shards.
 *
 *     const loopback = await startLoopback();
 *     const client = new Client({ intents: ['Guilds'], rest: { api: loopback.api } });
 *     await client.login(loopback.token);
 *     const message = await loopback.user('Ada').command('ask', { question: 'Who wrote this?' });
 *
 * @throws the system's error if the port is taken
 */
export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const settings = { ...DEFAULTS, ...options };
  const faultState = createFaultState();
  const address = { http: '', gateway: '' };
  const state = createState(settings, faultState, address, options.onAcknowledged);
  const server = createAdaptorServer({
    fetch: createHttp(
      {
        token: state.world.token,
        faults: faultState,
        takeLimit: createRateLimits(state.clock, { ...DEFAULT_LIMITS, ...options.rateLimits }),
        onRequest: options.onRequest,
      },
      createRoutes(state, settings, faultState, () => address.gateway),
    ).fetch,
  }) as Server;
  const closeSockets = acceptSockets(server, state.gateway);
  announceMessages(state, faultState);

  server.listen(settings.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  address.http = `http://127.0.0.1:${port}`;
  address.gateway = `ws://127.0.0.1:${port}/gateway`;

  return {
    api: `${address.http}/api`,
    token: state.world.token,
    applicationId: state.world.applicationId,
    guilds: state.world.guilds,
    user: createUsers(state),
    channels: (name = 'You') => createUserChannels(state, state.people.named(name)),
    faults: createFaults(faultState, state.gateway.sessions, state.gateway.invalidate),
    async close() {
      closeSockets();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function createState(
  settings: Settings,
  faults: FaultState,
  address: { readonly http: string; readonly gateway: string },
  onAcknowledged: LoopbackOptions['onAcknowledged'] = () => {},
): State {
  const { clock } = settings;
  const nextId = createSnowflakes(clock);
  const world = createWorld(settings.name, settings.guilds, clock.now(), nextId);
  return {
    clock,
    nextId,
    world,
    commands: createCommands(world.applicationId, nextId, clock, settings.dailyCommandCreates),
    interactions: createInteractions(clock, nextId),
    messages: createMessages(),
    attachments: createAttachments(nextId, () => `${address.http}/api`),
    people: createPeople(world, nextId),
    gateway: createGateway(world, faults, { ...settings, url: () => address.gateway }),
    onAcknowledged,
  };
}

function createRoutes(
  state: State,
  settings: Settings,
  faults: FaultState,
  url: () => string,
): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .route('/', aboutRoutes(state, { ...settings, url }, settings.application))
    .route('/', commandRoutes(state))
    .route('/', interactionRoutes(state))
    .route('/', channelRoutes(state, faults))
    .route('/', attachmentRoutes(state.attachments));
}

/** Users by name, each in a channel. */
function createUsers(state: State): Loopback['user'] {
  const { people } = state;
  return (name = 'You', where = {}) => {
    const user = people.named(name);
    const place =
      'direct' in where ? people.direct(user, where.direct === 'with the bot') : people.inGuild(where);
    return createLoopbackUser(state, user, place);
  };
}

const GATEWAY_PATH = /^\/gateway\/?$/u;
/** Discord closes with a special code beyond 4 kB; larger frames than this are not read at all. */
const MAX_FRAME = 64 * 1024;

/** Lets clients open sockets to the gateway; the returned function closes them all. */
function acceptSockets(server: Server, gateway: Gateway): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [path = '', query] = (request.url ?? '').split('?');
    if (!isLocal(request.headers) || !GATEWAY_PATH.test(path)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      gateway.connect(client, new URLSearchParams(query));
    });
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

const EVENTS = {
  create: GatewayDispatchEvents.MessageCreate,
  update: GatewayDispatchEvents.MessageUpdate,
  delete: GatewayDispatchEvents.MessageDelete,
} as const;

/** Sends the events of non-ephemeral messages, in channels that the bot sees, to the clients with the intent. */
function announceMessages({ messages, gateway, people }: State, { denied }: FaultState): void {
  messages.subscribe(({ type, message }, { onlyFor }) => {
    const { id, channel_id } = message;
    const reachable = people.reach(channel_id);
    if (onlyFor !== undefined || !reachable || denied.has(`${channel_id} ViewChannel`)) return;
    const data = type === 'delete' ? { id, channel_id } : message;
    const { guild } = reachable;
    gateway.dispatch(guild?.id ?? DIRECT, EVENTS[type], { ...data, ...(guild && { guild_id: guild.id }) });
  });
}
