import type { Bot } from './bot.js';
import { type Connection, startBot } from './start.js';

/**
 * Runs the bot until it is told to stop.
 *
 * @param ending resolves with an exit status when it is
 * @throws {ConnectionFailure} where Discord cannot be reached, or does not let the bot in any more
 */
export async function runBot(connection: Connection, bot: Bot, ending: Promise<number>): Promise<number> {
  const running = startBot(connection, bot);
  try {
    return await Promise.race([ending, running.failed]);
  } finally {
    await running.stop();
  }
}
