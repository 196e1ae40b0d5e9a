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
 * Where the gateway is, where the bot may still start so many sessions today, in all of its processes.
 *
 * @throws {ConnectionFailure} where it may not, with when it may again; or where Discord cannot be asked
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

/** What shards identify with. */
interface Identifying {
  readonly connection: Connection;
  readonly rest: REST;
  readonly turns: IdentifyTurns;
  readonly log: Log;
  /** Ends what is waited for. */
  readonly signal: AbortSignal;
}

/**
 * Lets a shard identify when it is its turn and Discord still starts a session for it. Whoever starts more than Discord
 * allows in a day loses the token.
 */
export function identifyThrottler(
  { connection, rest, turns, log, signal: ending }: Identifying,
  { shards, session_start_limit: { max_concurrency } }: APIGatewayBotInfo,
): IIdentifyThrottler {
  // As many may identify between the answer and what is done after it, in any process.
  const needed = () => Math.min(max_concurrency, connection.part?.count ?? shards);
  let asking: Promise<void> | undefined;
  /** What cannot be known is left to the gateway. */
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
