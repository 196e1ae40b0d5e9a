import { setTimeout as sleep } from 'node:timers/promises';
import {
  GatewayDispatchEvents,
  GatewayOpcodes,
  type IShardingStrategy,
  SimpleShardingStrategy,
  WebSocketShardStatus,
} from 'discord.js';
import { GatewayDispatchEvents as Event, GatewayOpcodes as Opcode } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Log } from './log.js';
import { describe } from './outcome.js';

/** What the guard of a gateway client needs. */
export interface Guard {
  readonly log: Log;
  /** Once aborted, no connection is made. */
  readonly signal: AbortSignal;
}

/** The internals of a shard of @discordjs/ws that the guard uses. */
interface Shard {
  connection: WebSocket | null;
  readonly status: WebSocketShardStatus;
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>;
  internalConnect(): Promise<void>;
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  onClose(code: number): Promise<void>;
  heartbeat(requested?: boolean): Promise<void>;
}

/** How long to wait for a server's close frame, in milliseconds. */
const GOODBYE = 500;

/**
 * The sharding strategy of discord.js, with guarded shards: nothing from the socket makes them throw. Frames are
 * checked before discord.js sees them, errors in its callbacks are logged, and once the client is abandoned, nothing
 * reconnects.
 */
export function guardedStrategy(
  manager: ConstructorParameters<typeof SimpleShardingStrategy>[0],
  guard: Guard,
): IShardingStrategy {
  const strategy = new SimpleShardingStrategy(manager);
  const shards = () => [...(strategy as unknown as { shards: Map<number, Shard> }).shards.values()];
  const [spawn, destroy] = [strategy.spawn.bind(strategy), strategy.destroy.bind(strategy)];
  strategy.spawn = async (ids) => {
    await spawn(ids);
    for (const shard of shards()) harden(shard, guard);
  };
  strategy.destroy = async (options) => {
    const sockets = shards().flatMap(({ connection }) => connection ?? []);
    // Destroying waits for a server that does not answer the close frame, and never ends if discord.js was still
    // waiting for the hello.
    await Promise.race([destroy(options), sleep(GOODBYE, undefined, { ref: false })]);
    for (const socket of sockets) socket.terminate();
  };
  return strategy;
}

function harden(shard: Shard, guard: Guard): void {
  watchSockets(shard, guard.signal);
  readFrames(shard, guard.log);
  catchFaults(shard, guard);
}

/** A socket that discord.js abandoned while it was being opened would otherwise throw, or stay open. */
function watchSockets(shard: Shard, signal: AbortSignal): void {
  let { connection } = shard;
  Object.defineProperty(shard, 'connection', {
    get: () => connection,
    set(socket: WebSocket | null) {
      connection = socket;
      socket?.on('error', () => {});
      if (signal.aborted) socket?.terminate();
    },
  });
}

function readFrames(shard: Shard, log: Log): void {
  const logged = new Set<string>();
  const greeted = new WeakSet<WebSocket>();
  const unpack = shard.unpackMessage.bind(shard);
  /** A second hello would start a second heartbeat; a session that was not requested is ignored. */
  const isUnasked = ({ op, t }: Frame) => {
    if (t === GatewayDispatchEvents.Resumed) return shard.status !== WebSocketShardStatus.Resuming;
    const { connection } = shard;
    if (op !== GatewayOpcodes.Hello || !connection) return false;
    if (greeted.has(connection)) return true;
    greeted.add(connection);
    return false;
  };
  shard.unpackMessage = async (data, isBinary) => {
    const { frame, wrong } = readFrame(await unpack(data, isBinary));
    if (wrong !== undefined && !logged.has(wrong)) {
      logged.add(wrong);
      log.warn(`The gateway sent ${wrong} that cannot be read; it is ignored.`);
    }
    return frame && !isUnasked(frame) ? frame : null;
  };
}

/** Nobody awaits the promises of callbacks of sockets and timers. */
function catchFaults(shard: Shard, { log, signal }: Guard): void {
  const caught = (doing: Promise<void>) =>
    doing.catch((error) => log.warn(`Handling an event of the gateway failed: ${describe(error)}`));
  const [onMessage, onClose] = [shard.onMessage.bind(shard), shard.onClose.bind(shard)];
  const [connect, heartbeat] = [shard.internalConnect.bind(shard), shard.heartbeat.bind(shard)];
  shard.onMessage = (data, isBinary) => caught(onMessage(data, isBinary));
  shard.onClose = (code) => caught(onClose(code));
  shard.heartbeat = (requested) => caught(heartbeat(requested));
  shard.internalConnect = async () => {
    if (!signal.aborted) await caught(connect());
  };
}

/** A frame that a client receives through its socket. */
interface Frame {
  readonly op: Opcode;
  readonly s: number | null;
  readonly t: string | null;
  readonly d: unknown;
}

/** The checked frame, and the reason if it was replaced. */
interface Taken {
  readonly frame: Frame | null;
  /** A name for what was wrong with it; undefined if it is valid. */
  readonly wrong?: string;
}

const id = z.string().regex(/^\d{1,20}$/u);
const gone = z.boolean().optional().catch(undefined);
const unknownUser = { id: '0', username: 'unknown', discriminator: '0' };

/** Servers by id; invalid entries are dropped. */
const servers = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.flatMap((each) => z.object({ id, unavailable: gone }).safeParse(each).data ?? []));

const channel = { id, channel_id: id, guild_id: id.optional() };
const user = z.object({
  id,
  username: z.string().catch(''),
  global_name: z.string().nullish().catch(null),
  bot: z.boolean().optional().catch(undefined),
  system: z.boolean().optional().catch(undefined),
});
const users = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.flatMap((each) => user.safeParse(each).data ?? []));

/** A message by a user, and the one that it replies to, if included. */
const written = z.object({
  ...channel,
  author: user,
  content: z.string(),
  type: z.number(),
  mentions: users,
  webhook_id: z.string().nullish().catch('unknown'),
  edited_timestamp: z.string().nullish().catch(null),
  referenced_message: z
    .looseObject({ id, author: user, components: z.array(z.looseObject({})).optional() })
    .nullish()
    .catch(null),
});

/**
 * The events that are used, and the parts of them that are used. discord.js would build and keep objects of everything
 * else, such as a server's channels, roles and emoji.
 */
const EVENTS: ReadonlyMap<unknown, z.ZodType> = new Map<unknown, z.ZodType>([
  [
    Event.Ready,
    z.object({
      session_id: z.string(),
      resume_gateway_url: z
        .url({ protocol: /^wss?$/u })
        .optional()
        .catch(undefined),
      user: z.object({ id, username: z.string(), discriminator: z.string().catch('0') }).catch(unknownUser),
      application: z.object({ id, flags: z.number().catch(0) }).catch({ id: '0', flags: 0 }),
      guilds: servers,
      shard: z
        .tuple([z.int().min(0), z.int().min(1)])
        .optional()
        .catch(undefined),
    }),
  ],
  [Event.Resumed, z.unknown().transform(() => ({}))],
  [Event.GuildCreate, z.object({ id, name: z.string().catch(''), unavailable: gone })],
  [Event.GuildDelete, z.object({ id, unavailable: gone })],
  [Event.InteractionCreate, z.unknown()],
  [Event.MessageCreate, written],
  // If Discord itself updates a message, for example with a link preview, the event is incomplete.
  [Event.MessageUpdate, z.union([written, z.object(channel)])],
  [Event.MessageDelete, z.object(channel)],
]);

/** The interval that Discord itself uses, in milliseconds. */
const HEARTBEAT = 41_250;
const LONGEST_HEARTBEAT = 600_000;

const hello = z.object({ heartbeat_interval: z.number().min(1).max(LONGEST_HEARTBEAT).catch(HEARTBEAT) });

/**
 * Reads a gateway frame, so that its readers find every property they need. An event that is unused or invalid becomes
 * one without a name: its sequence number still counts when a session is resumed.
 */
export function readFrame(received: unknown): Taken {
  if (typeof received !== 'object' || received === null) return { frame: null, wrong: 'a frame' };
  const { op, s, t, d } = received as Record<string, unknown>;
  const frame = { op: op as Opcode, s: typeof s === 'number' ? s : null, t: null };
  switch (op) {
    case Opcode.Dispatch:
      return readEvent({ ...frame, d: {} }, t, d);
    case Opcode.Hello:
      return { frame: { ...frame, d: hello.safeParse(d).data ?? { heartbeat_interval: HEARTBEAT } } };
    case Opcode.InvalidSession:
      return { frame: { ...frame, d: d === true } };
    default:
      return { frame: { ...frame, d: null } };
  }
}

function readEvent(unnamed: Frame, name: unknown, data: unknown): Taken {
  const shape = EVENTS.get(name);
  if (!shape) return { frame: unnamed };
  const { success, data: used } = shape.safeParse(data);
  return success
    ? { frame: { ...unnamed, t: String(name), d: used } }
    : { frame: unnamed, wrong: String(name) };
}
