import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article.js';
import { inTurn } from '../language/steps.js';
import { type Compiled, decode } from '../library/compile.js';
import { makeDerived } from '../library/derived.js';
import { renamed } from '../library/folder.js';
import { type IndexedArticles, indexedLibrary } from '../library/library.js';
import { besides } from '../library/mutable-library.js';
import type { Library } from '../library/results.js';
import type { Indexer } from '../search/passage-index.js';
import type { CollectionStatistics } from '../search/word-counts.js';
import type { Schema } from './database.js';

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

/**
 * The word statistics of an archive and of other articles together; values that the archive did not look up stay
 * undefined.
 */
export function countedTogether(
  archive: CollectionStatistics,
  { articles, index }: IndexedArticles,
): CollectionStatistics {
  const own = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  return {
    paragraphs: archive.paragraphs + own,
    frequency(stem) {
      const known = archive.frequency(stem);
      if (known === undefined) return undefined;
      if (known === null && !index.knows(stem)) return null;
      return (known ?? 0) + index.frequency(stem);
    },
    isName(word) {
      const known = archive.isName(word);
      return known === undefined ? undefined : known || index.isName(word);
    },
    similar: (word) => together(index.similar(word), archive.similar(word)),
    beginning: (word) => [...together(index.beginning(word), archive.beginning(word))].sort(),
  };
}

function together(own: readonly string[], others: readonly string[] = []): readonly string[] {
  return [...new Set([...own, ...others])];
}

/**
 * A library of other articles and of the articles chosen from an archive. The archive is shared, so nothing of the
 * other articles may enter its caches: the library has its own derived data and copies of the archive's articles.
 *
 * @param compiledOf returns an article of the archive with its derived data
 */
export async function libraryBeside(
  own: IndexedArticles,
  chosen: readonly Article[],
  compiledOf: (article: Article) => Compiled,
  collection: CollectionStatistics,
): Promise<Library> {
  const { derived, skipped } = own;
  const copies: Article[] = [];
  for (const article of chosen) {
    // Derived data is keyed by the array of paragraphs, so with this copy it is released when the question is answered.
    const copy = { ...article, paragraphs: [...article.paragraphs] };
    derived.adopt({ ...compiledOf(article), article: copy });
    copies.push(copy);
    await setImmediate();
  }
  // Own articles come first in lists.
  const articles = [...besides(copies, own.articles), ...copies];
  const index = await inTurn(derived.indexer.indexSome(articles, collection));
  return indexedLibrary({ articles, skipped }, index, derived);
}
