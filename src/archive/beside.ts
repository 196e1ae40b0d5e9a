import { setImmediate } from 'node:timers/promises';
import type { Article } from '../article/article.js';
import { inTurn } from '../language/steps.js';
import type { Compiled } from '../library/compile.js';
import { type IndexedArticles, indexedLibrary } from '../library/library.js';
import { besides } from '../library/mutable-library.js';
import type { Library } from '../library/results.js';
import type { CollectionStatistics } from '../search/passage-index.js';

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
