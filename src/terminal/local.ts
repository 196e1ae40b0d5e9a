import { type Bot, payloadsOf } from '../bot/bot.js';
import { deploy } from '../bot/deploy.js';
import { startBot } from '../bot/start.js';
import { startLoopback } from '../loopback/server.js';
import { startTerminal, type Terminal } from './start.js';

/**
 * Runs the bot against a Discord on this machine, with whoever sits at the terminal as a member of its one server,
 * until they leave or the process is told to stop.
 *
 * @param ending resolves with an exit status when the process is told to stop
 */
export async function runLocal(bot: Bot, terminal: Terminal, ending: Promise<number>): Promise<number> {
  const discord = await startLoopback({ name: 'Verbatim' });
  await deploy(discord, payloadsOf(bot));
  const running = startBot(discord, bot);
  const leaving = new AbortController();
  try {
    await running.ready;
    const left = startTerminal(discord.user(), terminal, leaving.signal).then(() => 0);
    return await Promise.race([left, ending, running.failed]);
  } finally {
    leaving.abort();
    await running.stop();
    await discord.close();
  }
}
