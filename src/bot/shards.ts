import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShardingManager } from 'discord.js';
import { keepTrying, type RetryOptions } from './connection-failure.js';
import { gatewayWithSessions } from './gateway-sessions.js';
import type { Log } from './log.js';
import { type Connection, openRest, type ShardPart } from './rest.js';

/** The program that each shard runs, with its arguments. */
interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** The exit status of a process that would fail again if restarted. */
const HOPELESS = 2;

/**
 * Milliseconds before a shard is restarted. The delay grows each time that it ends soon, because Discord revokes the
 * token after a thousand connections a day.
 */
const AGAIN = { first: 1000, most: 300_000, soon: 600_000 };

/** The shard of this process, if another process of this program started it as one. */
export function shardIn(env: Readonly<Record<string, string | undefined>>): ShardPart | undefined {
  if (env.SHARDING_MANAGER !== 'true') return undefined;
  return { ids: [Number(env.SHARDS)], count: Number(env.SHARD_COUNT) };
}

/**
 * Runs shards as processes until told to stop, and restarts those that end.
 *
 * @param ending resolves with an exit status when they are to stop
 * @returns the exit status; 2 if every shard has ended with a mistake of the operator, which it has logged
 * @throws {ConnectionFailure} if Discord does not accept the token
 */
export async function runShards(
  connection: Connection,
  { file, args }: Program,
  { count, log, ending }: { count: number; log: Log; ending: Promise<number> },
): Promise<number> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => sleep(ms, undefined, { signal });
  const isAllowed = await Promise.race([
    untilAllowed(count, connection, { log, signal }).then(() => true),
    ending.then(() => false),
  ]);
  if (!isAllowed) {
    stopping.abort();
    return ending;
  }
  const manager = new ShardingManager(file, {
    totalShards: count,
    token: connection.token,
    respawn: false,
    shardArgs: [...args],
  });
  /** Shards that have ended with a mistake. While others run, the mistake may only affect a restart. */
  const mistaken = new Set<number>();

  const hopeless = new Promise<number>((resolve) => {
    manager.on('shardCreate', (shard) => {
      let [wait, since] = [0, performance.now()];
      shard.on('death', async (child) => {
        const status = 'exitCode' in child ? child.exitCode : null;
        if (signal.aborted) return;
        if (status === HOPELESS) mistaken.add(shard.id);
        else mistaken.delete(shard.id);
        if (mistaken.size === manager.shards.size) return resolve(HOPELESS);
        wait = waitAgain(wait, performance.now() - since);
        const ended = `Shard ${shard.id} has ended (${status ?? 'killed'})`;
        log.error(`${ended}; it is restarted in ${Math.ceil(wait / 1000)} s.`);
        await pause(wait)
          .then(() => {
            since = performance.now();
            return shard.spawn(-1);
          })
          .catch(() => {});
      });
    });
  });

  const startAll = async () => {
    for (let id = 0; id < count; id += 1) await manager.createShard(id).spawn(-1);
  };
  startAll().catch((error) => {
    if (!signal.aborted) throw error;
  });
  const status = await Promise.race([ending, hopeless]);
  stopping.abort();
  await stopAll(manager);
  return status;
}

/**
 * How long to wait before a shard is restarted, in milliseconds.
 *
 * @param before the previous wait; 0 if it has not ended before
 * @param lived how long it ran since then
 */
export function waitAgain(before: number, lived: number): number {
  return before > 0 && lived < AGAIN.soon ? Math.min(2 * before, AGAIN.most) : AGAIN.first;
}

/** Resolves when Discord accepts the token and allows a session for each shard, which then takes its turn by itself. */
async function untilAllowed(count: number, connection: Connection, retry: RetryOptions): Promise<void> {
  const rest = openRest(connection, retry.log);
  await keepTrying(() => gatewayWithSessions(connection, rest, () => count, retry.signal), retry);
}

/** Each shard answers what is under way, as a single bot does. */
async function stopAll({ shards }: ShardingManager): Promise<void> {
  await Promise.all(
    shards.map(async ({ process: child }) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }),
  );
}
