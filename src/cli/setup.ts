import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Archive } from '../archive/archive.js';
import type { LiveArticles } from '../archive/live-archive.js';
import type { Loaded, Loading } from '../archive/load.js';
import type { Opening } from '../library/library.js';
import type { Listener, LiveLibrary } from '../library/live.js';
import type { Library } from '../library/results.js';
import { cacheFolder, readableSettings, WrongSetting } from '../settings/read-settings.js';
import { EXAMPLES } from './help.js';
import { FORMATS, type Format, type Io, progressOn } from './io.js';

/** What the command line depends on. */
export interface Parts {
  readonly version: string;
  /** The folder of the example article that is part of the package. */
  readonly exampleFolder: string;
  open(folder: string, opening: Opening): Promise<Library>;
  /** Opens a folder and watches it. */
  watch(folder: string, listener: Listener, opening: Opening): Promise<LiveLibrary>;
  /** Opens the archive in a database. */
  archive(url: string): Promise<Archive>;
  /** Loads a folder into the archive. */
  load(url: string, folder: string, loading: Loading): Promise<Loaded>;
  /** Runs the bot until it is told to stop, and resolves with the exit status. */
  start(watch: (listener: Listener) => Promise<LiveArticles>, io: Io): Promise<number>;
  /** Serves the articles over the Model Context Protocol until the end of input. */
  mcp(watch: () => Promise<LiveLibrary>, io: Io): Promise<void>;
  /** Registers the commands with Discord, prints what changed, and resolves with the exit status. */
  deploy(io: Io): Promise<number>;
  /**
   * Checks the setup, prints what to fix, and resolves with the exit status.
   *
   * @param prefersFolder whether to check the folder although there is an archive
   */
  doctor(open: () => Promise<Library>, prefersFolder: boolean, io: Io): Promise<number>;
}

/** What every command needs to be defined and run. */
export interface Setup {
  readonly program: Command;
  readonly io: Io;
  readonly parts: Parts;
  /** Receives the exit status. */
  done(status: number): void;
}

/** The parsed options that the answering commands share. */
export interface Common {
  readonly seeds?: string;
  readonly source?: string;
  readonly json?: boolean;
  readonly format?: Format;
}

/** Options that select articles by date of publication. */
export interface DatedFlags {
  readonly since?: string;
  readonly until?: string;
}

/** Defines a command with its examples. */
export function define({ program }: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return program.command(name).description(description).addHelpText('after', EXAMPLES[name]);
}

/** Defines a command that reads articles. */
export function defineReading(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  const folder = setup.io.env.SEEDS_DIR || USUAL_FOLDER;
  return define(setup, name, description).option(
    '--seeds <dir>',
    `the folder of articles (default: "${folder}")`,
  );
}

/** The default folder. */
const USUAL_FOLDER = 'seeds';

/**
 * The folder to read: the argument, else SEEDS_DIR, else `seeds`. If neither is given and `seeds` does not exist, it is
 * the folder of the example article, so that a first try needs no files; a message says so.
 */
export function folderOf({ io, parts }: Setup, given: string | undefined): string {
  const named = given ?? (io.env.SEEDS_DIR || undefined);
  if (named !== undefined) return named;
  if (existsSync(resolve(USUAL_FOLDER))) return USUAL_FOLDER;
  io.errors.write(`There is no folder "${USUAL_FOLDER}" here: using the example article of the package.\n`);
  return parts.exampleFolder;
}

/** Defines a command that prints something of the articles. */
export function defineAnswering(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return defineReading(setup, name, description)
    .option('--source <id>', 'only this article ("verbatim sources" lists them)')
    .option('--json', 'print JSON on one line');
}

/** Defines a command that can select articles by date of publication, and whose answer can be exported. */
export function defineDated(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return defineAnswering(setup, name, description)
    .option('--since <date>', 'only articles from this day on (2024-03-05, March 2024)')
    .option('--until <date>', 'only articles up to this day')
    .addOption(new Option('--format <format>', 'how it is printed').choices(FORMATS));
}

/** Opens the folder and prints the skipped files, and the warnings about the others. */
async function open({ parts, io }: Setup, folder: string): Promise<Library> {
  const library = await parts.open(folder, openingOf(io)).catch((error) => fail(error, io, folder));
  printWarnings(library, io);
  return library;
}

/** Opens the folder in the same way, and watches it. */
export async function watch({ parts, io }: Setup, folder: string, listener: Listener): Promise<LiveLibrary> {
  const live = await parts.watch(folder, listener, openingOf(io)).catch((error) => fail(error, io, folder));
  printWarnings(live.library, io);
  return live;
}

/** The command line uses the cache and shows the progress of long work. */
export function openingOf(io: Io): Opening {
  return {
    cache: cacheFolder(io.env),
    warn: (line) => io.errors.write(`${line}\n`),
    progress: progressOn(io.errors, 'Reading articles'),
  };
}

function printWarnings({ articles, skipped }: Library, io: Io): void {
  for (const { warnings = [] } of articles) for (const warning of warnings) io.errors.write(`${warning}\n`);
  for (const { path, reason } of skipped) io.errors.write(`Skipped ${path}: ${reason}\n`);
}

/** Adds SEEDS_DIR to the message if it names the unusable folder. */
function fail(error: Error, { env }: Io, folder: string): never {
  const isSet = error.name === 'UnusableFolder' && folder === env.SEEDS_DIR;
  throw isSet ? new WrongSetting(`SEEDS_DIR is set to "${folder}". ${error.message}`) : error;
}

/** The URL of the archive; undefined if none is set. */
export function archiveUrl({ env }: Io): string | undefined {
  const { settings, wrong } = readableSettings(env);
  const sentence = wrong.get('ARCHIVE_URL');
  if (sentence !== undefined) throw new WrongSetting(sentence);
  return settings.archive;
}

/** The source of libraries: the archive, unless a folder is given or there is no archive. */
export async function librariesOf(
  setup: Setup,
  { seeds, source }: Common,
): Promise<Pick<Archive, 'libraryFor' | 'close'>> {
  const url = seeds === undefined ? archiveUrl(setup.io) : undefined;
  if (url === undefined) {
    const library = await open(setup, folderOf(setup, seeds));
    return { libraryFor: async () => library, close: async () => {} };
  }
  const archive = await setup.parts.archive(url);
  return {
    libraryFor: (wanted) =>
      archive.libraryFor(
        source === undefined ? wanted : { ...wanted, names: [...(wanted.names ?? []), source] },
      ),
    close: archive.close,
  };
}
