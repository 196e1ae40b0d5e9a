import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { LRUCache } from 'lru-cache';
import { openingQuestions } from '../../commands/question-choices.js';
import { asksToCheck } from '../../commands/written.js';
import { type Bot, extended, payloadsOf } from '../bot/bot.js';
import { deploy } from '../bot/deploy.js';
import { startBot } from '../bot/run.js';
import { LONGEST_QUESTION } from '../bot/written-question.js';
import type { MutableLibrary } from '../library/mutable-library.js';
import { InvalidUse, type LoopbackUser, startLoopback, type UserChannels } from './discord/server.js';
import { citedIn } from './page/articles-to-read.js';
import { startPage } from './page/page-server.js';
import type { Cited } from './page/protocol.js';
import { createEndings, createMember } from './terminal/member.js';
import { keptBy, startTerminal, type Terminal } from './terminal/terminal.js';

const NAME = 'Verbatim';
/** Always the same, so that a page that is still open reconnects after a restart. */
const PAGE_PORT = 8623;
/** The built page. */
const ASSETS = new URL('.', pathToFileURL(createRequire(import.meta.url).resolve('#page')));

/** The only member may type as quickly as they like. */
const UNLIMITED = { requests: 1_000_000, windowMs: 1000 };

/** The number of citations whose places the page knows; older ones are text only. */
const MOST_CITED = 10_000;

/** Discord's maximum length of a message, in characters. */
const LONGEST_MESSAGE = 2000;

/** The bot on a local Discord, with its only user: in direct messages, and in a channel of a server. */
export interface LocalDiscord {
  /** The URL of the page for that user. */
  readonly url: string;
  /** Runs the prompt for that user, until the user leaves it, the bot fails or the signal is aborted. */
  prompt(terminal: Terminal, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the bot against a local Discord, and the page for its user.
 *
 * @param assets the folder of the page's built files
 */
export async function startLocal(
  bot: Bot,
  live: MutableLibrary,
  assets: URL = ASSETS,
): Promise<LocalDiscord> {
  const discord = await startLoopback({
    name: NAME,
    guilds: [{ name: 'Local server', channels: ['news'] }],
    rateLimits: { route: UNLIMITED, global: UNLIMITED },
  });
  await deploy(discord, payloadsOf(bot));
  const cited = new LRUCache<string, Cited>({ max: MOST_CITED });
  const quoted: Bot['quoted'] = (text, block, articles) => cited.set(text, citedIn(block, articles));
  const endings = createEndings();
  const observe: Bot['observe'] = (done) => {
    bot.observe?.(done);
    endings.handled(done.interaction);
  };
  const running = startBot(discord, extended(bot, { quoted, observe, passedOver: endings.passedOver }));
  const stop = async () => {
    await running.stop();
    await discord.close();
  };
  await running.ready.catch(async (error) => {
    await stop();
    throw error;
  });
  const { ignoresMessages: commandsOnly = false } = bot;
  const channels = withLimits(discord.channels());
  const page = await startPage({
    channels,
    live,
    app: NAME,
    appId: discord.applicationId,
    commandsOnly,
    longest: LONGEST_QUESTION,
    questions: () => openingQuestions(bot.library),
    citedBy: (text) => cited.get(text),
    assets,
    port: PAGE_PORT,
  });
  const member = createMember(channels, endings, commandsOnly);
  return {
    url: page.url,
    prompt: (terminal, signal) => Promise.race([startTerminal(member, terminal, signal), running.failed]),
    async close() {
      await page.close();
      await stop();
    },
  };
}

/** The same channels, but messages that would be refused are rejected before they are sent. */
function withLimits(channels: UserChannels): UserChannels {
  const limited = (user: LoopbackUser): LoopbackUser => ({
    ...user,
    say(content, how) {
      checkLength(content, user.guildId === undefined);
      return user.say(content, how);
    },
    edit(messageId, content) {
      checkLength(content, user.guildId === undefined);
      return user.edit(messageId, content);
    },
  });
  return {
    ...channels,
    at: (channelId) => limited(channels.at(channelId)),
    of: (messageId) => limited(channels.of(messageId)),
  };
}

/** @throws {InvalidUse} if a message is longer than Discord or, in direct messages, the bot allows */
function checkLength(content: string, isDirect: boolean): void {
  const { length } = [...content];
  const isChecked = asksToCheck(content);
  const longest = isDirect && !isChecked ? LONGEST_QUESTION : LONGEST_MESSAGE;
  if (length <= longest) return;
  const what = !isDirect ? 'message' : isChecked ? 'text to check' : 'question';
  throw new InvalidUse(`A ${what} must be 1 to ${longest} characters; this one has ${length}.`);
}

/**
 * Runs the bot against a local Discord, for a user at the terminal or the page, until the user leaves the prompt or the
 * process is told to stop.
 *
 * @param watch.ending resolves with an exit status when the process is told to stop
 * @param watch.opened called with the URL of the page
 */
export async function runLocal(
  bot: Bot,
  live: MutableLibrary,
  terminal: Terminal,
  { ending, opened }: { readonly ending: Promise<number>; readonly opened: (url: string) => void },
): Promise<number> {
  const local = await startLocal(extended(bot, { keeps: keptBy(terminal) }), live);
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
