import { LRUCache } from 'lru-cache';
import { type Bot, extended, payloadsOf } from '../bot/bot.js';
import { deploy } from '../bot/deploy.js';
import { startBot } from '../bot/run.js';
import type { MutableLibrary } from '../library/mutable-library.js';
import { startLoopback } from './discord/server.js';
import { citedIn } from './page/articles-to-read.js';
import { startPage } from './page/page-server.js';
import type { Cited } from './page/protocol.js';
import { startTerminal, type Terminal } from './terminal/terminal.js';

const NAME = 'Verbatim';
/** The same each time: a page that is still open finds the next start again. */
const PAGE_PORT = 8623;
const ASSETS = new URL('page/static/', import.meta.url);

/** Citations that the page knows the places of; older ones are text alone. */
const MOST_CITED = 10_000;

/** The bot on a Discord of this machine, with one member of its one server. */
export interface LocalDiscord {
  /** Where the page is on which one is that member. */
  readonly url: string;
  /** Runs the prompt at which one is that member too, until it is left, the bot fails or the signal ends it. */
  prompt(terminal: Terminal, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the bot against a Discord on this machine, and the page that shows its channel.
 *
 * @param assets the folder of the page's files, which the build makes
 */
export async function startLocal(
  bot: Bot,
  live: MutableLibrary,
  assets: URL = ASSETS,
): Promise<LocalDiscord> {
  const discord = await startLoopback({ name: NAME });
  await deploy(discord, payloadsOf(bot));
  const cited = new LRUCache<string, Cited>({ max: MOST_CITED });
  const quoted: Bot['quoted'] = (text, block, articles) => cited.set(text, citedIn(block, articles));
  const running = startBot(discord, extended(bot, { quoted }));
  const stop = async () => {
    await running.stop();
    await discord.close();
  };
  await running.ready.catch(async (error) => {
    await stop();
    throw error;
  });
  const user = discord.user();
  const [guild] = discord.guilds;
  const names = { guild: guild?.name ?? '', channel: guild?.channels[0]?.name ?? '', app: NAME };
  const page = await startPage({
    user,
    live,
    names,
    citedBy: (text) => cited.get(text),
    assets,
    port: PAGE_PORT,
  });
  return {
    url: page.url,
    prompt: (terminal, signal) => Promise.race([startTerminal(user, terminal, signal), running.failed]),
    async close() {
      await page.close();
      await stop();
    },
  };
}

/**
 * Runs the bot against a Discord on this machine, with whoever sits at the terminal or the page as a member of its one
 * server, until they leave the prompt or the process is told to stop.
 *
 * @param watch.ending resolves with an exit status when the process is told to stop
 * @param watch.opened is told where the page is
 */
export async function runLocal(
  bot: Bot,
  live: MutableLibrary,
  terminal: Terminal,
  { ending, opened }: { readonly ending: Promise<number>; readonly opened: (url: string) => void },
): Promise<number> {
  const local = await startLocal(bot, live);
  const leaving = new AbortController();
  try {
    opened(local.url);
    const left = local.prompt(terminal, leaving.signal).then(() => 0);
    return await Promise.race([left, ending]);
  } finally {
    leaving.abort();
    await local.close();
  }
}
