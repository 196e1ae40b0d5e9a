import type { Library } from '../src/library/results.js';
import { chooseArticles } from '../src/library/source.js';
import { OptionType } from './command.js';

/** Options that several commands take. */
export const SOURCE = {
  type: OptionType.string,
  name: 'source',
  description: 'Only this article',
  autocomplete: true,
} as const;

export const PRIVATE = {
  type: OptionType.boolean,
  name: 'private',
  description: 'Show the answer to nobody but me',
} as const;

/** The options that are there: the library tells an option left out from one that is undefined. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/**
 * The source as an id, which may have been given as a title.
 *
 * @throws {UnknownSource} where there is no such article
 */
export function sourceId(
  source: string | undefined,
  { articles }: Pick<Library, 'articles'>,
): { source?: string } {
  const [article] = source === undefined ? [] : chooseArticles(articles, source);
  return article ? { source: article.id } : {};
}
