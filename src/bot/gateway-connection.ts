import {
  Client,
  Events,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type REST,
  Routes,
} from 'discord.js';
import type { APIGatewayBotInfo, GatewayReadyDispatchData } from 'discord-api-types/v10';
import { z } from 'zod';
import {
  ConnectionFailure,
  closedForGood,
  connectionFailure,
  expected,
  inWords,
  socketFailure,
} from './connection-failure.js';
import { type Guard, guardedStrategy } from './guarded-strategy.js';
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
  const gateway = await gatewayInfo(rest.setToken(connection.token), signal).catch((error) => {
    throw connectionFailure(error, connection);
  });
  checkSessions(gateway, connection.part?.ids.length ?? gateway.shards);
  const abandoned = new AbortController();
  const guard = { log: line.log, signal: AbortSignal.any([signal, abandoned.signal]) };
  const client = makeClient(connection, gateway, guard, intentsFor(line.messages !== undefined));
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
function makeClient(
  { api, part }: Connection,
  gateway: APIGatewayBotInfo,
  guard: Guard,
  intents: GatewayIntentBits[],
): Client {
  return new Client({
    intents,
    rest: { api },
    allowedMentions: { parse: [] },
    ...(part ? { shards: [...part.ids], shardCount: part.count } : { shards: 'auto' as const }),
    ws: {
      buildStrategy(manager) {
        manager.fetchGatewayInformation = async () => gateway;
        return guardedStrategy(manager, guard);
      },
    },
  });
}

const count = z.number().int().min(0);

const shape = z.object({
  url: z.url({ protocol: /^wss?$/u }),
  shards: count.min(1),
  session_start_limit: z.object({
    total: count,
    remaining: count,
    // A day at the most, by Discord's own rule; the timers of Node.js cannot wait for longer than 24 days.
    reset_after: z
      .number()
      .min(0)
      .max(7 * 24 * 3_600_000),
    max_concurrency: count.min(1),
  }),
});

/**
 * Where the gateway is, and how often the bot may still connect to it.
 *
 * @throws {UnexpectedAnswer} where the answer is not one of Discord's
 */
export async function gatewayInfo(rest: REST, signal?: AbortSignal): Promise<APIGatewayBotInfo> {
  return expected(shape, await rest.get(Routes.gatewayBot(), signal ? { signal } : {}));
}

/**
 * Makes sure that so many sessions may be started.
 *
 * @throws {ConnectionFailure} where they may not, with when they may again
 */
function checkSessions({ session_start_limit: limit }: APIGatewayBotInfo, needed: number): void {
  const { remaining, total, reset_after } = limit;
  if (remaining >= needed) return;
  const again = new Date(Date.now() + reset_after).toISOString();
  throw new ConnectionFailure(
    `Discord's daily limit of connections is reached: ${remaining} of ${total} are left, and the bot needs ${needed}. It is reset at ${again}, in ${inWords(reset_after)}.`,
    { isPassing: true, ...(reset_after > 0 && { gone: reset_after }) },
  );
}
