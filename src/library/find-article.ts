import { createHash } from 'node:crypto';
import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { atOnce, type Steps } from '../language/steps.js';

/** Thrown if an article does not exist; the message lists those that do. */
export class UnknownSource extends Error {
  override readonly name = 'UnknownSource';
}

/**
 * The articles to search: all, or the one with this id or title (ignoring case).
 *
 * @throws {UnknownSource} if there is no such article
 */
export function chooseArticles(articles: readonly Article[], source: string | undefined): readonly Article[] {
  if (source === undefined) return articles;
  const named = namesIn(articles).byId.get(source) ?? articleCalled(articles, source);
  // If it is the only article, the same array is returned, so that caches keyed by it still apply.
  if (named) return articles.length === 1 ? articles : alone(named);
  const some = articles.slice(0, 5).map(({ id }) => `"${id}"`);
  const more = articles.length > some.length ? ` and ${articles.length - some.length} more` : '';
  throw new UnknownSource(`There is no article "${source}". Articles: ${some.join(', ')}${more}.`);
}

/** The article with exactly this id; null if there is none. */
export function articleWithId(articles: readonly Article[], id: string): Article | null {
  return namesIn(articles).byId.get(id) ?? null;
}

/** The first article with this id or title, ignoring case. */
export function articleCalled(articles: readonly Article[], name: string): Article | undefined {
  return namesIn(articles).byName.get(name.trim().toLowerCase());
}

/** The articles by id, and by id or title in lower case; the first of several with one name. */
interface Names {
  readonly byId: ReadonlyMap<string, Article>;
  readonly byName: ReadonlyMap<string, Article>;
}

const known = new WeakMap<readonly Article[], Names>();

/** Cached, because an archive has thousands of articles, and autocompletion looks one up at each keystroke. */
function namesIn(articles: readonly Article[]): Names {
  return known.get(articles) ?? atOnce(nameSources(articles));
}

/** Yields to other work after this many articles. */
const SLICE = 2_000;

/** Finds the names of articles in advance, so that no query has to wait for it. */
export function* nameSources(articles: readonly Article[]): Steps<Names> {
  const [byId, byName] = [new Map<string, Article>(), new Map<string, Article>()];
  const add = (names: Map<string, Article>, name: string, article: Article) => {
    if (!names.has(name)) names.set(name, article);
  };
  for (const [at, article] of articles.entries()) {
    if (at % SLICE === SLICE - 1) yield;
    const { id, text, title } = article;
    add(byId, id, article);
    add(byName, id.toLowerCase(), article);
    if (title) add(byName, slice(text, title).toLowerCase(), article);
  }
  const names = { byId, byName };
  known.set(articles, names);
  return names;
}

const lists = new WeakMap<Article, readonly [Article]>();

/** Always the same array for an article, so that other caches can use it as a key. */
function alone(article: Article): readonly [Article] {
  const list = lists.get(article) ?? ([article] as const);
  lists.set(article, list);
  return list;
}

/** In base64url characters; 48 bits are enough to distinguish ids. */
const LENGTH = 8;

/** A short key for an article's id, which may be long. */
export function articleKey(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, LENGTH);
}
