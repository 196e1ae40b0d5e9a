import { type REST, Routes } from 'discord.js';
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { z } from 'zod';
import { ConnectionFailure } from './connection-failure.js';
import { inWords } from './in-words.js';
import { expected } from './unexpected-answer.js';

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
export function checkSessions({ session_start_limit: limit }: APIGatewayBotInfo, needed: number): void {
  const { remaining, total, reset_after } = limit;
  if (remaining >= needed) return;
  const again = new Date(Date.now() + reset_after).toISOString();
  throw new ConnectionFailure(
    `Discord lets the bot connect no more: ${remaining} of ${total} times are left, and it needs ${needed}. There are some again at ${again}, in ${inWords(reset_after)}.`,
    { isPassing: true, ...(reset_after > 0 && { gone: reset_after }) },
  );
}
