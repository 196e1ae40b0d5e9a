import type { Article } from '../article/article.js';
import { type ArticleFacts, factsOf } from '../summary/facts.js';
import { type ArticleSummaries, allSummaries } from '../summary/summarise.js';

/** What summaries of an article, and of each of its sections, show. */
export interface Condensed {
  readonly summaries: ArticleSummaries;
  readonly facts: ArticleFacts;
}

/** By paragraphs, which an article under another id shares. */
const known = new WeakMap<Article['paragraphs'], Condensed>();

/**
 * The summaries of an article and the facts beside them. To tag and weigh a book takes seconds, so it is done where the
 * article is compiled; for an article that was not, when it is first asked for.
 */
export function condensedOf(article: Article): Condensed {
  const condensed = known.get(article.paragraphs) ?? {
    summaries: allSummaries(article),
    facts: factsOf(article),
  };
  known.set(article.paragraphs, condensed);
  return condensed;
}

/** Takes what was made of an article elsewhere. */
export function adoptCondensed(article: Article, condensed: Condensed): void {
  known.set(article.paragraphs, condensed);
}
