import { UnreadableArticle } from '../article/article.js';
import { type ArticleSource, readSource } from '../article/source.js';
import { atOnce } from '../language/steps.js';
import { makeDerived } from './derived.js';
import { libraryOf } from './library.js';
import type { Library } from './results.js';

/**
 * A library of articles given as data.
 *
 * @throws {UnreadableArticle} if a source is malformed or an id is not unique; the message names the field or the id
 * @example createLibrary([{ title: 'Storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }])
 */
export function createLibrary(sources: readonly ArticleSource[]): Library {
  const articles = sources.map((source, index) => readSource(source, `article-${index + 1}`));
  const ids = new Set<string>();
  for (const { id } of articles) {
    if (ids.has(id)) throw new UnreadableArticle(`Two articles have the id "${id}"; give each its own.`);
    ids.add(id);
  }
  return atOnce(libraryOf({ articles, skipped: [] }, makeDerived()));
}
