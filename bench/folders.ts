import { withProgress } from '../eval/progress.js';
import { SIZES } from './archive.js';
import { inOwnProcess } from './child.js';
import { quantile, quantiles } from './measure.js';
import { show, type Table } from './table.js';

/** The cost of a folder of articles; times in milliseconds, memory in bytes. */
export interface FolderCost {
  /** The time to open it with an empty cache: reading, compiling, indexing and caching everything. */
  readonly build: number;
  /**
   * The times to open it with a filled cache, each in a new process: opening alone, and from the start of the process.
   */
  readonly starts: readonly Start[];
  readonly memory: number;
  readonly ask: readonly number[];
  readonly quotes: readonly number[];
  readonly summary: readonly number[];
  /** For messages of 2,000 characters, full of quotations. */
  readonly verify: readonly number[];
  /** For adding one article while the folder is open. */
  readonly additions: readonly number[];
  /** How long questions at a constant rate wait, while nothing changes and while all articles are read anew. */
  readonly reload: Reload | null;
}

/** Milliseconds to open a folder, and from the start of the process until then. */
export interface Start {
  readonly open: number;
  readonly ready: number;
}

export interface Reload {
  readonly quiet: readonly number[];
  readonly busy: readonly number[];
  readonly took: number;
}

export interface FolderAtSize extends FolderCost {
  readonly articles: number;
}

/** Measures the cost of folders of articles, size by size, each in a process of its own. */
export function benchFolders(data: string): FolderAtSize[] {
  const measured = Array.from(withProgress('Folders', SIZES), (size) => ({
    articles: size,
    ...inOwnProcess<FolderCost>('one-folder.js', [data, String(size)]),
  }));
  for (const table of folderTables(measured)) show(table);
  return measured;
}

/** The cost of opening folders, asking them, and asking them while they are read anew. */
export function folderTables(measured: readonly FolderAtSize[]): Table[] {
  return [
    {
      heading:
        'Folders of articles: opening them, seconds; adding an article, milliseconds; retained memory, MB',
      columns: [
        'articles',
        'build',
        'from cache',
        'times quicker',
        'process to ready',
        'add one',
        '% of build',
        'MB',
      ],
      rows: measured.map(openingRow),
    },
    {
      heading: 'Folders of articles: answers after a warm-up, milliseconds',
      columns: [
        'articles',
        ...['ask', 'quotes', 'summary', 'verify'].flatMap((what) => [what, 'p95', 'most']),
      ],
      rows: measured.map(({ articles, ask, quotes, summary, verify }) => [
        String(articles),
        ...[ask, quotes, summary, verify].flatMap((times) => quantiles(times)),
      ]),
    },
    {
      heading: 'How long a question waits while all articles of the folder are read anew, milliseconds',
      columns: [
        'articles',
        'quiet median',
        'p99',
        'reading median',
        'p99',
        'p99 to p99',
        'questions',
        'reading s',
      ],
      rows: measured.flatMap(({ articles, reload }) => (reload ? [reloadRow(articles, reload)] : [])),
    },
  ];
}

function openingRow({ articles, build, starts, additions, memory }: FolderAtSize): string[] {
  const open = quantile(
    starts.map((start) => start.open),
    0.5,
  );
  const ready = quantile(
    starts.map((start) => start.ready),
    0.5,
  );
  const added = quantile(additions, 0.5);
  return [
    String(articles),
    seconds(build),
    seconds(open),
    (build / open).toFixed(1),
    seconds(ready),
    added.toFixed(1),
    ((100 * added) / build).toFixed(2),
    (memory / 1e6).toFixed(0),
  ];
}

function reloadRow(articles: number, { quiet, busy, took }: Reload): string[] {
  const p99 = [quiet, busy].map((times) => quantile(times, 0.99)) as [number, number];
  return [
    String(articles),
    quantile(quiet, 0.5).toFixed(1),
    p99[0].toFixed(1),
    quantile(busy, 0.5).toFixed(1),
    p99[1].toFixed(1),
    (p99[1] / p99[0]).toFixed(2),
    String(busy.length),
    seconds(took),
  ];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
