import { commands, messageCommands } from '../commands/index.js';
import { type Bot, payloadsOf } from './bot/bot.js';
import { createCooldown } from './bot/cooldown.js';
import { deploy } from './bot/deploy.js';
import { endingOf } from './bot/ending.js';
import { openLog } from './bot/log.js';
import { runBot } from './bot/run.js';
import { runShards, shardIn } from './bot/shards.js';
import type { Connection } from './bot/start.js';
import { withDefaults } from './bot/with-defaults.js';
import { type Io, styleFor } from './cli/io.js';
import { doctor } from './doctor/doctor.js';
import type { Library } from './library/results.js';
import { runLocal } from './local.js';
import { createShelf, type Shelf } from './page/shelf.js';
import { type Environment, readSettings, type Settings, tokenIn } from './settings/settings.js';
import { REAL_DISCORD } from './terminal/greeting.js';
import type { Terminal } from './terminal/start.js';

/**
 * Runs the bot until it is told to stop: on Discord where there is a token, else on a Discord of this machine.
 *
 * @returns the exit status
 */
export async function start(open: () => Promise<Library>, io: Io): Promise<number> {
  const shard = shardIn(io.env);
  // In a shard, discord.js means its number by SHARDS.
  const settings = readSettings(shard ? { ...io.env, SHARDS: String(shard.count) } : io.env);
  const { token, api, answers, shards } = settings;
  const connection = token ? { token, api, shard } : undefined;
  if (connection && shards > 1 && !shard) return inShards(connection, settings, io);
  const shelf = createShelf(await open(), (library) => withDefaults(library, answers));
  const { arePrivate, passages } = answers;
  const bot = { commands, messageCommands, arePrivate, passages };
  if (!connection) return onThisMachine(bot, shelf, io);
  return onDiscord(connection, { ...bot, library: shelf.library }, settings, io);
}

/** This process starts one with the same arguments for each shard, and keeps them running. */
function inShards(connection: Connection, { shards, log: { level } }: Settings, io: Io): Promise<number> {
  const log = openLog(io.errors, level);
  const [, file = '', ...args] = process.argv;
  return runShards(connection, { file, args }, { count: shards, log, ending: endingOf(process, log) });
}

async function onDiscord(
  connection: Connection,
  bot: Omit<Bot, 'log'>,
  { log: { level, questions }, cooldown, healthPort }: Settings,
  io: Io,
): Promise<number> {
  const { shard } = connection;
  const log = openLog(io.errors, level, shard && { shard: shard.id });
  const owned = { ...bot, log, cooldown: createCooldown(cooldown), logsQuestions: questions };
  const port = healthPort === undefined ? undefined : healthPort + (shard?.id ?? 0);
  try {
    return await runBot(connection, owned, endingOf(process, log), port);
  } finally {
    // The channel to the process that started it would keep a shard from ending.
    if (process.connected) process.disconnect();
  }
}

/** There is one member, who need not wait for others and sees the answers. */
function onThisMachine(bot: Omit<Bot, 'log' | 'library'>, shelf: Shelf, io: Io): Promise<number> {
  const log = openLog(io.errors, 'warn');
  io.errors.write(REAL_DISCORD);
  const opened = (url: string) => io.errors.write(`To see it in a browser: ${url}\n`);
  return runLocal({ ...bot, log }, shelf, terminalOf(io), { ending: endingOf(process, log), opened });
}

function terminalOf(io: Io): Terminal {
  const { input, output } = io;
  return {
    input,
    output,
    interactive: input.isTTY === true && output.isTTY === true,
    ansi: styleFor(io).ansi,
    width: () => styleFor(io).width,
  };
}

const payloads = payloadsOf({ commands, messageCommands });

/** Registers the commands with Discord, and says in a sentence what was done. */
export async function register(env: Environment): Promise<string> {
  const settings = readSettings(env);
  return deploy({ token: tokenIn(settings), api: settings.api }, payloads, settings.guild);
}

/** Prints what the bot lacks and what to do about it, and gives the exit status. */
export function examine(open: () => Promise<Library>, { env, output }: Io): Promise<number> {
  return doctor({ env, payloads, open }, output);
}
