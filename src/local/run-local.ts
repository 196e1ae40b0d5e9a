import type { APIMessage } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { openingQuestions } from '../../commands/question-choices.js';
import { asksToCheck } from '../../commands/written.js';
import { type Bot, extended, payloadsOf } from '../bot/bot.js';
import { deploy } from '../bot/deploy.js';
import { startBot } from '../bot/run.js';
import { LONGEST_QUESTION } from '../bot/written-question.js';
import type { MutableLibrary } from '../library/mutable-library.js';
import { InvalidUse, type LoopbackUser, startLoopback } from './discord/server.js';
import { citedIn } from './page/articles-to-read.js';
import { startPage } from './page/page-server.js';
import type { Cited } from './page/protocol.js';
import { startTerminal, type Terminal } from './terminal/terminal.js';

const NAME = 'Verbatim';
/** The same each time: a page that is still open finds the next start again. */
const PAGE_PORT = 8623;
const ASSETS = new URL('page/static/', import.meta.url);

/** There is one member, who may type as quickly as they like. */
const UNLIMITED = { requests: 1_000_000, windowMs: 1000 };

/** Citations that the page knows the places of; older ones are text alone. */
const MOST_CITED = 10_000;

/** Characters of a message, as Discord has it. */
const LONGEST_MESSAGE = 2000;

/** The bot on a Discord of this machine, in direct messages with the one user there is. */
export interface LocalDiscord {
  /** Where the page is on which one is that user. */
  readonly url: string;
  /** Runs the prompt at which one is that user too, until it is left, the bot fails or the signal ends it. */
  prompt(terminal: Terminal, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the bot against a Discord on this machine, and the page of somebody's direct messages with it.
 *
 * @param assets the folder of the page's files, which the build makes
 */
export async function startLocal(
  bot: Bot,
  live: MutableLibrary,
  assets: URL = ASSETS,
): Promise<LocalDiscord> {
  const discord = await startLoopback({ name: NAME, rateLimits: { route: UNLIMITED, global: UNLIMITED } });
  await deploy(discord, payloadsOf(bot));
  const cited = new LRUCache<string, Cited>({ max: MOST_CITED });
  const quoted: Bot['quoted'] = (text, block, articles) => cited.set(text, citedIn(block, articles));
  const handled = new Map<string, () => void>();
  const observe: Bot['observe'] = (done) => {
    bot.observe?.(done);
    handled.get(done.interaction)?.();
  };
  const running = startBot(discord, extended(bot, { quoted, observe, ignoresMessages: false }));
  const stop = async () => {
    await running.stop();
    await discord.close();
  };
  await running.ready.catch(async (error) => {
    await stop();
    throw error;
  });
  const user = withLimits(discord.user('You', { direct: 'with the bot' }));
  const page = await startPage({
    user,
    live,
    app: NAME,
    longest: LONGEST_QUESTION,
    questions: () => openingQuestions(bot.library),
    citedBy: (text) => cited.get(text),
    assets,
    port: PAGE_PORT,
  });
  const member = { ...user, write: (text: string) => answerTo(text, user, handled) };
  return {
    url: page.url,
    prompt: (terminal, signal) => Promise.race([startTerminal(member, terminal, signal), running.failed]),
    async close() {
      await page.close();
      await stop();
    },
  };
}

/** The same user, who is told what the bot would not answer before it is sent. */
function withLimits(user: LoopbackUser): LoopbackUser {
  return {
    ...user,
    say(content, how) {
      const { length } = [...content];
      const longest = asksToCheck(content) ? LONGEST_MESSAGE : LONGEST_QUESTION;
      if (length <= longest) return user.say(content, how);
      const what = asksToCheck(content) ? 'text to check' : 'question';
      throw new InvalidUse(`A ${what} must be 1 to ${longest} characters; this one has ${length}.`);
    },
  };
}

/** Writes to the bot; gives its answer, or undefined once it has left the message without one. */
function answerTo(
  text: string,
  user: LoopbackUser,
  handled: Map<string, () => void>,
): Promise<APIMessage | undefined> {
  const { id } = user.say(text);
  return new Promise((resolve) => {
    const finish = (answer?: APIMessage) => {
      end();
      handled.delete(id);
      resolve(answer);
    };
    const end = user.subscribe(({ type, message }) => {
      if (type === 'create' && message.message_reference?.message_id === id) finish(message);
    });
    handled.set(id, () => finish());
  });
}

/**
 * Runs the bot against a Discord on this machine, with whoever sits at the terminal or the page in direct messages with
 * it, until they leave the prompt or the process is told to stop.
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
