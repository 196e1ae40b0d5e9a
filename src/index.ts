import type { Article } from './article/article.js';
import { type Span, slice } from './language/span.js';

export type { Article, Credit, Paragraph, Section } from './article/article.js';
export { UnreadableArticle } from './article/article.js';
export type { ArticleSource } from './article/source.js';
export type { Span } from './language/span.js';
export { UnknownSource } from './library/find-article.js';
export type { Change } from './library/folder.js';
export { UnusableFolder } from './library/folder.js';
export type { Opening } from './library/library.js';
export { createLibrary, openLibrary } from './library/library.js';
export { type Listener, type LiveLibrary, watchLibrary } from './library/live.js';
export { type Dated, type Period, WrongDate } from './library/period.js';
export type * from './library/results.js';
export { carriedWords, takenAs } from './library/text.js';
export type { QuotationKind } from './quotation/quotation.js';
export type { SummaryLength } from './summary/summarise.js';

/**
 * The words of a span, exactly as in the article.
 *
 * @example textOf(article, answer.passages[0].sentence)
 */
export function textOf(article: Article, span: Span): string {
  return slice(article.text, span);
}
