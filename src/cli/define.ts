import type { Command } from 'commander';
import type { Listener, LiveLibrary } from '../library/live.js';
import type { Opening } from '../library/opening.js';
import type { Library } from '../library/results.js';
import { WrongSetting } from '../settings/wrong-setting.js';
import { cacheFolder } from './cache-folder.js';
import { EXAMPLES } from './help.js';
import type { Io } from './io.js';
import { print, printEach } from './print.js';
import { progressOn } from './progress.js';
import type { Printed } from './tasks.js';

/** What the command line works with. */
export interface Parts {
  readonly version: string;
  open(folder: string, opening: Opening): Promise<Library>;
  /** Opens a folder and keeps up with it. */
  watch(folder: string, listener: Listener, opening: Opening): Promise<LiveLibrary>;
  /** Runs the bot until it is told to stop, and gives the exit status. */
  start(watch: (listener: Listener) => Promise<LiveLibrary>, io: Io): Promise<number>;
  /** Registers the commands with Discord, and says in a sentence what was done. */
  deploy(io: Io): Promise<string>;
  /** Prints what the bot lacks and what to do about it, and gives the exit status. */
  doctor(open: () => Promise<Library>, io: Io): Promise<number>;
}

/** What every command needs to define itself and to run. */
export interface Setup {
  readonly program: Command;
  readonly io: Io;
  readonly parts: Parts;
  /** Takes the exit status. */
  done(status: number): void;
}

/** Options that the answering commands share, as parsed. */
export interface Common {
  readonly seeds: string;
  readonly source?: string;
  readonly json?: boolean;
}

export function define({ program }: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return program.command(name).description(description).addHelpText('after', EXAMPLES[name]);
}

export function defineReading(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  const folder = setup.io.env.SEEDS_DIR || 'seeds';
  return define(setup, name, description).option('--seeds <dir>', 'the folder of articles', folder);
}

export function defineAnswering(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return defineReading(setup, name, description)
    .option('--source <id>', 'only this article ("verbatim sources" lists them)')
    .option('--json', 'print JSON on one line');
}

/** Opens the folder and names the files that were skipped, and what of the others was. */
export async function open({ parts, io }: Setup, folder: string): Promise<Library> {
  const library = await parts.open(folder, openingOf(io)).catch((error) => fail(error, io, folder));
  nameSkipped(library, io);
  return library;
}

/** Opens the folder, names the files that were skipped and what of the others was, and keeps up with it. */
export async function watch({ parts, io }: Setup, folder: string, listener: Listener): Promise<LiveLibrary> {
  const live = await parts.watch(folder, listener, openingOf(io)).catch((error) => fail(error, io, folder));
  nameSkipped(live.library, io);
  return live;
}

/** How a folder is opened at the command line: what is derived is kept, and long work shows how far it is. */
export function openingOf(io: Io): Opening {
  return {
    cache: cacheFolder(io),
    warn: (line) => io.errors.write(`${line}\n`),
    progress: progressOn(io.errors, 'Reading articles'),
  };
}

function nameSkipped({ articles, skipped }: Library, io: Io): void {
  for (const { warnings = [] } of articles) for (const warning of warnings) io.errors.write(`${warning}\n`);
  for (const { path, reason } of skipped) io.errors.write(`Skipped ${path}: ${reason}\n`);
}

/** Says where an unusable folder was named. */
function fail(error: Error, { env }: Io, folder: string): never {
  const isSet = error.name === 'UnusableFolder' && folder === env.SEEDS_DIR;
  throw isSet ? new WrongSetting(`SEEDS_DIR is set to "${folder}". ${error.message}`) : error;
}

/** Stands for standard input. */
const STDIN = '-';

/** Prints the answer to what was typed, or to each line of standard input. */
export async function answer(
  setup: Setup,
  { seeds, json = false }: Common,
  typed: string | undefined,
  task: (library: Library, input: string | undefined) => Printed,
): Promise<void> {
  const library = await open(setup, seeds);
  const status =
    typed === STDIN
      ? await printEach((line) => task(library, line), setup.io)
      : print(task(library, typed), json, setup.io);
  setup.done(status);
}
