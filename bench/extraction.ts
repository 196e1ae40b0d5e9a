import { readData } from '../eval/data.js';
import { GoldArticle } from '../eval/quotations/gold.js';
import { predict } from '../eval/quotations/predict.js';
import { printTable } from '../eval/table.js';
import { quantiles, time } from './measure.js';

const ARTICLES = 1_000;
const MEGABYTE = 1_000_000;
/** Lengths in characters, each twice the previous one. */
const LENGTHS = [125_000, 250_000, 500_000, MEGABYTE];
/** The repeated parts of a text of one paragraph: prose, unclosed quotation marks, distinct names. */
const KINDS: readonly (readonly [name: string, part: (index: number) => string])[] = [
  ['speech', () => '“It is safe,” Anna Berg said on Monday, adding that it was “late.” '],
  ['marks never closed', () => '“ '],
  ['pronouns', () => 'Anna Berg met Carl Holm. He said it was late. '],
  [
    'names',
    (index) => `Anna ${'abcdefghij'[index % 10]}${(index % 7_919).toString(36)}berg said it was late. `,
  ],
];

/**
 * Measures the cost of finding an article's quotations, wink-nlp included: for one news article, for 1,000 in a row
 * with the heap before and after, and for paragraphs of increasing length. The articles are those of the quotation
 * sets, repeated if there are too few.
 */
export function benchExtraction(folder: string): void {
  const articles = readData(folder, GoldArticle).flatMap(({ lines }) => lines);
  const taken = Array.from(
    { length: ARTICLES },
    (_, index) => articles[index % articles.length] as GoldArticle,
  );
  for (const article of taken.slice(0, 100)) predict(article);
  const before = heap();
  const times = taken.map((article) => time(() => predict(article)));
  const after = heap();
  printTable(
    `Quotations of ${ARTICLES} news articles in turn, milliseconds each, after warm-up`,
    ['', 'median', 'p95', 'most', 'heap before, MB', 'heap after, MB'],
    [['extraction with wink-nlp', ...quantiles(times), before, after]],
  );
  printTable(
    'Quotations of one paragraph, milliseconds by characters',
    ['', ...LENGTHS.map((length) => length.toLocaleString('en'))],
    KINDS.map(([name, part]) => [name, ...LENGTHS.map((length) => once(textOf(part, length)).toFixed(0))]),
  );
}

function once(text: string): number {
  return time(() => predict({ id: 'one', text, quotes: [] }));
}

function textOf(part: (index: number) => string, length: number): string {
  let text = '';
  for (let index = 0; text.length < length; index++) text += part(index);
  return text;
}

/** Heap usage in megabytes after a garbage collection, if Node.js was started with `--expose-gc`. */
function heap(): string {
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed / MEGABYTE).toFixed(0);
}
