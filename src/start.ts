import { commands, messageCommands } from '../commands/index.js';
import { type Bot, payloadsOf } from './bot/bot.js';
import { deploy } from './bot/deploy.js';
import { endingOf } from './bot/ending.js';
import { lineLog } from './bot/log.js';
import { runBot } from './bot/run.js';
import { type Io, styleFor } from './cli/io.js';
import type { Library } from './library/results.js';
import { type Environment, readSettings, tokenIn } from './settings/settings.js';
import { REAL_DISCORD } from './terminal/greeting.js';
import { runLocal } from './terminal/local.js';
import type { Terminal } from './terminal/start.js';

/**
 * Runs the bot until it is told to stop: on Discord where there is a token, else on a Discord of this machine.
 *
 * @returns the exit status
 */
export async function start(open: () => Promise<Library>, io: Io): Promise<number> {
  const { token, api } = readSettings(io.env);
  const library = await open();
  const log = lineLog(io.errors);
  const ending = endingOf(process, log);
  if (token) return runBot({ token, api }, { commands, messageCommands, library, log }, ending);
  io.errors.write(REAL_DISCORD);
  const bot: Bot = { commands, messageCommands, library, log: { ...log, info: () => {} } };
  return runLocal(bot, terminalOf(io), ending);
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

/** Registers the commands with Discord, and says in a sentence what was done. */
export async function register(env: Environment): Promise<string> {
  const settings = readSettings(env);
  const payloads = payloadsOf({ commands, messageCommands });
  return deploy({ token: tokenIn(settings), api: settings.api }, payloads, settings.guild);
}
