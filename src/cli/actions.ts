import { InvalidArgumentError, Option } from 'commander';
import { STRICTNESS, type Strictness } from '../answer/result.js';
import { LENGTHS, type SummaryLength } from '../summary/summary.js';
import {
  answer,
  type Common,
  define,
  defineAnswering,
  defineReading,
  openingOf,
  type Setup,
  watch,
} from './define.js';
import { FOUND, WRONG_USE } from './exit.js';
import { print } from './print.js';
import {
  askTask,
  checkTask,
  conversation,
  explainTask,
  quoteTask,
  sourcesTask,
  summaryTask,
} from './tasks.js';

interface AskFlags extends Common {
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

export function addAsk(setup: Setup): void {
  defineAnswering(setup, 'ask', 'Answer a question in the words of the articles')
    .argument('<question...>', 'the question; - reads one per line from standard input')
    .option('--limit <n>', 'passages at the most', positive)
    .addOption(
      new Option('--strictness <how>', 'how sure an answer must be').choices(STRICTNESS).default('balanced'),
    )
    .option('--no-closest', 'print no passages where none is sure to answer')
    .option('--explain', 'print why: what was asked for, how sure it is, what chose each passage')
    .option('--after <question>', 'what was asked before, as often as there are questions', joinedTo, [])
    .action((words: string[], flags: AskFlags) => {
      const { limit, strictness, closest, explain = false, after, ...common } = flags;
      const options = { ...sourceOf(common), ...(limit !== undefined && { limit }), strictness, closest };
      const task = explain ? explainTask : askTask;
      return answer(setup, common, words.join(' '), (library, question = '') =>
        task(library, question, {
          ...options,
          ...(after.length > 0 && { history: conversation(library, after, options) }),
        }),
      );
    });
}

function joinedTo(question: string, before: readonly string[]): string[] {
  return [...before, question];
}

export function addQuote(setup: Setup): void {
  defineAnswering(setup, 'quote', 'Print what somebody said, word for word')
    .argument(
      '[speaker...]',
      'a name, part of one, or an office; - reads one per line; everybody if left out',
    )
    .option('--about <words>', 'only what was said about this')
    .action((words: string[], { about, ...common }: Common & { about?: string }) => {
      const options = { ...sourceOf(common), ...(about !== undefined && { about }) };
      return answer(setup, common, joined(words), (library, speaker) =>
        quoteTask(library, { ...options, ...(speaker !== undefined && { speaker }) }),
      );
    });
}

export function addSummary(setup: Setup): void {
  defineAnswering(setup, 'summary', 'Condense a section or a whole article to its most telling sentences')
    .argument('[section...]', 'a heading or number; - reads one per line; the whole article if left out')
    .addOption(new Option('--length <length>', 'how much').choices(LENGTHS).default('medium'))
    .option('--topic <words>', 'only what is said about this, from all articles or the section')
    .action((words: string[], { length, topic, ...common }: SummaryFlags) => {
      const options = { ...sourceOf(common), length, ...(topic !== undefined && { topic }) };
      return answer(setup, common, joined(words), (library, section) =>
        summaryTask(library, { ...options, ...(section !== undefined && { section }) }),
      );
    });
}

export function addSources(setup: Setup): void {
  defineAnswering(setup, 'sources', 'List the articles').action((common: Common) =>
    answer(setup, common, undefined, (library) => sourcesTask(library, common.source)),
  );
}

export function addCheck(setup: Setup): void {
  defineAnswering(setup, 'check', 'Print how each file was understood')
    .argument('[dir]', 'the folder of articles, instead of --seeds')
    .action(async (dir: string | undefined, { seeds, source, json = false }: Common) => {
      const checked = checkTask(await setup.parts.open(dir ?? seeds, openingOf(setup.io)), source);
      print(checked, json, setup.io);
      setup.done(checked.found ? FOUND : WRONG_USE);
    });
}

export function addStart(setup: Setup): void {
  defineReading(setup, 'start', 'Answer on Discord, or without a token on this machine').action(
    async ({ seeds }: Common) =>
      setup.done(await setup.parts.start((listener) => watch(setup, seeds, listener), setup.io)),
  );
}

export function addDeploy(setup: Setup): void {
  define(setup, 'deploy', 'Register the commands with Discord').action(async () => {
    setup.io.output.write(`${await setup.parts.deploy(setup.io)}\n`);
    setup.done(FOUND);
  });
}

export function addDoctor(setup: Setup): void {
  defineReading(setup, 'doctor', 'Look for what keeps the bot from working, and say what to do').action(
    async ({ seeds }: Common) =>
      setup.done(await setup.parts.doctor(() => setup.parts.open(seeds, openingOf(setup.io)), setup.io)),
  );
}

function positive(value: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(value)) throw new InvalidArgumentError('Give a number from 1 to 9999.');
  return Number(value);
}

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(' ');
}

function sourceOf({ source }: Common): { source?: string } {
  return source === undefined ? {} : { source };
}
