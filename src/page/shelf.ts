import type { Article } from '../article/article.js';
import { readArticle } from '../article/read.js';
import { withArticle } from '../library/library.js';
import type { Library } from '../library/results.js';

/** The library of this run, which articles can be added to. Nothing of it is written to disk. */
export interface Shelf {
  /** As it is now; each addition puts another in its place. */
  readonly library: Library;
  /**
   * Adds the article in a file.
   *
   * @param name the file's name; its ending tells the format
   * @throws {UnreadableArticle} with a plain sentence that says why it cannot be read
   */
  add(name: string, bytes: Uint8Array): Article;
  /** Calls back after each addition; the function given back ends it. */
  subscribe(listener: () => void): () => void;
}

/**
 * Puts a library where articles can be added to it.
 *
 * @param prepare is done to the library, and to each that takes its place
 */
export function createShelf(
  opened: Library,
  prepare: (library: Library) => Library = (library) => library,
): Shelf {
  let library = prepare(opened);
  const listeners = new Set<() => void>();
  return {
    get library() {
      return library;
    },
    add(name, bytes) {
      library = prepare(withArticle(library, readArticle(name, bytes)));
      for (const listener of listeners) listener();
      return library.articles.at(-1) as Article;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
