import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article.js';
import { inTurn } from '../language/steps.js';
import { type Compiled, decode } from '../library/compile.js';
import { makeDerived } from '../library/derived.js';
import { renamed } from '../library/folder.js';
import { indexedLibrary } from '../library/library.js';
import type { Library } from '../library/results.js';
import type { CollectionStatistics, Indexer } from '../search/passage-index.js';
import type { Schema } from './schema.js';

/** The most recently used articles of an archive, in memory. */
export interface OpenedArticles {
  /** The articles of these rows, in the same order, without those that no longer exist. */
  open(rows: Iterable<number>, db: Kysely<Schema>): Promise<readonly Article[]>;
  /** A library of opened articles, with the word statistics of the whole collection. */
  library(articles: readonly Article[], collection: CollectionStatistics): Promise<Library>;
  /** One of them with its derived data, for another library. */
  compiledOf(article: Article): Compiled;
  /** The indexer, whose vocabulary contains all words so far and only grows. */
  readonly indexer: Indexer;
  /** The approximate memory of the articles, in bytes. */
  readonly size: number;
}

/** The ratio of an article's size in memory, as objects and a lunr index, to its size in the database. */
const GROWS = 8;

/** Holds as many articles as fit into `most` bytes of memory. */
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
        const made = compiled && decode(compiled);
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
