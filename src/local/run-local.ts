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
import { InvalidUse, type LoopbackUser, type Places, startLoopback } from './discord/server.js';
import { createEndings, createMember } from './member.js';
import { citedIn } from './page/articles-to-read.js';
import { startPage } from './page/page-server.js';
import type { Cited } from './page/protocol.js';
import { keptBy, startTerminal, type Terminal } from './terminal/terminal.js';

const NAME = 'Verbatim';
/** The same each time: a page that is still open finds the next start again. */
const PAGE_PORT = 8623;
/** The page as it is built. */
const ASSETS = new URL('.', pathToFileURL(createRequire(import.meta.url).resolve('#page')));

/** There is one member, who may type as quickly as they like. */
const UNLIMITED = { requests: 1_000_000, windowMs: 1000 };

/** Citations that the page knows the places of; older ones are text alone. */
const MOST_CITED = 10_000;

/** Characters of a message, as Discord has it. */
const LONGEST_MESSAGE = 2000;

/** The bot on a Discord of this machine, with the one user there is: in direct messages, and in a channel of a server. */
export interface LocalDiscord {
  /** Where the page is on which one is that user. */
  readonly url: string;
  /** Runs the prompt at which one is that user too, until it is left, the bot fails or the signal ends it. */
  prompt(terminal: Terminal, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the bot against a Discord on this machine, and the page on which somebody is a user of that.
 *
 * @param assets the folder of the page's files, which the build makes
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
  const places = withLimits(discord.places());
  const page = await startPage({
    places,
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
  const member = createMember(places, endings, commandsOnly);
  return {
    url: page.url,
    prompt: (terminal, signal) => Promise.race([startTerminal(member, terminal, signal), running.failed]),
    async close() {
      await page.close();
      await stop();
    },
  };
}

/** The same places, in which one is told what would not be taken before it is sent. */
function withLimits(places: Places): Places {
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
    ...places,
    at: (placeId) => limited(places.at(placeId)),
    of: (messageId) => limited(places.of(messageId)),
  };
}

/** @throws {InvalidUse} where a message is longer than Discord takes it or, in direct messages, than the bot does */
function checkLength(content: string, isDirect: boolean): void {
  const { length } = [...content];
  const isChecked = asksToCheck(content);
  const longest = isDirect && !isChecked ? LONGEST_QUESTION : LONGEST_MESSAGE;
  if (length <= longest) return;
  const what = !isDirect ? 'message' : isChecked ? 'text to check' : 'question';
  throw new InvalidUse(`A ${what} must be 1 to ${longest} characters; this one has ${length}.`);
}

/**
 * Runs the bot against a Discord on this machine, with whoever sits at the terminal or the page, until they leave the
 * prompt or the process is told to stop.
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
