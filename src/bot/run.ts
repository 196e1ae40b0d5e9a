import { type Client, Status } from 'discord.js';
import type { Guilds } from '../guilds/guilds.js';
import { loadModel } from '../language/tokens.js';
import { articleCount, type Bot, extended } from './bot.js';
import { openChannelMessages } from './channel-messages.js';
import { keepTrying } from './connection-failure.js';
import { connect, hangUp, type Servers } from './gateway-connection.js';
import { identifyTurns } from './gateway-sessions.js';
import type { Health, ShardState } from './health.js';
import { openInteractionHandler } from './interaction-handler.js';
import type { Log } from './log.js';
import { openMessageHandler } from './message-handler.js';
import { describe } from './outcome.js';
import { restResponses } from './reply.js';
import { type Connection, openRest } from './rest.js';

/**
 * Runs the bot until it is told to stop.
 *
 * @param ending resolves with an exit status when it is told to stop
 * @param health reports the health of the bot
 * @throws {ConnectionFailure} if Discord refuses the bot, or closes the connection for good
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

/** The sentences that say why a bot cannot answer now; empty if it can. */
function obstaclesOf(running: RunningBot, bot: Bot): string[] {
  const shards = running.shards();
  return [
    ...(running.isStopping() ? ['The bot is being stopped.'] : []),
    ...(shards.length === 0 ? ['There is no connection to Discord yet.'] : []),
    ...shards.filter(({ isReady }) => !isReady).map(({ shard }) => `Shard ${shard} is not connected.`),
    ...(bot.library.articles.length === 0 ? ['There are no articles.'] : []),
  ];
}

/** A bot that is connected or connecting to Discord. */
export interface RunningBot {
  /** Resolves when it can answer in all its servers; rejects as `failed` does. */
  readonly ready: Promise<void>;
  /** Rejects with a `ConnectionFailure` if Discord refuses the bot or closes the connection for good. */
  readonly failed: Promise<never>;
  /** The shards of this process. */
  shards(): readonly ShardState[];
  /** Whether it accepts no more interactions. */
  isStopping(): boolean;
  /** Disconnects, so that another bot can take over at once, and answers what is under way. */
  stop(): Promise<void>;
}

/** Connects to Discord, retrying as often as needed, and answers interactions until stopped. */
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
  // Callers handle the promises they await; these lines only prevent unhandled rejections of the others.
  failed.catch(() => {});
  const isReady = connected.then(({ client }) => {
    log.info(readyLine(client, bot));
    // The start did not wait for it, and the first question should not have to.
    setImmediate(loadModel);
  });
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

/** Records which servers the bot is in. The data of those that it has left is deleted later. */
function serversOf(guilds: Guilds, log: Log): Servers {
  let turn = Promise.resolve();
  /** Runs the updates in order, so that the last one wins. */
  const noted = (doing: () => Promise<void>) => {
    turn = turn
      .then(doing)
      .catch((error) => log.warn(`A server that was joined or left is not noted: ${describe(error)}`));
  };
  return {
    // Each shard, in this process or another, only knows its own servers.
    known: (ids, [id, count]) =>
      noted(() =>
        guilds.known(new Set(ids), (guild) => Number((BigInt(guild) >> 22n) % BigInt(count)) === id),
      ),
    joined: (id) => noted(() => guilds.returned(id)),
    left: (id) => noted(() => guilds.left(id)),
  };
}

/** More names would make the line too long. */
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

/** The exit status of a bot that has crashed. */
export const CRASHED = 1;

/** The longest time to stop, in milliseconds, because process managers do not wait forever. */
const AT_THE_LATEST = 5000;

/** The interval in which npm is checked for, in milliseconds. */
const LOOK_EVERY = 500;

/**
 * Resolves with the exit status when the process is told to stop (SIGINT, SIGTERM, the end of its parent) or an error
 * is not caught. There are at most 5 s then to close connections.
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
    // The channel of a shard is disconnected when the process that started it ends.
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => end(STOPPED));
    for (const fault of ['uncaughtException', 'unhandledRejection']) process.on(fault, crash);
    whenOrphanedByNpm(process, () => end(STOPPED));
  });
}

/** Ends a program that only waits for its own work, as SIGTERM does, when npm is told to stop. */
export function endWithNpm(process: NodeJS.Process): void {
  whenOrphanedByNpm(process, () => process.kill(process.pid, 'SIGTERM'));
}

/**
 * npm runs a program in a shell and passes signals to the shell only, which dies of them and leaves the program
 * running. `exec` in the script would replace the shell with the program, but the Windows shell has no `exec`.
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
