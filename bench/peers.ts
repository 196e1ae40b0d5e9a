import { withProgress } from '../eval/progress.js';
import { archiveOf, RUNS, type readArticles, SIZES } from './archive.js';
import { inOwnProcess } from './child.js';
import { ENGINES, paragraphTexts } from './engines.js';
import { quantile, quantiles } from './measure.js';
import { show, type Table } from './table.js';

/** The cost of an engine on an archive; times in milliseconds, memory in bytes. */
export interface EngineCost {
  readonly build: number;
  readonly asks: readonly number[];
  readonly memory: number;
}

/** The cost of all engines on an archive of one size. */
export interface PeersAtSize {
  readonly articles: number;
  readonly paragraphs: number;
  readonly engines: readonly (EngineCost & { readonly name: string })[];
}

/**
 * Measures archives, size by size: the cost of building, asking and keeping them in memory, compared with alternative
 * engines. Each engine has a process of its own for each size, and the engines take turns.
 */
export function benchPeers(folder: string, articles: ReturnType<typeof readArticles>): PeersAtSize[] {
  const sizes: PeersAtSize[] = [];
  for (const size of SIZES) {
    const paragraphs = paragraphTexts(archiveOf(articles, size)).length;
    const engines = Array.from(withProgress(`Archive of ${size}`, [...ENGINES.keys()]), (name) => ({
      name,
      ...inOwnProcess<EngineCost>('one-engine.js', [folder, name, String(size)]),
    }));
    sizes.push({ articles: size, paragraphs, engines });
    show(peersTable(sizes, sizes.length - 1));
  }
  return sizes;
}

/** The cost of the engines at one size, and how much it has grown since the previous one. */
export function peersTable(sizes: readonly PeersAtSize[], at: number): Table {
  const { articles, paragraphs, engines } = sizes[at] as PeersAtSize;
  const before = sizes[at - 1];
  const [lunr] = engines.filter(({ name }) => name === 'lunr');
  const ratio = (own: number, other = Number.NaN) => (own / other).toFixed(2);
  const rows = engines.map(({ name, build, asks, memory }) => {
    const smaller = before?.engines.find((engine) => engine.name === name);
    return [
      name,
      (build / 1000).toFixed(2),
      ...quantiles(asks),
      ratio(quantile(asks, 0.95), lunr && quantile(lunr.asks, 0.95)),
      smaller ? (quantile(asks, 0.5) / quantile(smaller.asks, 0.5)).toFixed(1) : '',
      (memory / 1e6).toFixed(0),
      ratio(memory, lunr?.memory),
    ];
  });
  const more = before ? `; ${(paragraphs / before.paragraphs).toFixed(1)} times as many as before` : '';
  return {
    heading: `Archive of ${articles} articles, ${paragraphs} paragraphs${more}; ${RUNS} questions after warm-up, milliseconds`,
    columns: ['', 'build s', 'median', 'p95', 'most', 'p95/lunr', 'growth', 'MB', 'MB/lunr'],
    rows,
  };
}
