import {
  Client,
  Events,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type REST,
} from 'discord.js';
import type { APIGatewayBotInfo, GatewayReadyDispatchData } from 'discord-api-types/v10';
import { closedForGood, socketFailure } from './connection-failure.js';
import { gatewayWithSessions, type IdentifyTurns, identifyThrottler } from './gateway-sessions.js';
import { type Guard, guardedStrategy } from './guarded-strategy.js';
import type { InteractionHandler } from './interaction-handler.js';
import type { Log } from './log.js';
import type { MessageHandler } from './message-handler.js';
import { describe } from './outcome.js';
import type { Connection } from './rest.js';

/** What a connection needs. */
interface Line {
  readonly connection: Connection;
  readonly rest: REST;
  readonly interactions: InteractionHandler;
  /** Omitted if the bot does not listen for messages. */
  readonly messages?: MessageHandler | undefined;
  readonly servers?: Servers | undefined;
  readonly turns: IdentifyTurns;
  readonly log: Log;
  /** Cancels what is under way, and disconnects. */
  readonly signal: AbortSignal;
  /** Called with each client, before it connects. */
  readonly opened: (client: Client) => void;
}

/** Notified when the bot joins or leaves a server, but not of outages. */
export interface Servers {
  /** The bot is in these servers, and in no others of this shard. */
  known(ids: readonly string[], shard: readonly [id: number, count: number]): void;
  /** The bot is in this server, and may have just joined it. */
  joined(id: string): void;
  /** The bot was removed from this server, or the server was deleted. */
  left(id: string): void;
}

/** A client that is connected and knows its servers. */
interface Connected {
  readonly client: Client;
  /** Rejects if Discord closes the connection for good. */
  readonly lost: Promise<never>;
}

/**
 * Connects to Discord, once.
 *
 * @throws {ConnectionFailure} if that failed; nothing is left of the attempt
 */
export async function connect(line: Line): Promise<Connected> {
  const { connection, rest, signal } = line;
  rest.setToken(connection.token);
  const gateway = await gatewayWithSessions(
    connection,
    rest,
    ({ shards }) => connection.part?.ids.length ?? shards,
    signal,
  );
  const abandoned = new AbortController();
  const guard = { log: line.log, signal: AbortSignal.any([signal, abandoned.signal]) };
  const client = makeClient(line, gateway, guard);
  line.opened(client);
  listen(client, line);
  watch(client, line.log);
  const lost = new Promise<never>((_resolve, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code, connection.token)));
  });
  // The caller handles it; this only prevents an unhandled rejection.
  lost.catch(() => {});
  const isReady = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  const refused = new Promise<never>((_resolve, reject) => {
    client.login(connection.token).catch((error) => reject(socketFailure(error, connection)));
  });
  const isEnded = new Promise<never>((_resolve, reject) => {
    guard.signal.addEventListener('abort', () => reject(guard.signal.reason));
  });
  isEnded.catch(() => {});
  try {
    await Promise.race([isReady, lost, refused, isEnded]);
    return { client, lost };
  } catch (error) {
    abandoned.abort();
    await hangUp(client);
    throw error;
  }
}

/** Disconnects from the gateway. Later errors and events of the client are ignored. */
export async function hangUp(client: Client): Promise<void> {
  for (const event of [Events.ShardReconnecting, Events.ShardError] as const)
    client.removeAllListeners(event);
  client.removeAllListeners(Events.Raw as never);
  await client.destroy();
}

/**
 * Keeps these events from discord.js. It would build an object of each interaction and message for listeners that do
 * not exist, keep its user forever, and throw if a property is missing. It gets an event without a name instead, which
 * it ignores.
 */
function listen(client: Client, { interactions, messages, servers }: Line): void {
  const take = (packet: GatewayDispatchPayload) => {
    const self = client.user?.id ?? '';
    switch (packet.t) {
      case GatewayDispatchEvents.InteractionCreate:
        return interactions.take(packet.d);
      case GatewayDispatchEvents.MessageCreate:
        return messages?.created(packet.d, self);
      case GatewayDispatchEvents.MessageUpdate:
        return 'content' in packet.d ? messages?.updated(packet.d, self) : undefined;
      case GatewayDispatchEvents.MessageDelete:
        return messages?.deleted(packet.d);
      case GatewayDispatchEvents.Ready:
        return known(packet.d);
      case GatewayDispatchEvents.GuildCreate:
        return packet.d.unavailable ? undefined : servers?.joined(packet.d.id);
      case GatewayDispatchEvents.GuildDelete:
        return packet.d.unavailable ? undefined : servers?.left(packet.d.id);
    }
  };
  /** Without a list of servers, nothing can be said about the others. */
  const known = ({ guilds, shard }: GatewayReadyDispatchData) => {
    if (shard && guilds.length > 0)
      servers?.known(
        guilds.map(({ id }) => id),
        shard,
      );
  };
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    take(packet);
    if (TAKEN.has(packet.t)) Object.assign(packet, { t: null, d: {} });
  });
}

/** Events that discord.js is not to see. */
const TAKEN: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageUpdate,
  GatewayDispatchEvents.MessageDelete,
]);

/**
 * The gateway intents: servers, and, if the bot answers messages, messages in them and direct messages. None is
 * privileged: Discord includes the content of messages that mention the bot or are sent to it directly.
 */
function intentsFor(hearsMessages: boolean): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  return hearsMessages ? [Guilds, GuildMessages, DirectMessages] : [Guilds];
}

/** Logs when a shard is disconnected and when it is back, but not the attempts between, which occur twice a second. */
function watch(client: Client, log: Log): void {
  const cutOff = new Set<number>();
  const errors = new Map<number, string>();
  const isBack = (shard: number) => {
    cutOff.delete(shard);
    errors.delete(shard);
    if (client.isReady()) log.info(`Shard ${shard} is connected again.`);
  };
  client.on(Events.ShardReconnecting, (shard) => {
    if (!cutOff.has(shard)) log.warn(`Shard ${shard} has no connection to the gateway and keeps trying.`);
    cutOff.add(shard);
  });
  client.on(Events.ShardResume, isBack);
  client.on(Events.ShardReady, isBack);
  client.on(Events.ShardError, ({ name, message }, shard) => {
    const line = `Shard ${shard}: ${name}: ${message}`;
    if (errors.get(shard) !== line) log.warn(line);
    errors.set(shard, line);
  });
  client.on(Events.Error, (error) => log.warn(describe(error)));
  client.on(Events.Debug, (line) => log.debug(line));
}

/**
 * Creates a client that is not connected yet. It needs no privileged intent, and its messages can mention nobody. It
 * holds the configured shards, or else as many as Discord recommends.
 *
 * @param gateway Discord's gateway information, which the client does not request again
 */
function makeClient(line: Line, gateway: APIGatewayBotInfo, guard: Guard): Client {
  const { api, part } = line.connection;
  return new Client({
    intents: intentsFor(line.messages !== undefined),
    rest: { api },
    allowedMentions: { parse: [] },
    ...(part ? { shards: [...part.ids], shardCount: part.count } : { shards: 'auto' as const }),
    ws: {
      buildStrategy(manager) {
        manager.fetchGatewayInformation = async () => gateway;
        return guardedStrategy(manager, guard);
      },
      buildIdentifyThrottler: async () => identifyThrottler({ ...line, ...guard }, gateway),
    },
  });
}
