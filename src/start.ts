import { join } from 'node:path';
import envPaths from 'env-paths';
import type { MessageCommand, ServerMessageCommand } from '../commands/command.js';
import {
  commands,
  forms,
  messageCommands,
  ready,
  serverCommands,
  serverMessageCommands,
} from '../commands/index.js';
import { ArchiveFailure } from './archive/archive-failure.js';
import type { LiveArticles } from './archive/live-archive.js';
import { attachmentFetcher } from './bot/attachments.js';
import { type Bot, type BotCommand, payloadsOf, withDefaults } from './bot/bot.js';
import { ConnectionFailure, keepTrying } from './bot/connection-failure.js';
import { createCooldown } from './bot/cooldown.js';
import { deploy } from './bot/deploy.js';
import type { Health } from './bot/health.js';
import { type Log, openLog } from './bot/log.js';
import { describe } from './bot/outcome.js';
import type { Connection } from './bot/rest.js';
import { CRASHED, endingOf, endWithNpm, runBot } from './bot/run.js';
import { runShards, shardIn } from './bot/shards.js';
import { digestOfAll, standFor } from './cards/components/fingerprints.js';
import { type Io, styleFor } from './cli/io.js';
import type { Guilds } from './guilds/guilds.js';
import { openCache } from './library/cache.js';
import { makeCompiler } from './library/compiler.js';
import { faultLines, readLine, UnusableFolder } from './library/folder.js';
import type { Listener } from './library/live.js';
import type { Library } from './library/results.js';
import type { Terminal } from './local/terminal/terminal.js';
import { cacheFolder, readSettings, type Settings, tokenIn, WrongSetting } from './settings/read-settings.js';
import type { Store } from './store/store.js';
import { StoreFailure } from './store/store-failure.js';

/* What some starts do not need is imported dynamically, because loading modules takes most of the time of a start. */

type Watch = (listener: Listener) => Promise<LiveArticles>;

/**
 * Runs the bot until it is told to stop: on Discord if there is a token, else on the local Discord.
 *
 * @param watch opens the articles and watches their folder
 * @returns the exit status
 */
export async function start(watch: Watch, io: Io): Promise<number> {
  const shard = shardIn(io.env);
  // In the process of a shard, discord.js has set SHARDS to the shard's number and SHARD_COUNT to the number of shards.
  const env = shard ? { ...io.env, SHARDS: String(shard.count), SHARD_COUNT: undefined } : io.env;
  const settings = readSettings(env);
  const { token, api, shards } = settings;
  if (!token) return onThisMachine(watch, settings, io);
  const connection = { token, api, part: shard ?? settings.part };
  return shards > 1 && !shard
    ? inShards(connection, settings, io)
    : onDiscord(watch, connection, settings, io);
}

/** The interval between two log lines about the progress of long reading, in milliseconds. */
const BETWEEN_LINES = 5_000;

/** Logs the changes of the folder. */
function listenerFor(log: Log, answers: Settings['answers']): Listener {
  let due = 0;
  return {
    progress: (done, total) => {
      const now = performance.now();
      if (done > 1 && now < due) return;
      if (done > 1 && done < total) log.info(`Reading articles: ${done} of ${total}.`);
      due = now + BETWEEN_LINES;
    },
    changed: (change) => {
      const read = readLine(change);
      if (read !== '') log.info(`Articles: ${read}.`);
      for (const line of faultLines(change)) log.warn(line);
    },
    ready: (library) => ready(withDefaults(library, answers)),
    failed: (reason) => log.warn(reason),
  };
}

/** Starts one process with the same arguments for each shard, and keeps them running. */
async function inShards(
  connection: Connection,
  { shards, servers, log: { level } }: Settings,
  io: Io,
): Promise<number> {
  const log = openLog(io.errors, level);
  const { claimStore } = await import('./store/open.js');
  const release = claimStore(servers);
  const [, file = '', ...args] = process.argv;
  try {
    const ending = endingOf(process, log);
    return await runShards(connection, { file, args }, { count: shards, log, ending });
  } finally {
    release();
  }
}

/** The commands on Discord. The local Discord keeps no data of the server, so it has no commands to change them. */
const allCommands = {
  commands: new Map<string, BotCommand>([...commands, ...serverCommands]),
  messageCommands: new Map<string, MessageCommand | ServerMessageCommand>([
    ...messageCommands,
    ...serverMessageCommands,
  ]),
};

/** Mistakes of the operator, which the command line prints in a line. */
const MISTAKES = [WrongSetting, UnusableFolder, ConnectionFailure, StoreFailure];

async function onDiscord(
  watch: Watch,
  connection: Connection,
  settings: Settings,
  { errors, env }: Io,
): Promise<number> {
  const [shard] = shardIn(env)?.ids ?? [];
  const { healthPort, cooldown, log: logging } = settings;
  const log = openLog(errors, logging.level, shard === undefined ? undefined : { shard });
  const ending = endingOf(process, log);
  let health: Health | undefined;
  let live: LiveArticles | undefined;
  let guilds: Guilds | undefined;
  try {
    // First of all, so that health checks are answered while the articles are read.
    if (healthPort !== undefined) {
      const { openHealth } = await import('./bot/health.js');
      health = await openHealth(healthPort + (shard ?? 0));
    }
    const opened = await Promise.race([watch(listenerFor(log, settings.answers)), ending]);
    if (typeof opened === 'number') return opened;
    live = opened;
    const { openStore } = await import('./store/open.js');
    const store = await openStore(settings.servers, shard !== undefined);
    guilds = await openServers(live, store, settings, { env, log });
    const own: Partial<Bot> = {
      ...allCommands,
      forms,
      guilds,
      fetchAttachment: attachmentFetcher(settings.api),
      cooldown: createCooldown(cooldown),
      logsQuestions: logging.questions,
    };
    return await runBot({ ...connection, turns: store }, botWith(live, settings, log, own), ending, health);
  } catch (error) {
    return crashed(error, log);
  } finally {
    health?.close();
    await guilds?.close();
    await live?.close();
    // An open channel to the parent process would keep a shard from ending.
    if (process.connected) process.disconnect();
  }
}

/** Opens the data of the servers that the bot is in; the store is closed with it. */
async function openServers(
  live: LiveArticles,
  store: Store,
  { servers: { limits, memory }, answers }: Settings,
  { env, log }: { readonly env: Io['env']; readonly log: Log },
): Promise<Guilds> {
  const { openGuilds } = await import('./guilds/guilds.js');
  const cache = cacheFolder(env);
  return openGuilds({
    store,
    seeds: live,
    compiler: makeCompiler({
      cache: cache === undefined ? undefined : openCache(join(cache, 'servers'), log.warn),
    }),
    limits,
    memory,
    ready: (library) => ready(withDefaults(library, answers)),
    warn: log.warn,
  });
}

/** After any error but a mistake of the operator, a supervisor should restart the program. */
function crashed(error: unknown, log: Log): number {
  if (MISTAKES.some((mistake) => error instanceof mistake)) throw error;
  log.error(
    error instanceof ArchiveFailure ? error.message : `Stopped by an unexpected error: ${describe(error)}`,
  );
  return CRASHED;
}

/** There is one member, so neither private answers nor cooldowns are needed. */
async function onThisMachine(watch: Watch, settings: Settings, io: Io): Promise<number> {
  const log = openLog(io.errors, 'warn');
  const live = await watch(listenerFor(log, settings.answers));
  const [{ runLocal }, { REAL_DISCORD }] = await Promise.all([
    import('./local/run-local.js'),
    import('./local/terminal/prompt-help.js'),
  ]);
  try {
    io.errors.write(REAL_DISCORD);
    const opened = (url: string) => io.errors.write(`To see it in a browser: ${url}\n`);
    const ending = endingOf(process, log);
    return await runLocal(botWith(live, settings, log), live, terminalOf(io, settings), { ending, opened });
  } finally {
    await live.close();
  }
}

function botWith(
  live: LiveArticles,
  { answers, hearsMessages }: Settings,
  log: Log,
  own: Partial<Bot> = {},
): Bot {
  const { archive, count } = live;
  return {
    ...(count !== undefined && { articles: count }),
    ...(archive && {
      async libraryFor(wanted, own) {
        const [library, { stamp }] = await Promise.all([archive.libraryFor(wanted, own), archive.state()]);
        standFor(library.articles, own ? `${stamp} ${digestOfAll(own.articles)}` : stamp);
        return withDefaults(library, answers);
      },
    }),
    commands,
    messageCommands,
    log,
    ...answers,
    ignoresMessages: !hearsMessages,
    ...own,
    // Each interaction keeps the library that was current when it began.
    get library() {
      return live.library;
    },
  };
}

function terminalOf(io: Io, { keepsHistory }: Settings): Terminal {
  const { input, output } = io;
  return {
    input,
    output,
    interactive: input.isTTY === true && output.isTTY === true,
    ansi: styleFor(io).ansi,
    history: keepsHistory ? join(envPaths('verbatim', { suffix: '' }).data, 'history') : undefined,
    width: () => styleFor(io).width,
  };
}

/** The exit status of success. */
const DONE = 0;

const payloads = payloadsOf(allCommands);

/**
 * Registers the commands with Discord, retrying while that can help, and prints what changed.
 *
 * @returns the exit status
 * @throws {ConnectionFailure} if retrying cannot help
 */
export async function register({ env, output, errors }: Io): Promise<number> {
  const settings = readSettings(env);
  const connection = { token: tokenIn(settings), api: settings.api };
  const log = openLog(errors, settings.log.level);
  endWithNpm(process);
  const { signal } = new AbortController();
  try {
    const done = await keepTrying(() => deploy(connection, payloads, settings.guild, log), { log, signal });
    output.write(`${done}\n`);
    return DONE;
  } catch (error) {
    return crashed(error, log);
  }
}

/** Checks the setup, prints what to fix, and returns the exit status. */
export async function examine(
  open: () => Promise<Library>,
  prefersFolder: boolean,
  { env, output }: Io,
): Promise<number> {
  const { doctor } = await import('./doctor/doctor.js');
  return doctor({ env, payloads, open, prefersFolder }, output);
}
