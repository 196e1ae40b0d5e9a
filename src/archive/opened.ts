import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article.js';
import { inTurn } from '../language/steps.js';
import type { Compiled } from '../library/compile.js';
import { makeDerived } from '../library/derived.js';
import { renamed } from '../library/folder.js';
import { read } from '../library/kept.js';
import { indexedLibrary } from '../library/library.js';
import type { Library } from '../library/results.js';
import type { CollectionStatistics, Indexer } from '../search/passage-index.js';
import type { Schema } from './schema.js';

/** Articles of an archive that are in memory: those that were asked for last. */
export interface OpenedArticles {
  /** Those of these rows that there still are, in the order of the rows. */
  open(rows: Iterable<number>, db: Kysely<Schema>): Promise<readonly Article[]>;
  /** A library of opened articles, whose words count as they do in the whole collection. */
  library(articles: readonly Article[], collection: CollectionStatistics): Promise<Library>;
  /** One of them with what was derived from it, for another library. */
  compiledOf(article: Article): Compiled;
  /** Has all words that were met so far, which only grow. */
  readonly indexer: Indexer;
  /** Bytes that the articles take, about. */
  readonly size: number;
}

/** Bytes that an article takes in memory for each in the database: it is objects there, and a lunr index. */
const GROWS = 8;

/** Holds as many articles as take no more memory than that, in bytes. */
export function openedArticles(most: number): OpenedArticles {
  const derived = makeDerived();
  const { indexer } = derived;
  const articles = new LRUCache<number, Article>({ maxSize: most });
  return {
    async open(rows, db) {
      const asked = [...new Set(rows)].sort((a, b) => a - b);
      const found = new Map<number, Article>();
      for (const row of asked) {
        const known = articles.get(row);
        if (known) found.set(row, known);
      }
      const missing = asked.filter((row) => !found.has(row));
      const columns = ['id', 'name', 'compiled'] as const;
      const stored =
        missing.length === 0
          ? []
          : await db.selectFrom('articles').select(columns).where('id', 'in', missing).execute();
      for (const { id, name, compiled } of stored) {
        const made = compiled && read(compiled);
        if (!made || !('article' in made) || name === null) continue;
        const article = renamed(made.article, name);
        derived.adopt({ ...made, article });
        articles.set(id, article, { size: compiled.length * GROWS });
        found.set(id, article);
      }
      return asked.flatMap((row) => found.get(row) ?? []);
    },
    async library(some, collection) {
      const index = await inTurn(indexer.indexSome(some, collection));
      return indexedLibrary({ articles: some, skipped: [] }, index, derived);
    },
    compiledOf: derived.compiledOf,
    indexer,
    get size() {
      return articles.calculatedSize;
    },
  };
}
