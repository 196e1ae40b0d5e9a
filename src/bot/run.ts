import { type Client, Status } from 'discord.js';
import type { Guilds } from '../guilds/guilds.js';
import { articleCount, type Bot, extended } from './bot.js';
import { openChannelMessages } from './channel-messages.js';
import { keepTrying } from './connection-failure.js';
import { connect, hangUp, type Servers } from './gateway-connection.js';
import type { Health, ShardState } from './health.js';
import { identifyTurns } from './identify-turns.js';
import { openInteractionHandler } from './interaction-handler.js';
import type { Log } from './log.js';
import { openMessageHandler } from './message-handler.js';
import { describe } from './outcome.js';
import { restResponses } from './reply.js';
import { type Connection, openRest } from './rest.js';

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
  const observe = health?.tellOf(
    bot,
    () => running.shards(),
    () => obstaclesOf(running, bot),
  );
  const running = startBot(connection, observe ? extended(bot, { observe }) : bot);
  try {
    return await Promise.race([ending, running.failed]);
  } finally {
    await running.stop();
  }
}

/** The sentences that say why a bot cannot answer now; none where it can. */
function obstaclesOf(running: RunningBot, bot: Bot): string[] {
  const shards = running.shards();
  return [
    ...(running.isStopping() ? ['The bot is being stopped.'] : []),
    ...(shards.length === 0 ? ['There is no connection to Discord yet.'] : []),
    ...shards.filter(({ isReady }) => !isReady).map(({ shard }) => `Shard ${shard} is not connected.`),
    ...(bot.library.articles.length === 0 ? ['There are no articles.'] : []),
  ];
}

/** A bot on its way to Discord, or there. */
export interface RunningBot {
  /** Resolves when it can be asked in all its servers; rejects as `failed` does. */
  readonly ready: Promise<void>;
  /** Rejects with a `ConnectionFailure` where Discord does not let the bot in or turns it out. */
  readonly failed: Promise<never>;
  /** The shards of this process. */
  shards(): readonly ShardState[];
  /** Whether it takes no interactions any more. */
  isStopping(): boolean;
  /** Leaves Discord, so that another bot can take over at once, and answers what is under way. */
  stop(): Promise<void>;
}

/** Connects to Discord, however often that takes, and answers interactions until stopped. */
export function startBot(connection: Connection, bot: Bot): RunningBot {
  const { log } = bot;
  const rest = openRest(connection, log);
  const interactions = openInteractionHandler(bot, (address) => restResponses(rest, address));
  const messages = bot.ignoresMessages ? undefined : openMessageHandler(bot, openChannelMessages(rest));
  const servers = bot.guilds && serversOf(bot.guilds, log);
  const turns = identifyTurns(connection.turns, log);
  const leaving = new AbortController();
  const { signal } = leaving;
  let client: Client | undefined;
  const opened = (next: Client) => {
    client = next;
  };
  const connected = keepTrying(
    () => connect({ connection, rest, interactions, messages, servers, turns, log, signal, opened }),
    {
      log,
      signal,
      firstPause: connection.firstPause,
    },
  );
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (error: unknown) => {
      if (!signal.aborted) reject(error);
    };
    connected.then(({ lost }) => lost).catch(fail);
  });
  // Whoever waits for one of them hears of it; who waits for neither has no use for it.
  failed.catch(() => {});
  const isReady = connected.then(({ client }) => log.info(readyLine(client, bot)));
  isReady.catch(() => {});
  const ready = Promise.race([isReady, failed]);
  ready.catch(() => {});
  return {
    ready,
    failed,
    shards: () =>
      client?.ws.shards.map(({ id, status }) => ({ shard: id, isReady: status === Status.Ready })) ?? [],
    isStopping: () => !interactions.isOpen(),
    async stop() {
      leaving.abort();
      await Promise.all([interactions.finish(), messages?.finish(), client && hangUp(client)]);
    },
  };
}

/** Notes which servers the bot is in; of those that it has left everything is deleted later. */
function serversOf(guilds: Guilds, log: Log): Servers {
  let turn = Promise.resolve();
  /** One after the other: what is heard last holds. */
  const noted = (doing: () => Promise<void>) => {
    turn = turn
      .then(doing)
      .catch((error) => log.warn(`A server that was joined or left is not noted: ${describe(error)}`));
  };
  return {
    // Other shards hear of the others, in this process too.
    known: (ids, [id, count]) =>
      noted(() =>
        guilds.known(new Set(ids), (guild) => Number((BigInt(guild) >> 22n) % BigInt(count)) === id),
      ),
    joined: (id) => noted(() => guilds.returned(id)),
    left: (id) => noted(() => guilds.left(id)),
  };
}

/** More names would make a long line. */
const MOST_NAMES = 5;

function readyLine({ guilds, user }: Client, bot: Bot): string {
  const names = guilds.cache.map(({ name }) => name).sort();
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const where = names.length > 0 ? ` (${names.slice(0, MOST_NAMES).join(', ')}${more})` : '';
  const articles = counted(articleCount(bot), 'article');
  return `Ready as ${user?.tag}: ${articles}, ${counted(names.length, 'server')}${where}.`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** The exit status of a bot that was told to stop. */
const STOPPED = 0;

/** The exit status of a bot that has fallen over. */
export const CRASHED = 1;

/** Whoever started the bot does not wait for ever. */
const AT_THE_LATEST = 5000;

/** How often it is looked whether npm is still there, in milliseconds. */
const LOOK_EVERY = 500;

/**
 * Resolves with the exit status when the process is told to stop (SIGINT, SIGTERM, the end of its parent) or when
 * something fails that nobody caught. There is time then to close connections, but no more than 5 s.
 */
export function endingOf(process: NodeJS.Process, log: Log): Promise<number> {
  return new Promise((resolve) => {
    const end = (status: number) => {
      setTimeout(() => process.exit(status), AT_THE_LATEST).unref();
      resolve(status);
    };
    const crash = (error: unknown) => {
      log.error(`Stopped by an unexpected error: ${describe(error)}`);
      end(CRASHED);
    };
    // A shard has lost the process that started it when it is disconnected.
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => end(STOPPED));
    for (const fault of ['uncaughtException', 'unhandledRejection']) process.on(fault, crash);
    whenOrphanedByNpm(process, () => end(STOPPED));
  });
}

/** Ends a program that waits for nothing but its work as SIGTERM does, when npm is told to stop. */
export function endWithNpm(process: NodeJS.Process): void {
  whenOrphanedByNpm(process, () => process.kill(process.pid, 'SIGTERM'));
}

/**
 * npm runs a program in a shell and passes signals on to that alone, which dies of them and leaves the program behind.
 * `exec` in the script would put the program in the shell's place, but the shell of Windows has none.
 */
function whenOrphanedByNpm(process: NodeJS.Process, end: () => void): void {
  if (!['start', 'deploy', 'npx'].includes(process.env.npm_lifecycle_event ?? '')) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY).unref();
}
