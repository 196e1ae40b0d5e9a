import type { Article, Located } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import type { Quoted } from './results.js';
import { articleWithId, UnknownSource } from './source.js';

/** Joins the pieces of a quotation, where the article has words of its own. */
const OMITTED = ' … ';

/**
 * The words of a result exactly as in the article: those of its span, or the pieces of a quotation joined with " … ".
 *
 * @param span another span of the same article, used instead of the result's own
 * @throws {UnknownSource} if its article is not in `articles`
 */
export function textOfResult(articles: readonly Article[], result: Located | Quoted, span?: Span): string {
  const article = articleWithId(articles, result.article);
  if (!article) throw new UnknownSource(`There is no article "${result.article}" in this library.`);
  const own = 'pieces' in result ? result.pieces : [result.span];
  return (span ? [span] : own).map((each) => slice(article.text, each)).join(OMITTED);
}
