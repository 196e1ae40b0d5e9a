import { commands, messageCommands, ready } from '../commands/index.js';
import { buttonFor } from '../commands/press.js';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import { UnreadableArticle } from '../src/article/errors.js';
import { componentsOf } from '../src/cards/components/message.js';
import type { Library } from '../src/index.js';
import { atOnce, type Steps } from '../src/language/steps.js';
import { type Compiled, compile } from '../src/library/compile.js';
import { libraryOf } from '../src/library/library.js';
import { makeStore } from '../src/library/store.js';
import { SHAPES, shortArticle } from './growth-shapes.js';

/** Characters of an article, and articles of an archive, unless others are asked for. */
const CHARACTERS = [10_000, 80_000, 640_000, 5_000_000];
const ARTICLES = [1, 100, 2_000, 20_000];

/** Milliseconds that the main thread may be kept, by a command and by a key that is pressed. */
const MOST = 250;
const MOST_TYPING = 20;
/** Milliseconds from which on growth is looked at: less is noise. */
const NOISE = 100;
/** By how much more than n log n a time may grow from one size to the next. */
const LENIENCE = 2;
/** Milliseconds after which a shape is not made any larger. */
const LONG = 120_000;

/** What is done, once it is known how long it kept the main thread, the milliseconds of its longest piece. */
type Deed = (library: Library) => number;

interface Measured {
  readonly of: string;
  readonly deed: string;
  readonly size: number;
  readonly ms: number;
  /** What it may take; nothing is said of work that is done in threads, or before anybody can ask. */
  readonly most: number;
}

/**
 * How what every command, button, key and reader costs grows with articles and archives, hostile ones among them.
 *
 * @throws {Error} where anything keeps the main thread for too long, or grows faster than n log n
 */
export async function benchGrowth({ characters, articles, shapes }: GrowthOptions): Promise<void> {
  const measured: Measured[] = [];
  const chosen = Object.keys(SHAPES).filter((name) => !shapes || shapes.includes(name));
  for (const shape of withProgress('shapes', chosen)) measured.push(...(await ofShape(shape, characters)));
  measured.push(...(await ofArchives(articles)));
  print(measured);
  const slow = measured.filter(({ ms, most }) => ms > most);
  const growing = measured.filter((each) => growth(each, measured) > LENIENCE);
  for (const { of, deed, size, ms } of slow)
    console.log(`Too long: ${deed}, ${of} of ${size}: ${ms.toFixed(0)} ms`);
  for (const { of, deed, size } of growing) console.log(`Grows too fast: ${deed}, ${of} up to ${size}`);
  if (slow.length + growing.length > 0)
    throw new Error(`${slow.length} took too long, ${growing.length} grow faster than n log n.`);
}

/** What is to be measured. */
export interface GrowthOptions {
  readonly characters: readonly number[];
  readonly articles: readonly number[];
  /** All where it is left out. */
  readonly shapes?: readonly string[];
}

export const USUAL: GrowthOptions = { characters: CHARACTERS, articles: ARTICLES };

async function ofShape(shape: string, sizes: readonly number[]): Promise<Measured[]> {
  const { ending, text } = SHAPES[shape] as (typeof SHAPES)[string];
  const measured: Measured[] = [];
  for (const size of sizes) {
    const since = performance.now();
    const note = (deed: string, ms: number, most: number) =>
      measured.push({ of: shape, deed, size, ms, most });
    try {
      const made = await compile(`long${ending}`, Buffer.from(text(size)));
      note('read, in a thread', performance.now() - since, Number.POSITIVE_INFINITY);
      measureLibrary([made], note);
    } catch (error) {
      if (!(error instanceof UnreadableArticle)) throw error;
    }
    if (performance.now() - since > LONG) break;
  }
  return measured;
}

async function ofArchives(sizes: readonly number[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  const made: Compiled[] = [];
  for (const size of sizes) {
    while (made.length < size)
      made.push(await compile(`a${made.length}.txt`, Buffer.from(shortArticle(made.length))));
    measureLibrary(made, (deed, ms, most) => measured.push({ of: 'archive', deed, size, ms, most }));
  }
  return measured;
}

type Note = (deed: string, ms: number, most: number) => void;

/** Does everything with a library that is new each time, for the first time is the longest. */
function measureLibrary(made: readonly Compiled[], note: Note): void {
  const store = makeStore();
  for (const each of made) store.adopt(each);
  const articles = made.map(({ article }) => article);
  atOnce(libraryOf({ articles: articles.slice(0, -1), skipped: [] }, store));
  const library = atOnce(libraryOf({ articles, skipped: [] }, store));
  note('made ready, longest step', longestStep(ready(library)), Number.POSITIVE_INFINITY);
  for (const [name, deed] of Object.entries(DEEDS)) {
    globalThis.gc?.();
    note(name, deed(library), name.startsWith('typing') ? MOST_TYPING : MOST);
  }
}

function longestStep(steps: Steps<unknown>): number {
  let longest = 0;
  for (let done = false; !done; ) {
    const since = performance.now();
    done = steps.next().done === true;
    longest = Math.max(longest, performance.now() - since);
  }
  return longest;
}

const use =
  (name: string, options: object): Deed =>
  (library) => {
    const since = performance.now();
    const card = commands.get(name)?.run(options, { library });
    if (card) componentsOf(card, library, { private: true, shareable: true });
    return performance.now() - since;
  };

const type =
  (name: string, option: string, value: string): Deed =>
  (library) => {
    const since = performance.now();
    commands.get(name)?.autocomplete?.({ name: option, value }, { library });
    return performance.now() - since;
  };

const MESSAGE = 'The bridge was repaired by a crew. The harbour was closed on Monday, said Ola Dahl. '.repeat(
  23,
);
const MANY_NAMES = 'Olaf Dahll Mariaa Costta Baabsen Baacsem '.repeat(12);

const DEEDS: Readonly<Record<string, Deed>> = {
  'typing a question': type('ask', 'question', 'What did Ola Dhal'),
  'typing many names': type('ask', 'question', MANY_NAMES),
  'typing a speaker': type('quote', 'speaker', 'Dhal'),
  'typing a section': type('summary', 'section', 'the bridge'),
  'typing a source': type('ask', 'source', 'bridge'),
  'ask: passages': use('ask', { question: 'Who repaired the bridge near the harbour?' }),
  'ask: quotations': use('ask', { question: 'What did Ola Dahl say about the bridge?' }),
  'ask: summary': use('ask', { question: 'Summarise the harbour report' }),
  'ask: articles': use('ask', { question: 'Which articles are there?' }),
  quote: use('quote', { speaker: 'Ola Dahl' }),
  'quote, misspelt': use('quote', { speaker: 'Mraia Csota, the council presidnet' }),
  'quote about': use('quote', { speaker: 'Ola Dahl', about: 'the bridge' }),
  'summary of the whole': (library) =>
    use('summary', { source: library.articles.at(-1)?.id, length: 'long' })(library),
  'summary of a section': use('summary', { section: 'the part on how the harbor was rebuilt' }),
  'summary of a topic': use('summary', { topic: 'bridge repaired' }),
  sources: use('sources', {}),
  help: use('help', {}),
  'check, longest step': (library) => {
    const [check] = messageCommands.values();
    return check ? longestStep(check.run(MESSAGE, { library })) : 0;
  },
  'button: In context': (library) => {
    const [article] = library.articles;
    const [paragraph] = article?.paragraphs.slice(-1) ?? [];
    if (!article || !paragraph) return 0;
    const since = performance.now();
    const action = { type: 'context', article: article.id, marked: paragraph.sentences.slice(0, 1) } as const;
    componentsOf(buttonFor(action).run(action, { library }), library, { private: true });
    return performance.now() - since;
  },
};

/** By what factor more than n log n the time has grown since the size before. */
function growth({ of, deed, size, ms }: Measured, measured: readonly Measured[]): number {
  const before = measured.filter((each) => each.of === of && each.deed === deed && each.size < size).at(-1);
  if (!before || ms < NOISE) return 1;
  const cost = (n: number) => n * Math.log(n + 1);
  return ms / Math.max(NOISE / 2, before.ms) / (cost(size) / cost(before.size));
}

function print(measured: readonly Measured[]): void {
  for (const of of new Set(measured.map((each) => each.of))) {
    const own = measured.filter((each) => each.of === of);
    const sizes = [...new Set(own.map(({ size }) => size))];
    const rows = [...new Set(own.map(({ deed }) => deed))].map((deed) => {
      const times = own.filter((each) => each.deed === deed);
      const last = times.at(-1);
      const cells = sizes.map((size) => times.find((each) => each.size === size)?.ms.toFixed(1) ?? '');
      return [deed, ...cells, last ? growth(last, measured).toFixed(1) : ''];
    });
    printTable(
      `${of}, milliseconds of the main thread by ${of === 'archive' ? 'articles' : 'characters'}, and the growth at the end beyond n log n`,
      ['', ...sizes.map(String), 'growth'],
      rows,
    );
  }
}
