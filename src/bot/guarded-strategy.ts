import { setTimeout as sleep } from 'node:timers/promises';
import {
  GatewayDispatchEvents,
  GatewayOpcodes,
  type IShardingStrategy,
  SimpleShardingStrategy,
  WebSocketShardStatus,
} from 'discord.js';
import type { WebSocket } from 'ws';
import { describe } from './failures.js';
import { type Frame, readFrame } from './frames.js';
import type { Log } from './log.js';

/** What a client of the gateway is kept to. */
export interface Guard {
  readonly log: Log;
  /** From then on no connection is made. */
  readonly signal: AbortSignal;
}

/** What is inside a shard of @discordjs/ws that the guard has to do with. */
interface Shard {
  connection: WebSocket | null;
  readonly status: WebSocketShardStatus;
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>;
  internalConnect(): Promise<void>;
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  onClose(code: number): Promise<void>;
  heartbeat(requested?: boolean): Promise<void>;
}

/** How long a server is given to say goodbye, in milliseconds. */
const GOODBYE = 500;

/**
 * The strategy of discord.js by which a process holds its shards, with shards that nothing from the socket throws out of:
 * what comes is read before discord.js looks at it, what fails in its callbacks is logged, and when the client is
 * given up, nothing is left that would connect.
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
    // A server that does not answer a goodbye would be waited for, and where discord.js was waiting for a greeting it
    // waits for ever.
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

/** A socket that discord.js has let go of while it was being opened would otherwise throw, or stay open. */
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
  const told = new Set<string>();
  const greeted = new WeakSet<WebSocket>();
  const unpack = shard.unpackMessage.bind(shard);
  /** A second greeting would start a second heart; a session that was not asked for is none. */
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
    if (wrong !== undefined && !told.has(wrong)) {
      told.add(wrong);
      log.warn(`The gateway has sent ${wrong} that cannot be read. It is passed over.`);
    }
    return frame && !isUnasked(frame) ? frame : null;
  };
}

/** Nobody waits for what is done in the callbacks of a socket or a timer. */
function catchFaults(shard: Shard, { log, signal }: Guard): void {
  const caught = (doing: Promise<void>) =>
    doing.catch((error) => log.warn(`A fault in listening to the gateway: ${describe(error)}`));
  const [onMessage, onClose] = [shard.onMessage.bind(shard), shard.onClose.bind(shard)];
  const [connect, heartbeat] = [shard.internalConnect.bind(shard), shard.heartbeat.bind(shard)];
  shard.onMessage = (data, isBinary) => caught(onMessage(data, isBinary));
  shard.onClose = (code) => caught(onClose(code));
  shard.heartbeat = (requested) => caught(heartbeat(requested));
  shard.internalConnect = async () => {
    if (!signal.aborted) await caught(connect());
  };
}
