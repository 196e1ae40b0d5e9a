import type { Bot } from './bot.js';
import type { Health, Obstacles } from './health.js';
import { createMeters } from './meters.js';
import { type Connection, type RunningBot, startBot } from './start.js';

/**
 * Runs the bot until it is told to stop.
 *
 * @param ending resolves with an exit status when it is
 * @param health is told how it is
 * @throws {ConnectionFailure} where Discord does not let the bot in, or not any more
 */
export async function runBot(
  connection: Connection,
  bot: Bot,
  ending: Promise<number>,
  health?: Health,
): Promise<number> {
  const meters = health && createMeters(bot, () => running.shards());
  const running = startBot(connection, meters ? observed(bot, meters.observe) : bot);
  if (meters) health.tellOf(meters, obstaclesOf(running, bot));
  try {
    return await Promise.race([ending, running.failed]);
  } finally {
    await running.stop();
  }
}

/** The library is asked for anew each time: its articles may have changed. */
function observed(bot: Bot, observe: NonNullable<Bot['observe']>): Bot {
  return {
    ...bot,
    observe,
    get library() {
      return bot.library;
    },
  };
}

function obstaclesOf(running: RunningBot, bot: Bot): Obstacles {
  return () => {
    const shards = running.shards();
    return [
      ...(running.isStopping() ? ['The bot is being stopped.'] : []),
      ...(shards.length === 0 ? ['There is no connection to Discord yet.'] : []),
      ...shards.filter(({ isReady }) => !isReady).map(({ shard }) => `Shard ${shard} is not connected.`),
      ...(bot.library.articles.length === 0 ? ['There are no articles.'] : []),
    ];
  };
}
