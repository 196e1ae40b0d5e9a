import { once } from 'node:events';
import { type IIdentifyThrottler, type REST, Routes } from 'discord.js';
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { z } from 'zod';
import { ConnectionFailure, connectionFailure, expected, inWords, keepTrying } from './connection-failure.js';
import type { IdentifyTurns } from './identify-turns.js';
import type { Log } from './log.js';
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
