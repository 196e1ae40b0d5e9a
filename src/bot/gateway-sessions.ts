import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type IIdentifyThrottler, type REST, Routes } from 'discord.js';
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Turns } from '../store/store.js';
import { ConnectionFailure, connectionFailure, expected, inWords, keepTrying } from './connection-failure.js';
import type { Log } from './log.js';
import { describe } from './outcome.js';
import type { Connection } from './rest.js';

const count = z.number().int().min(0);

const shape = z.object({
  url: z.url({ protocol: /^wss?$/u }),
  shards: count.min(1),
  session_start_limit: z.object({
    total: count,
    remaining: count,
    // Discord's own limit is a day; the timers of Node.js cannot wait for longer than 24 days.
    reset_after: z
      .number()
      .min(0)
      .max(7 * 24 * 3_600_000),
    max_concurrency: count.min(1),
  }),
});

/**
 * The URL of the gateway, and how many sessions the bot may still start.
 *
 * @throws {UnexpectedAnswer} if the answer is not one of Discord's
 */
export async function gatewayInfo(rest: REST, signal?: AbortSignal): Promise<APIGatewayBotInfo> {
  return expected(shape, await rest.get(Routes.gatewayBot(), signal ? { signal } : {}));
}

/**
 * The gateway information, if the bot may still start `needed` sessions today, in all of its processes.
 *
 * @throws {ConnectionFailure} if it may not, with the time of the reset, or if Discord cannot be reached
 */
export async function gatewayWithSessions(
  connection: Connection,
  rest: REST,
  needed: (gateway: APIGatewayBotInfo) => number,
  signal: AbortSignal,
): Promise<APIGatewayBotInfo> {
  const gateway = await gatewayInfo(rest, signal).catch((error) => {
    throw connectionFailure(error, connection);
  });
  checkSessions(gateway, needed(gateway));
  return gateway;
}

function checkSessions({ session_start_limit: limit }: APIGatewayBotInfo, needed: number): void {
  const { remaining, total, reset_after } = limit;
  if (remaining >= needed) return;
  const again = new Date(Date.now() + reset_after).toISOString();
  throw new ConnectionFailure(
    `Discord's daily limit of connections is reached: ${remaining} of ${total} are left, and the bot needs ${needed}. It is reset at ${again}, in ${inWords(reset_after)}.`,
    { isPassing: true, ...(reset_after > 0 && { gone: reset_after }) },
  );
}

/** What shards need to identify. */
interface Identifying {
  readonly connection: Connection;
  readonly rest: REST;
  readonly turns: IdentifyTurns;
  readonly log: Log;
  /** Cancels the waiting. */
  readonly signal: AbortSignal;
}

/**
 * Lets a shard identify when it is its turn and Discord allows another session. Discord revokes the token of a bot that
 * exceeds the daily limit.
 */
export function identifyThrottler(
  { connection, rest, turns, log, signal: ending }: Identifying,
  { shards, session_start_limit: { max_concurrency } }: APIGatewayBotInfo,
): IIdentifyThrottler {
  // This many shards, in any process, may identify between the answer and its use.
  const needed = () => Math.min(max_concurrency, connection.part?.count ?? shards);
  let asking: Promise<void> | undefined;
  /** If the limit cannot be read, the gateway decides. */
  const ask = async () => {
    const attempt = () => gatewayWithSessions(connection, rest, needed, ending);
    await keepTrying(attempt, { log, signal: ending, firstPause: connection.firstPause }).catch(() => {});
    asking = undefined;
  };
  return {
    waitForIdentify(shard, signal) {
      const allowed = () => {
        asking ??= ask();
        return Promise.race([asking, aborted(signal)]);
      };
      return turns.next(shard % max_concurrency, allowed, signal);
    },
  };
}

async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

/**
 * In milliseconds. Discord accepts one identify per bucket of shards every five seconds; the rest allows for network
 * delays.
 */
const APART = 5_500;

/** When shards may identify: one of each bucket at a time, in this process and all that share its turns. */
export interface IdentifyTurns {
  /**
   * Resolves when a shard may identify, which it should then do at once.
   *
   * @param bucket the shard's number modulo Discord's `max_concurrency`
   * @param allowed resolves when Discord lets the bot identify at all; called before each attempt
   * @throws if the signal is aborted
   */
  next(bucket: number, allowed: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** A clock in milliseconds, from any origin. */
interface Time {
  now(): number;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

const realTime: Time = {
  now: () => performance.now(),
  pause: (ms, signal) => sleep(ms, undefined, { signal }),
};

/**
 * The turns of this process, or of all processes that share a store. If the store fails, this process continues alone:
 * two shards that identify at once are told to retry, but a bot that does not identify answers nobody.
 */
export function identifyTurns(shared: Turns | undefined, log: Log, time: Time = realTime): IdentifyTurns {
  /** The time of the next attempt, by bucket. */
  const due = new Map<number, number>();
  const waitFor = (bucket: number) => (due.get(bucket) ?? 0) - time.now();
  let isWarned = false;

  async function take(bucket: number): Promise<number> {
    try {
      const wait = (await shared?.takeTurn(`identify ${bucket}`, APART)) ?? 0;
      isWarned = false;
      return wait;
    } catch (error) {
      if (!isWarned)
        log.warn(
          `Connections to Discord are not kept apart from those of other processes: ${describe(error)}`,
        );
      isWarned = true;
      return 0;
    }
  }

  return {
    async next(bucket, allowed, signal) {
      for (;;) {
        signal.throwIfAborted();
        const known = waitFor(bucket);
        if (known > 0) {
          await time.pause(known, signal);
          continue;
        }
        await allowed();
        // Another shard of this process may have taken the turn in the meantime.
        if (waitFor(bucket) > 0) continue;
        due.set(bucket, time.now() + APART);
        const wait = await take(bucket);
        due.set(bucket, time.now() + (wait === 0 ? APART : wait));
        if (wait === 0) return;
      }
    },
  };
}
