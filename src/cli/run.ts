import { Command, CommanderError } from 'commander';
import {
  addAsk,
  addCheck,
  addQuote,
  addSchema,
  addSources,
  addSummary,
  addTimeline,
  addVerify,
} from './answering-subcommands.js';
import { EXIT_STATUS } from './help.js';
import { FOUND, type Io, WRONG_USE } from './io.js';
import {
  addArchive,
  addBackup,
  addDeploy,
  addDoctor,
  addLibrary,
  addMcp,
  addStart,
} from './operating-subcommands.js';
import type { Parts, Setup } from './setup.js';

/**
 * Runs the command line and returns the exit status: 0 something found, 1 nothing found, 2 wrong usage or unreadable
 * input.
 *
 * @param words the arguments without node and the script
 * @example await runCli(['ask', 'Who wrote this?'], io, parts) // 0
 */
export async function runCli(words: readonly string[], io: Io, parts: Parts): Promise<number> {
  let status = WRONG_USE;
  const program = rootFor(io, parts.version);
  const done = (reached: number) => {
    status = reached;
  };
  const setup: Setup = { program, io, parts, done };
  for (const add of [
    addAsk,
    addQuote,
    addSummary,
    addTimeline,
    addVerify,
    addSources,
    addCheck,
    addSchema,
    addStart,
    addMcp,
    addDeploy,
    addDoctor,
    addLibrary,
    addBackup,
    addArchive,
  ])
    add(setup);
  try {
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    return failed(error, io);
  }
}

function rootFor(io: Io, version: string): Command {
  return new Command('verbatim')
    .description("Answers questions about news articles in the articles' own words")
    .version(version)
    .addHelpText('after', EXIT_STATUS)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.output.write(text),
      writeErr: (text) => void io.errors.write(text),
      outputError: (text, write) => write(text.replace(/^error: /u, '')),
    });
}

/**
 * Commander throws after printing help, too. For a user's mistake the message is enough; any other error is a bug, and
 * shows its stack.
 */
function failed(error: unknown, { errors }: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? FOUND : WRONG_USE;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  errors.write(`${MISTAKES.has(name) ? message : stack}\n`);
  return WRONG_USE;
}

/** Recognised by name, because importing the classes would load all that reads articles even for `--help`. */
const MISTAKES = new Set([
  'UnusableFolder',
  'UnknownSource',
  'WrongDate',
  'WrongSetting',
  'ConnectionFailure',
  'StoreFailure',
  'ArchiveFailure',
]);
