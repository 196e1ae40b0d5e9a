import { performance } from 'node:perf_hooks';
import { writeLines } from '../data.js';
import { printTable } from '../table.js';
import {
  type FoundPage,
  findByLibrary,
  findByReaderView,
  type Reference,
  readPages,
  type SavedPage,
} from './pages.js';
import { scoresOf, shingleAgreement } from './shingles.js';

interface System {
  readonly name: string;
  readonly find: (page: SavedPage) => FoundPage | Promise<FoundPage>;
}

const LIBRARY: System = { name: 'Verbatim', find: findByLibrary };
const SYSTEMS: readonly System[] = [LIBRARY, { name: '@mozilla/readability', find: findByReaderView }];

/** Measures what is found on the saved pages of a folder, compared with the reader view, and prints tables. */
export async function evalPages(data: string, out: string | undefined): Promise<void> {
  const pages = readPages(data);
  const rows: string[][] = [];
  const facts: string[][] = [];
  for (const { name, find } of SYSTEMS) {
    const found: FoundPage[] = [];
    const times: number[] = [];
    for (const page of pages) {
      const start = performance.now();
      found.push(await find(page));
      times.push(performance.now() - start);
    }
    const { precision, recall, f1 } = scoresOf(
      pages.map(({ reference }, at) => shingleAgreement(found[at]?.body ?? '', reference.articleBody ?? '')),
    );
    rows.push([name, ...[precision, recall, f1].map((share) => share.toFixed(3)), median(times).toFixed(1)]);
    facts.push([name, ...FACTS.map(([, fact, key]) => rightly(pages, found, fact, key))]);
    if (name === LIBRARY.name && out !== undefined)
      writeLines(
        out,
        'pages',
        pages.map(({ id }, at) => ({ id, articleBody: found[at]?.body ?? '' })),
      );
  }
  printTable(
    `Text of ${pages.length} saved pages, by runs of four tokens`,
    ['', 'precision', 'recall', 'F1', 'median ms'],
    rows,
  );
  printTable('Facts found rightly, of those that were noted', ['', ...FACTS.map(([name]) => name)], facts);
}

const FACTS: readonly (readonly [string, keyof FoundPage, keyof Reference])[] = [
  ['title', 'title', 'headline'],
  ['author', 'author', 'author'],
  ['date', 'published', 'datePublished'],
];

function rightly(
  pages: readonly SavedPage[],
  found: readonly FoundPage[],
  fact: keyof FoundPage,
  key: keyof Reference,
): string {
  const noted = pages.flatMap(({ reference }, at) => {
    const wanted = reference[key];
    return wanted
      ? [bare(found[at]?.[fact] ?? '') === bare(key === 'datePublished' ? wanted.slice(0, 10) : wanted)]
      : [];
  });
  return noted.length === 0 ? '–' : `${noted.filter(Boolean).length} of ${noted.length}`;
}

function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
