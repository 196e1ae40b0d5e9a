import { writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { STRICTNESS, type Strictness } from '../answer/result.js';
import {
  type Wanted,
  wantedForClaims,
  wantedForQuestion,
  wantedForQuotes,
  wantedForTopic,
} from '../archive/wanted.js';
import type { Library } from '../library/results.js';
import { LENGTHS, type SummaryLength } from '../summary/summarise.js';
import { FOUND, print, printEach, WRONG_USE } from './io.js';
import {
  type Common,
  type DatedFlags,
  define,
  defineAnswering,
  defineDated,
  folderOf,
  librariesOf,
  openingOf,
  type Setup,
} from './setup.js';
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

export function addSchema(setup: Setup): void {
  define(setup, 'schema', 'Print the JSON Schema of what a command prints with --json')
    .argument('[command]', 'ask, quote, summary, timeline, verify, sources or check; all of them if left out')
    .action(async (command: string | undefined) => {
      // Loaded here because only this command needs the schemas.
      const { JSON_COMMANDS, schemaOf } = await import('./json-schemas.js');
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

/** Means standard input. */
const STDIN = '-';

/** What a command needs from an archive, and what it does with the opened library. */
interface Answering {
  wanted(input: string | undefined): Wanted;
  task(library: Library, input: string | undefined): Printed;
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
