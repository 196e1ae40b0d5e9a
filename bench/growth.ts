import type { APIMessage } from 'discord-api-types/v10';
import type { Choice } from '../commands/command.js';
import { commands, messageCommands, ready } from '../commands/index.js';
import { asksArticles, buttonFor } from '../commands/press.js';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { UnreadableArticle } from '../src/article/article.js';
import { shownHeading } from '../src/bot/shown-message.js';
import type { Card } from '../src/cards/card.js';
import { pressedOf } from '../src/cards/components/custom-id.js';
import { componentsOf } from '../src/cards/components/message.js';
import type { Library } from '../src/index.js';
import { isSteps, type Steps } from '../src/language/steps.js';
import { type Compiled, compile } from '../src/library/compile.js';
import { makeDerived } from '../src/library/derived.js';
import { libraryOf } from '../src/library/library.js';
import { SHAPES, shortArticle } from './growth-shapes.js';
import { threadTime } from './measure.js';

/** The sizes measured by default: characters of an article, and articles of an archive. */
const CHARACTERS = [10_000, 80_000, 640_000, 5_000_000];
const ARTICLES = [1, 100, 2_000, 20_000];

/** The longest time that the main thread may be blocked, in milliseconds, by a command and by a keystroke. */
const MOST = 250;
const MOST_TYPING = 20;
/** Growth is only checked for times from this one on, in milliseconds, because shorter ones are noise. */
const NOISE = 100;
/** The factor by which a time may exceed n log n growth from one size to the next. */
const LENIENCE = 2;
/** Milliseconds after which no larger size of a shape is measured. */
const LONG = 120_000;

/** An action on a library; returns the longest time that it blocked the main thread, in milliseconds. */
type Action = (library: Library) => number;

interface Measured {
  readonly of: string;
  readonly action: string;
  readonly size: number;
  readonly ms: number;
  /** Its limit. Infinite for work in threads, or before anybody can ask. */
  readonly most: number;
}

/**
 * Measures how the cost of every command, button, keystroke and parser grows with the size of articles and archives,
 * including hostile ones.
 *
 * @throws {Error} if anything blocks the main thread for too long, or grows faster than n log n
 */
export async function benchGrowth({ characters, articles, shapes }: GrowthOptions): Promise<void> {
  const measured: Measured[] = [];
  const chosen = Object.keys(SHAPES).filter((name) => !shapes || shapes.includes(name));
  const add = (more: readonly Measured[]) => {
    measured.push(...more);
    print(more);
  };
  for (const shape of withProgress('shapes', chosen)) add(await ofShape(shape, characters));
  add(await ofArchives(articles));
  const slow = measured.filter(({ ms, most }) => ms > most);
  const growing = measured.filter((each) => growth(each, measured) > LENIENCE);
  for (const { of, action, size, ms } of slow)
    console.log(`Too long: ${action}, ${of} of ${size}: ${ms.toFixed(0)} ms`);
  for (const { of, action, size } of growing) console.log(`Grows too fast: ${action}, ${of} up to ${size}`);
  if (slow.length + growing.length > 0)
    throw new Error(`${slow.length} took too long, ${growing.length} grow faster than n log n.`);
}

/** What to measure. */
export interface GrowthOptions {
  readonly characters: readonly number[];
  readonly articles: readonly number[];
  /** All if omitted. */
  readonly shapes?: readonly string[];
}

export const USUAL: GrowthOptions = { characters: CHARACTERS, articles: ARTICLES };

async function ofShape(shape: string, sizes: readonly number[]): Promise<Measured[]> {
  const { ending, text } = SHAPES[shape] as (typeof SHAPES)[string];
  const measured: Measured[] = [];
  for (const size of sizes) {
    const since = threadTime();
    const note = (action: string, ms: number, most: number) =>
      measured.push({ of: shape, action, size, ms, most });
    try {
      const made = await compile(`long${ending}`, Buffer.from(text(size)));
      note('read, in a thread', threadTime() - since, Number.POSITIVE_INFINITY);
      measureLibrary([made], note);
    } catch (error) {
      if (!(error instanceof UnreadableArticle)) throw error;
    }
    if (threadTime() - since > LONG) break;
  }
  return measured;
}

async function ofArchives(sizes: readonly number[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  const made: Compiled[] = [];
  for (const size of sizes) {
    while (made.length < size)
      made.push(await compile(`a${made.length}.txt`, Buffer.from(shortArticle(made.length))));
    measureLibrary(made, (action, ms, most) => measured.push({ of: 'archive', action, size, ms, most }));
  }
  return measured;
}

type Note = (action: string, ms: number, most: number) => void;

/** Performs each action with a new library, because the first time takes the longest. */
function measureLibrary(made: readonly Compiled[], note: Note): void {
  const derived = makeDerived();
  for (const each of made) derived.adopt(each);
  const articles = made.map(({ article }) => article);
  const { longest, result: library } = inPieces(libraryOf({ articles, skipped: [] }, derived));
  note('made, longest step', longest, MOST);
  note('made ready, longest step', inPieces(ready(library)).longest, MOST);
  const next = inPieces(libraryOf({ articles: [...articles], skipped: [] }, derived));
  note('made again, longest step', Math.max(next.longest, inPieces(ready(next.result)).longest), MOST);
  for (const [name, action] of ACTIONS) {
    globalThis.gc?.();
    note(name, action(library), mostOf(name));
  }
}

function mostOf(deed: string): number {
  return deed.startsWith('typing') ? MOST_TYPING : MOST;
}

/** Runs all steps, and measures the longest one. */
function inPieces<Result>(steps: Steps<Result>): { readonly longest: number; readonly result: Result } {
  for (let longest = 0; ; ) {
    const since = threadTime();
    const step = steps.next();
    longest = Math.max(longest, threadTime() - since);
    if (step.done) return { longest, result: step.value };
  }
}

const use =
  (name: string, options: object): Action =>
  (library) => {
    const command = commands.get(name);
    return command ? longestOf(() => command.run(options, { library }), library).ms : 0;
  };

/** Makes a card, at once or in steps, and its message; measures the longest piece. */
function longestOf(make: () => Card | Steps<Card>, library: Library): { ms: number; message: APIMessage } {
  const since = threadTime();
  const made = make();
  const begun = threadTime() - since;
  const { longest, result: card } = isSteps<Card>(made) ? inPieces(made) : { longest: begun, result: made };
  const shown = threadTime();
  const message = componentsOf(card, library, { private: true, shareable: true });
  const ms = Math.max(longest, threadTime() - shown);
  return { ms, message: JSON.parse(JSON.stringify(message)) as APIMessage };
}

/** Presses one button of each kind below the answer to a command. */
const press =
  (name: string, options: object): Action =>
  (library) => {
    const command = commands.get(name);
    if (!command) return 0;
    const { message } = longestOf(() => command.run(options, { library }), library);
    const ids = JSON.stringify(message).matchAll(/"custom_id":"(\w+)(\.[^"]*)"/gu);
    const byKind = new Map(Array.from(ids, ([, kind, fields]) => [kind, `${kind}${fields}`]));
    const times = Array.from(byKind.values(), (customId) => {
      const { action } = pressedOf(customId, library, shownHeading(message));
      return asksArticles(action)
        ? longestOf(() => buttonFor(action).run(action, { library }), library).ms
        : 0;
    });
    return Math.max(0, ...times);
  };

/** Types each of some words into an option, for all articles and for one. */
const type =
  (name: string, option: string): Action =>
  (library) => {
    const source = library.articles.at(-1)?.id;
    const times = TYPED.flatMap((value) =>
      [{}, ...(source === undefined || option === 'source' ? [] : [{ source }])].map((of) => {
        const since = threadTime();
        const choices = commands.get(name)?.autocomplete?.({ name: option, value, ...of }, { library });
        return choices && isSteps<Choice[]>(choices) ? inPieces(choices).longest : threadTime() - since;
      }),
    );
    return Math.max(...times);
  };

const MESSAGE = 'The bridge was repaired by a crew. The harbour was closed on Monday, said Ola Dahl. '.repeat(
  23,
);
/** Quotations in quotation marks: some exact, some altered, one invented. */
const QUOTING = [
  'Ola Dahl said: “We saw the bridge go. It was late.” ',
  '“The budget holds,” Maria Costa said. ',
  '“The budget does not hold at all,” Maria Costa said. ',
  'It was said that “the harbour was closed on day 12. Crews came by ferry.” ',
  '“Nobody has ever counted the seagulls of this town,” she said. ',
]
  .join('')
  .repeat(10)
  .slice(0, 2_000);
const MANY_NAMES = 'Olaf Dahll Mariaa Costta Baabsen Baacsem '.repeat(12);

const TYPED = ['', 'b', 'bridge', 'the bridge', 'Ola Dhal', 'What did Ola Dhal', 'x'.repeat(100), MANY_NAMES];

const SHOWN: readonly (readonly [string, string, object])[] = [
  ['ask: passages', 'ask', { question: 'Who repaired the bridge near the harbour?' }],
  ['ask: quotations', 'ask', { question: 'What did Ola Dahl say about the bridge?' }],
  ['ask: summary', 'ask', { question: 'Summarise the harbour report' }],
  ['ask: articles', 'ask', { question: 'Which articles are there?' }],
  ['ask: long', 'ask', { question: 'Who repaired the bridge, said Ola Dahl, and why? '.repeat(10) }],
  ['quote', 'quote', { speaker: 'Ola Dahl' }],
  ['quote, misspelt', 'quote', { speaker: 'Mraia Csota, the council presidnet' }],
  ['quote of a topic', 'quote', { about: 'the bridge' }],
  ['quote about', 'quote', { speaker: 'Ola Dahl', about: 'the bridge' }],
  ['ask: of a time', 'ask', { question: 'Who repaired the bridge before the vote?', since: '2020' }],
  ['timeline of a topic', 'timeline', { topic: 'bridge repaired' }],
  ['timeline of a speaker', 'timeline', { topic: 'Maria Costa' }],
  ['summary of a section', 'summary', { section: 'the part on how the harbor was rebuilt' }],
  ['summary of a topic', 'summary', { topic: 'bridge repaired' }],
  ['sources', 'sources', {}],
  ['help', 'help', {}],
  ['check', 'check', { text: MESSAGE }],
  ['check of quotations', 'check', { text: QUOTING }],
];

/** The options with autocompletion, of every command. */
const TYPING = [...commands].flatMap(([name, { payload }]) =>
  (payload.options ?? []).flatMap((option) =>
    'autocomplete' in option && option.autocomplete ? [[name, option.name] as const] : [],
  ),
);

const ACTIONS: readonly (readonly [string, Action])[] = [
  ...TYPING.map(([name, option]) => [`typing ${name} ${option}`, type(name, option)] as const),
  ...SHOWN.map(([what, name, options]) => [what, use(name, options)] as const),
  [
    'summary of the whole',
    (library) => use('summary', { source: library.articles.at(-1)?.id, length: 'long' })(library),
  ],
  [
    'check, longest step',
    (library) => {
      const [check] = messageCommands.values();
      return check ? inPieces(check.run({ text: MESSAGE }, { library })).longest : 0;
    },
  ],
  ['verify, longest step', (library) => inPieces(library.inSteps.verify(QUOTING)).longest],
  ...SHOWN.map(([what, name, options]) => [`buttons of ${what}`, press(name, options)] as const),
];

/** The factor by which the time has grown faster than n log n since the previous size. */
function growth({ of, action, size, ms }: Measured, measured: readonly Measured[]): number {
  const before = measured
    .filter((each) => each.of === of && each.action === action && each.size < size)
    .at(-1);
  if (!before || ms < NOISE) return 1;
  const cost = (n: number) => n * Math.log(n + 1);
  return ms / Math.max(NOISE / 2, before.ms) / (cost(size) / cost(before.size));
}

function print(measured: readonly Measured[]): void {
  for (const of of new Set(measured.map((each) => each.of))) {
    const own = measured.filter((each) => each.of === of);
    const sizes = [...new Set(own.map(({ size }) => size))];
    const rows = [...new Set(own.map(({ action }) => action))].map((action) => {
      const times = own.filter((each) => each.action === action);
      const last = times.at(-1);
      const cells = sizes.map((size) => times.find((each) => each.size === size)?.ms.toFixed(1) ?? '');
      return [action, ...cells, last ? growth(last, measured).toFixed(1) : ''];
    });
    printTable(
      `${of}, processor time of the main thread in milliseconds by ${of === 'archive' ? 'articles' : 'characters'}, and the growth at the end beyond n log n`,
      ['', ...sizes.map(String), 'growth'],
      rows,
    );
  }
}
