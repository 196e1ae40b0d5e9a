import type { Article } from '../article/article.js';

/** Where a card's spans are looked up; a library is one. */
export interface Articles {
  readonly articles: readonly Article[];
}

/** An archive has thousands of articles, and a list of its speakers names one for each. */
const byIds = new WeakMap<Articles['articles'], ReadonlyMap<string, Article>>();

/**
 * The article of that id.
 *
 * @throws {RangeError} where the card is of other articles than these
 */
export function articleOf({ articles }: Articles, id: string): Article {
  const byId = byIds.get(articles) ?? new Map(articles.map((each) => [each.id, each]));
  byIds.set(articles, byId);
  const article = byId.get(id);
  if (!article) throw new RangeError(`The card quotes the article "${id}", which is not among those given.`);
  return article;
}
