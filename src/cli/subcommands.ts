import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { STRICTNESS, type Strictness } from '../answer/result.js';
import type { Archive } from '../archive/archive.js';
import { type LiveArticles, liveArchive } from '../archive/live-archive.js';
import type { Loaded, Loading } from '../archive/load.js';
import {
  type Wanted,
  wantedForClaims,
  wantedForQuestion,
  wantedForQuotes,
  wantedForTopic,
} from '../archive/wanted.js';
import type { Opening } from '../library/library.js';
import type { Listener, LiveLibrary } from '../library/live.js';
import type { Library } from '../library/results.js';
import { cacheFolder, readableSettings, WrongSetting } from '../settings/settings.js';
import { ALLOWED } from '../settings/variables.js';
import { LENGTHS, type SummaryLength } from '../summary/summarise.js';
import { EXAMPLES } from './help.js';
import { FORMATS, FOUND, type Format, type Io, print, printEach, progressOn, WRONG_USE } from './io.js';
import {
  askTask,
  checkTask,
  conversation,
  explainTask,
  type Printed,
  quoteTask,
  sourcesTask,
  summaryTask,
  timelineTask,
  verifyTask,
} from './tasks.js';

interface AskFlags extends Common, DatedFlags {
  readonly limit?: number;
  readonly strictness: Strictness;
  readonly closest: boolean;
  readonly explain?: boolean;
  readonly after: readonly string[];
}

interface SummaryFlags extends Common {
  readonly length: SummaryLength;
  readonly topic?: string;
}

interface CheckFlags extends Common {
  readonly html?: string;
}

/** Options that select articles by date of publication. */
interface DatedFlags {
  readonly since?: string;
  readonly until?: string;
}

export function addAsk(setup: Setup): void {
  defineDated(setup, 'ask', 'Answer a question in the words of the articles')
    .argument('<question...>', 'the question; - reads one per line from standard input')
    .option('--limit <n>', 'passages at the most', positive)
    .addOption(
      new Option('--strictness <how>', 'how sure an answer must be').choices(STRICTNESS).default('balanced'),
    )
    .option('--no-closest', 'print no passages unless the answer is certain enough')
    .option('--explain', 'print why: what was asked for, how sure it is, what chose each passage')
    .option('--after <question>', 'what was asked before, as often as there are questions', joinedTo, [])
    .action((words: string[], flags: AskFlags) => {
      const { limit, strictness, closest, explain = false, after, ...common } = flags;
      const options = {
        ...sourceOf(common),
        ...datesOf(common),
        ...(limit !== undefined && { limit }),
        strictness,
        closest,
      };
      const task = explain ? explainTask : askTask;
      return answer(setup, common, words.join(' '), {
        wanted: (question = '') => wantedForQuestion(question, after),
        task: (library, question = '') =>
          task(library, question, {
            ...options,
            ...(after.length > 0 && { history: conversation(library, after, options) }),
          }),
      });
    });
}

function joinedTo(question: string, before: readonly string[]): string[] {
  return [...before, question];
}

export function addQuote(setup: Setup): void {
  defineDated(setup, 'quote', 'Print what somebody said, word for word')
    .argument(
      '[speaker...]',
      'a name, part of one, or an office; - reads one per line; everybody if left out',
    )
    .option('--about <words>', 'only what was said about this')
    .action((words: string[], { about, ...common }: Common & DatedFlags & { about?: string }) => {
      const options = { ...sourceOf(common), ...datesOf(common), ...(about !== undefined && { about }) };
      return answer(setup, common, joined(words), {
        wanted: (speaker) => wantedForQuotes({ speaker, about }),
        task: (library, speaker) =>
          quoteTask(library, { ...options, ...(speaker !== undefined && { speaker }) }),
      });
    });
}

export function addTimeline(setup: Setup): void {
  defineDated(setup, 'timeline', 'Print what was said and reported on a topic, in order of date')
    .argument('<topic...>', 'a topic, or the name of a speaker; - reads one per line')
    .action((words: string[], common: Common & DatedFlags) => {
      const options = { ...sourceOf(common), ...datesOf(common) };
      return answer(setup, common, words.join(' '), {
        wanted: (topic = '') => wantedForTopic(topic),
        task: (library, topic = '') => timelineTask(library, topic, options),
      });
    });
}

export function addSummary(setup: Setup): void {
  defineAnswering(setup, 'summary', 'Condense a section or a whole article to its most telling sentences')
    .argument('[section...]', 'a heading or number; - reads one per line; the whole article if left out')
    .addOption(new Option('--length <length>', 'how much').choices(LENGTHS).default('medium'))
    .option('--topic <words>', 'only what is said about this, from all articles or the section')
    .action((words: string[], { length, topic, ...common }: SummaryFlags) => {
      const options = { ...sourceOf(common), length, ...(topic !== undefined && { topic }) };
      return answer(setup, common, joined(words), {
        wanted: (section) => wantedForTopic(topic, section),
        task: (library, section) =>
          summaryTask(library, { ...options, ...(section !== undefined && { section }) }),
      });
    });
}

export function addVerify(setup: Setup): void {
  defineAnswering(setup, 'verify', 'Say whether quotations are in the articles, and what differs')
    .argument('<quotation...>', 'the quotation, or a text with some in it; - reads one per line')
    .option('--speaker <name>', 'who is claimed to have said it')
    .action((words: string[], { speaker, ...common }: Common & { speaker?: string }) => {
      const options = { ...sourceOf(common), ...(speaker !== undefined && { speaker }) };
      return answer(setup, common, words.join(' '), {
        wanted: (text = '') => wantedForClaims(text),
        task: (library, text = '') => verifyTask(library, text, options),
      });
    });
}

export function addSources(setup: Setup): void {
  defineAnswering(setup, 'sources', 'List the articles')
    .option('--page <n>', 'of an archive, which has 100 articles on a page', positive, 1)
    .action(({ page, ...common }: Common & { page: number }) =>
      answer(setup, common, undefined, {
        wanted: () => (common.source === undefined ? { page } : {}),
        task: (library) => sourcesTask(library, common.source),
      }),
    );
}

export function addArchive(setup: Setup): void {
  const { program, io, parts, done } = setup;
  const archive = program.command('archive').description('An archive in PostgreSQL, which ARCHIVE_URL names');
  archive
    .command('load')
    .description('Load a folder of articles into it, or go on where that was interrupted')
    .addHelpText('after', EXAMPLES.archive)
    .argument('<dir>', 'the folder of articles')
    .option('--prune', 'remove the articles that are not in the folder any more')
    .action(async (dir: string, { prune = false }: { prune?: boolean }) => {
      const url = archiveUrl(io);
      if (url === undefined)
        return program.error(`ARCHIVE_URL is not set. It has to be ${ALLOWED.ARCHIVE_URL}.`);
      const { stored, same, skipped, removed } = await parts.load(url, dir, {
        prune,
        progress: progressOn(io.errors, 'Loading articles'),
        skipped: ({ path, reason }) => io.errors.write(`Skipped ${path}: ${reason}\n`),
      });
      io.output.write(
        `${stored} loaded, ${same} the same as before, ${skipped} skipped, ${removed} removed.\n`,
      );
      done(FOUND);
    });
}

/** The URL of the archive; undefined if none is set. */
function archiveUrl({ env }: Io): string | undefined {
  const { settings, wrong } = readableSettings(env);
  const sentence = wrong.get('ARCHIVE_URL');
  if (sentence !== undefined) throw new WrongSetting(sentence);
  return settings.archive;
}

export function addCheck(setup: Setup): void {
  const { program, io, parts, done } = setup;
  defineAnswering(setup, 'check', 'Print how each file was understood')
    .argument('[dir]', 'the folder of articles, instead of --seeds')
    .option('--html <file>', 'write a page that shows each article as it was understood')
    .action(async (dir: string | undefined, { seeds, source, json = false, html }: CheckFlags) => {
      const checked = checkTask(await parts.open(folderOf(setup, dir ?? seeds), openingOf(io)), source);
      if (html !== undefined) writePage(html, checked.page(), program);
      print(checked, json ? 'json' : 'text', io);
      done(checked.found ? FOUND : WRONG_USE);
    });
}

function writePage(file: string, page: string, program: Command): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    program.error(`The page cannot be written: ${(error as Error).message}.`);
  }
}

export function addStart(setup: Setup): void {
  defineReading(setup, 'start', 'Answer on Discord, or without a token on this machine').action(
    async ({ seeds }: Common) => {
      const url = seeds === undefined ? archiveUrl(setup.io) : undefined;
      const open = async (listener: Listener): Promise<LiveArticles> =>
        url === undefined
          ? watch(setup, folderOf(setup, seeds), listener)
          : liveArchive(await setup.parts.archive(url));
      setup.done(await setup.parts.start(open, setup.io));
    },
  );
}

export function addMcp(setup: Setup): void {
  defineReading(setup, 'mcp', 'Serve the articles to other programs over the Model Context Protocol').action(
    async ({ seeds }: Common) => {
      const listener: Listener = {
        changed: () => {},
        failed: (reason) => void setup.io.errors.write(`${reason}\n`),
      };
      await setup.parts.mcp(() => watch(setup, folderOf(setup, seeds), listener), setup.io);
      setup.done(FOUND);
    },
  );
}

export function addDeploy(setup: Setup): void {
  define(setup, 'deploy', 'Register the commands with Discord').action(async () =>
    setup.done(await setup.parts.deploy(setup.io)),
  );
}

export function addDoctor(setup: Setup): void {
  defineReading(setup, 'doctor', 'Check the setup, and say what to fix').action(async ({ seeds }: Common) =>
    setup.done(
      await setup.parts.doctor(
        () => setup.parts.open(folderOf(setup, seeds), openingOf(setup.io)),
        seeds !== undefined,
        setup.io,
      ),
    ),
  );
}

export function addSchema(setup: Setup): void {
  define(setup, 'schema', 'Print the JSON Schema of what a command prints with --json')
    .argument('[command]', 'ask, quote, summary, timeline, verify, sources or check; all of them if left out')
    .action(async (command: string | undefined) => {
      // Loaded here because only this command needs the schemas.
      const { JSON_COMMANDS, schemaOf } = await import('./schema.js');
      if (command !== undefined && !JSON_COMMANDS.includes(command))
        setup.program.error(`No JSON is printed by "${command}"; it is by ${JSON_COMMANDS.join(', ')}.`);
      setup.io.output.write(`${JSON.stringify(schemaOf(command), null, 2)}\n`);
      setup.done(FOUND);
    });
}

function positive(value: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(value)) throw new InvalidArgumentError('It must be a number from 1 to 9999.');
  return Number(value);
}

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(' ');
}

function datesOf({ since, until }: DatedFlags): DatedFlags {
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

function sourceOf({ source }: Common): { source?: string } {
  return source === undefined ? {} : { source };
}

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
interface Common {
  readonly seeds?: string;
  readonly source?: string;
  readonly json?: boolean;
  readonly format?: Format;
}

/** Defines a command with its examples. */
export function define({ program }: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return program.command(name).description(description).addHelpText('after', EXAMPLES[name]);
}

function defineReading(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
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
function folderOf({ io, parts }: Setup, given: string | undefined): string {
  const named = given ?? (io.env.SEEDS_DIR || undefined);
  if (named !== undefined) return named;
  if (existsSync(resolve(USUAL_FOLDER))) return USUAL_FOLDER;
  io.errors.write(`There is no folder "${USUAL_FOLDER}" here: using the example article of the package.\n`);
  return parts.exampleFolder;
}

function defineAnswering(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
  return defineReading(setup, name, description)
    .option('--source <id>', 'only this article ("verbatim sources" lists them)')
    .option('--json', 'print JSON on one line');
}

/** Defines a command that can select articles by date of publication, and whose answer can be exported. */
function defineDated(setup: Setup, name: keyof typeof EXAMPLES, description: string): Command {
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
async function watch({ parts, io }: Setup, folder: string, listener: Listener): Promise<LiveLibrary> {
  const live = await parts.watch(folder, listener, openingOf(io)).catch((error) => fail(error, io, folder));
  printWarnings(live.library, io);
  return live;
}

/** The command line uses the cache and shows the progress of long work. */
function openingOf(io: Io): Opening {
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

/** Means standard input. */
const STDIN = '-';

/** What a command needs from an archive, and what it does with the opened library. */
interface Answering {
  wanted(input: string | undefined): Wanted;
  task(library: Library, input: string | undefined): Printed;
}

/** The source of libraries: the archive, unless a folder is given or there is no archive. */
async function librariesOf(
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

/** Prints the answer to the argument, or to each line of standard input. */
async function answer(
  setup: Setup,
  common: Common & DatedFlags,
  typed: string | undefined,
  { wanted, task }: Answering,
): Promise<void> {
  const { json = false, format = json ? 'json' : 'text' } = common;
  // Most likely an unset variable of a script.
  if (typed?.trim() === '')
    return setup.program.error('The words given are blank: there is nothing to look for.');
  const { libraryFor, close } = await librariesOf(setup, common);
  const run = async (input: string | undefined) =>
    task(await libraryFor({ ...wanted(input), ...datesOf(common) }), input);
  try {
    const status =
      typed === STDIN ? await printEach(run, setup.io) : print(await run(typed), format, setup.io);
    setup.done(status);
  } finally {
    await close();
  }
}
