import type { Article } from '../article/article.js';
import { type ArticleFacts, factsOf } from '../summary/facts.js';
import { type ArticleSummaries, allSummaries } from '../summary/summarise.js';

/** The summaries and facts of an article and of each of its sections. */
export interface Condensed {
  readonly summaries: ArticleSummaries;
  readonly facts: ArticleFacts;
}

/** Cached by the array of paragraphs, which an article under another id shares. */
const known = new WeakMap<Article['paragraphs'], Condensed>();

/**
 * The summaries of an article and the facts shown with them. Tagging and weighting a book takes seconds, so this
 * happens when the article is compiled; otherwise, on first use.
 */
export function condensedOf(article: Article): Condensed {
  const condensed = known.get(article.paragraphs) ?? {
    summaries: allSummaries(article),
    facts: factsOf(article),
  };
  known.set(article.paragraphs, condensed);
  return condensed;
}

/** Adopts what was computed for an article elsewhere. */
export function adoptCondensed(article: Article, condensed: Condensed): void {
  known.set(article.paragraphs, condensed);
}
