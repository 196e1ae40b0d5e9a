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
import { gatewayWithSessions, identifyThrottler } from './gateway-sessions.js';
import { type Guard, guardedStrategy } from './guarded-strategy.js';
import type { IdentifyTurns } from './identify-turns.js';
import type { InteractionHandler } from './interaction-handler.js';
import type { Log } from './log.js';
import type { MessageHandler } from './message-handler.js';
import { describe } from './outcome.js';
import type { Connection } from './rest.js';

/** What a connection is made with. */
interface Line {
  readonly connection: Connection;
  readonly rest: REST;
  readonly interactions: InteractionHandler;
  /** Left out where the bot is not to hear of messages. */
  readonly messages?: MessageHandler | undefined;
  readonly servers?: Servers | undefined;
  readonly turns: IdentifyTurns;
  readonly log: Log;
  /** Gives up what is under way, and hangs up. */
  readonly signal: AbortSignal;
  /** Is told of each client, before it is connected. */
  readonly opened: (client: Client) => void;
}

/** What is told of the servers that the bot is in. An outage of a server is nothing that is told. */
export interface Servers {
  /** The bot is in these, and in no others of the servers that this shard of so many hears of. */
  known(ids: readonly string[], shard: readonly [id: number, count: number]): void;
  /** It is in this one, perhaps newly. */
  joined(id: string): void;
  /** It was turned out of this one, or the server is no more. */
  left(id: string): void;
}

/** A client that is connected and knows its servers. */
interface Connected {
  readonly client: Client;
  /** Rejects where Discord turns it out. */
  readonly lost: Promise<never>;
}

/**
 * Connects to Discord, once.
 *
 * @throws {ConnectionFailure} where that did not work; nothing is left of the attempt then
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
  // Whoever waits for it hears of it.
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

/** Leaves the gateway. What is lost from then on is lost on purpose, and what still comes is not taken. */
export async function hangUp(client: Client): Promise<void> {
  for (const event of [Events.ShardReconnecting, Events.ShardError] as const)
    client.removeAllListeners(event);
  client.removeAllListeners(Events.Raw as never);
  await client.destroy();
}

/**
 * discord.js would build an object of each interaction and message, for listeners that we do not have, keep its user for
 * ever, and throw where something in it is missing. It gets an event without a name, which it passes over.
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
  /** Where it is not said which servers these are, nothing is said of the others. */
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
 * What the bot asks Discord to be told of: its servers; and, where it answers messages, messages in them and to itself.
 * None of these is privileged: what a message says comes along where it mentions the bot or is written to it directly.
 */
function intentsFor(hearsMessages: boolean): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  return hearsMessages ? [Guilds, GuildMessages, DirectMessages] : [Guilds];
}

/** Says when a shard is cut off and when it is back; the attempts between, two a second, are not worth a line. */
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
 * A client of Discord that is not connected yet. It needs no privileged intent, its messages can mention nobody,
 * and it holds the shards that it is told to, else as many as Discord recommends.
 *
 * @param gateway what Discord says of its gateway, which the client does not ask for again
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
