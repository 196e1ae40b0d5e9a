import type { Article, Located } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import type { Quoted } from './results.js';
import { articleWithId, UnknownSource } from './source.js';

/** Stands between the pieces of a quotation, where the article has words of its own. */
const OMITTED = ' … ';

/**
 * The words of a result as they stand in the article: those of its span, or the pieces of a quotation with " … "
 * between them.
 *
 * @param span another span of the same article, in the place of the result's own
 * @throws {UnknownSource} where its article is not among these
 */
export function textOfResult(articles: readonly Article[], result: Located | Quoted, span?: Span): string {
  const article = articleWithId(articles, result.article);
  if (!article) throw new UnknownSource(`There is no article "${result.article}" in this library.`);
  const own = 'pieces' in result ? result.pieces : [result.span];
  return (span ? [span] : own).map((each) => slice(article.text, each)).join(OMITTED);
}
