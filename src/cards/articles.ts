import type { Article } from '../article/article.js';

/** Where a card's spans are looked up; a library is one. */
export interface Articles {
  readonly articles: readonly Article[];
}

/**
 * The article of that id.
 *
 * @throws {RangeError} where the card is of other articles than these
 */
export function articleOf({ articles }: Articles, id: string): Article {
  const article = articles.find((each) => each.id === id);
  if (!article) throw new RangeError(`The card quotes the article "${id}", which is not among those given.`);
  return article;
}
