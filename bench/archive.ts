import { execFileSync } from 'node:child_process';
import { type GoldArticle as Gold, GoldArticle, sourceOf } from '../eval/answers/gold.js';
import { readData, UnusableData } from '../eval/data.js';
import { withProgress } from '../eval/progress.js';
import { printTable } from '../eval/table.js';
import type { ArticleSource } from '../src/index.js';
import { type Ask, ENGINES, textsOf } from './engines.js';
import { quantile, quantiles, time } from './measure.js';

const SIZES = [1, 100, 1_000, 3_000];
const RUNS = 300;
/** wink-bm25 takes no smaller collection than three paragraphs, and some articles have no more than one. */
const LEAST = 10;

/** What an engine costs on an archive; times in milliseconds, memory in bytes. */
interface Cost {
  readonly build: number;
  readonly asks: readonly number[];
  readonly memory: number;
}

/**
 * What an archive costs, size by size: to build, to ask and to keep in memory, beside what others would take. Each engine
 * has a process of its own, the engines in turn.
 */
export function benchArchives(folder: string): void {
  const articles = readArticles(folder);
  const before = new Map<string, number>();
  for (const size of SIZES) {
    const paragraphs = textsOf(archiveOf(articles, size)).length;
    const costs = new Map<string, Cost>();
    for (const name of withProgress(`Archive of ${size}`, [...ENGINES.keys()]))
      costs.set(name, inOwnProcess(folder, name, size));
    printCosts(size, paragraphs, costs, before);
  }
}

function printCosts(
  size: number,
  paragraphs: number,
  costs: ReadonlyMap<string, Cost>,
  before: Map<string, number>,
): void {
  const lunr = costs.get('lunr');
  const rows = [...costs].map(([name, { build, asks, memory }]) => {
    const median = quantile(asks, 0.5);
    const growth = before.has(name) ? (median / (before.get(name) as number)).toFixed(1) : '';
    before.set(name, median);
    const ratio = (own: number, other: number | undefined) => (own / (other ?? Number.NaN)).toFixed(2);
    return [
      name,
      (build / 1000).toFixed(2),
      ...quantiles(asks),
      ratio(quantile(asks, 0.95), lunr && quantile(lunr.asks, 0.95)),
      growth,
      (memory / 1e6).toFixed(0),
      ratio(memory, lunr?.memory),
    ];
  });
  printTable(
    `Archive of ${size} articles, ${paragraphs} paragraphs; ${RUNS} questions after warm-up, milliseconds`,
    ['', 'build s', 'median', 'p95', 'most', 'p95/lunr', 'growth', 'MB', 'MB/lunr'],
    rows,
  );
}

function inOwnProcess(folder: string, name: string, size: number): Cost {
  const program = new URL('one-engine.js', import.meta.url).pathname;
  const options = ['--expose-gc', '--max-old-space-size=6000'];
  return JSON.parse(
    execFileSync(process.execPath, [...options, program, folder, name, String(size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 26,
    }),
  );
}

/** Measures one engine in this process, which must have been started with `--expose-gc`. */
export function costOf(folder: string, name: string, size: number): Cost {
  const articles = readArticles(folder);
  const sources = archiveOf(articles, size);
  const questions = questionsOf(articles);
  const open = ENGINES.get(name);
  if (!open) throw new Error(`There is no engine "${name}".`);
  // The language model and the code are no part of the archive.
  open(archiveOf(articles, LEAST))('Who pays?');
  const empty = retained();
  let ask: Ask = () => null;
  const build = time(() => {
    ask = open(sources);
  });
  for (const question of questions) ask(question);
  const asks = questions.map((question) => time(() => ask(question)));
  return { build, asks, memory: retained() - empty };
}

function retained(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function readArticles(folder: string): readonly Gold[] {
  const articles = readData(folder, GoldArticle)
    .flatMap(({ lines }) => lines)
    .filter(({ paragraphs }) => paragraphs.length > 0);
  if (articles.length > 0) return articles;
  throw new UnusableData(`The folder "${folder}" holds no paragraph to make an archive of.`);
}

/** So many articles, the same ones again under other ids where there are too few. */
function archiveOf(articles: readonly Gold[], size: number): ArticleSource[] {
  return Array.from({ length: size }, (_, index) => {
    const article = articles[index % articles.length] as Gold;
    return { ...sourceOf(article), id: `${article.id} ${index}` };
  });
}

function questionsOf(articles: readonly Gold[]): string[] {
  const all = articles.flatMap(({ questions }) => questions.map(({ q }) => q));
  const step = Math.max(1, Math.floor(all.length / RUNS));
  return all.filter((_, index) => index % step === 0).slice(0, RUNS);
}
