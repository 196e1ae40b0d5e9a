import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/archive/database.js';
import { type ArchivedArticle, finishEdition, openEdition, storeArticles } from '../src/archive/load.js';
import { encode } from '../src/library/compile.js';
import { startPostgres, type TestPostgres } from '../test/support/postgres.js';
import { inOwnProcess } from './child.js';
import { quantiles } from './measure.js';
import { readMaterial, recombined, writeMaterial } from './recombined.js';
import { show } from './table.js';

/**
 * The cost and the quality of asking: for each question its time in milliseconds, and whether the right paragraph was
 * among the candidates.
 */
export interface AskCost {
  readonly found: readonly boolean[];
  readonly asks: readonly number[];
  /** The times of a bare PostgreSQL query, for some of the questions. */
  readonly bare: readonly number[];
  /** The peak memory of the process, in bytes. */
  readonly memory: number;
}

/** The largest archive, in paragraphs, that is also held in memory for comparison. */
const HELD = 100_000;
/** The heap limit of the process that asks the archive, in megabytes. */
const HEAP = 200;
/** The number of articles stored at a time. */
const BATCH = 200;

/**
 * Measures an archive in PostgreSQL: whether it finds what an index in memory finds, and how much asking costs compared
 * with a bare query.
 *
 * The articles with questions are stored unchanged. All others are recombined from pieces of real ones, four paragraphs
 * each, which are compiled piece by piece: in a million paragraphs each piece occurs about 55 times, always beside
 * others.
 *
 * @param database its URL; if omitted, a PostgreSQL server is started
 */
export async function benchArchive(
  { data, quotes }: { data: string; quotes: string },
  paragraphs: number,
  database?: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  const postgres = database === undefined ? await startPostgres() : undefined;
  const file = join(folder, 'material');
  try {
    await writeMaterial(file, data, quotes);
    const inMemory =
      paragraphs <= HELD
        ? [inOwnProcess<AskCost>('one-archive.js', ['memory', data, file, String(paragraphs)])]
        : [];
    const url = database ?? (await (postgres as TestPostgres).database());
    const stored = await fill(url, file, paragraphs);
    const inDatabase = inOwnProcess<AskCost>('one-archive.js', ['database', data, url], HEAP);
    show({
      heading: `An archive of ${stored.articles} articles, ${paragraphs} paragraphs; ${inDatabase.found.length} questions, milliseconds, beside a query of PostgreSQL's own; most memory of the process that asks. Stored in ${seconds(stored.storing)} s, counted in ${seconds(stored.counting)} s`,
      columns: ['', 'right paragraph found', 'median', 'p95', 'most', 'MB'],
      rows: [
        ...inMemory.map((cost) => row('in memory', cost)),
        row('in PostgreSQL', inDatabase),
        ['ts_rank alone', '', ...quantiles(inDatabase.bare), ''],
      ],
    });
  } finally {
    await postgres?.remove();
    rmSync(folder, { recursive: true });
  }
}

function row(name: string, { found, asks, memory }: AskCost): string[] {
  const share = found.filter(Boolean).length / found.length;
  return [name, share.toFixed(3), ...quantiles(asks), (memory / 1e6).toFixed(0)];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(0);
}

async function fill(url: string, file: string, paragraphs: number) {
  const database = openDatabase(url, 'loading');
  try {
    return await database.use(async (db) => {
      const edition = await openEdition(db);
      await db.deleteFrom('articles').where('edition', '=', edition).execute();
      const from = performance.now();
      let articles = 0;
      let batch: ArchivedArticle[] = [];
      const store = async () => {
        await db.transaction().execute((changes) => storeArticles(edition, batch, changes));
        articles += batch.length;
        batch = [];
      };
      for (const compiled of recombined(readMaterial(file), paragraphs)) {
        const { id } = compiled.article;
        batch.push({ path: id, digest: id, name: id, compiled, bytes: encode(compiled) });
        if (batch.length === BATCH) await store();
      }
      await store();
      const storing = performance.now() - from;
      await finishEdition(edition, db);
      return { articles, storing, counting: performance.now() - from - storing };
    });
  } finally {
    await database.close();
  }
}
