import { MODEL, type Model } from '../answer/model.js';
import type { Article } from '../article/article.js';
import { findQuotations } from '../quotation/find.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type Indexer, makeIndexer } from '../search/passage-index.js';
import type { Compiled } from './compile.js';
import { adoptCondensed, condensedOf } from './condensed.js';

/** What is derived from articles, kept for libraries that have articles in common. */
export interface Derived {
  readonly indexer: Indexer;
  readonly quotationsOf: (article: Article) => ArticleQuotations;
  /** What questions are answered by. */
  readonly model: Model;
  /** Takes what was derived from an article elsewhere. */
  adopt(compiled: Compiled): void;
  /** The same, to be taken elsewhere. */
  compiledOf(article: Article): Compiled;
}

/** What has nothing derived yet. */
export function makeDerived(model: Model = MODEL): Derived {
  const indexer = makeIndexer();
  /** By paragraphs, which an article under another id shares. */
  const found = new WeakMap<Article['paragraphs'], ArticleQuotations>();
  const quotationsOf = (article: Article) => {
    const quotations = found.get(article.paragraphs) ?? findQuotations(article);
    found.set(article.paragraphs, quotations);
    return quotations;
  };
  return {
    indexer,
    model,
    quotationsOf,
    compiledOf: (article) => ({
      article,
      profile: indexer.packed(article),
      quotations: quotationsOf(article),
      condensed: condensedOf(article),
    }),
    adopt: ({ article, profile, quotations, condensed }) => {
      indexer.adopt(article, profile);
      found.set(article.paragraphs, quotations);
      adoptCondensed(article, condensed);
    },
  };
}
