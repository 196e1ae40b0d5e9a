import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { atOnce, type Steps } from '../language/steps.js';

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
  const named = namesIn(articles).byId.get(source) ?? articleCalled(articles, source);
  // What is known of all articles is known of it then.
  if (named) return articles.length === 1 ? articles : alone(named);
  const some = articles.slice(0, 5).map(({ id }) => `"${id}"`);
  const more = articles.length > some.length ? ` and ${articles.length - some.length} more` : '';
  throw new UnknownSource(`There is no article "${source}". Articles: ${some.join(', ')}${more}.`);
}

/** The article with exactly this id; null where there is none. */
export function articleWithId(articles: readonly Article[], id: string): Article | null {
  return namesIn(articles).byId.get(id) ?? null;
}

/** The first article that has this id or title; case does not matter. */
export function articleCalled(articles: readonly Article[], name: string): Article | undefined {
  return namesIn(articles).byName.get(name.trim().toLowerCase());
}

/** The articles by their ids, and by their ids and titles in small letters; of two of a name the first. */
interface Names {
  readonly byId: ReadonlyMap<string, Article>;
  readonly byName: ReadonlyMap<string, Article>;
}

const known = new WeakMap<readonly Article[], Names>();

/** An archive has thousands of articles, and is asked for one by its name at each letter that is typed. */
function namesIn(articles: readonly Article[]): Names {
  return known.get(articles) ?? atOnce(nameSources(articles));
}

/** After so many articles other work may have its turn. */
const SLICE = 2_000;

/** Finds the names of articles, so that nobody who asks has to wait for that. */
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

/** Always the same list of an article, by which others keep what they know of the articles asked. */
function alone(article: Article): readonly [Article] {
  const list = lists.get(article) ?? ([article] as const);
  lists.set(article, list);
  return list;
}
