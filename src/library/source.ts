import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';

/** Thrown where a question names an article that is not there; the message names those that are. */
export class UnknownSource extends Error {
  override readonly name = 'UnknownSource';
}

/**
 * The articles that a question is put to: all, or the one named by its id or title (case does not matter).
 *
 * @throws {UnknownSource} where none goes by that name
 */
export function chooseArticles(articles: readonly Article[], source: string | undefined): readonly Article[] {
  if (source === undefined) return articles;
  const named =
    articles.find(({ id }) => id === source) ?? articles.find((article) => goesBy(article, source));
  if (named) return [named];
  const some = articles.slice(0, 5).map(({ id }) => `"${id}"`);
  const more = articles.length > some.length ? ` and ${articles.length - some.length} more` : '';
  throw new UnknownSource(`There is no article "${source}"; there is ${some.join(', ')}${more}.`);
}

/** Whether an article has this id or title; case does not matter. */
export function goesBy({ id, text, title }: Article, source: string): boolean {
  const wanted = source.trim().toLowerCase();
  return id.toLowerCase() === wanted || (title !== null && slice(text, title).toLowerCase() === wanted);
}
