import { MODEL, type Model } from '../answer/model.js';
import type { Article } from '../article/article.js';
import { findQuotations } from '../quotation/find.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type Indexer, makeIndexer } from '../search/passage-index.js';
import { adoptCondensed, condensedOf } from '../summary/summarise.js';
import type { Compiled } from './compile.js';

/** Data derived from articles, shared by libraries with common articles. */
export interface Derived {
  readonly indexer: Indexer;
  readonly quotationsOf: (article: Article) => ArticleQuotations;
  /** The model that answers questions. */
  readonly model: Model;
  /** Adopts what was derived from an article elsewhere. */
  adopt(compiled: Compiled): void;
  /** The article with its derived data, for use elsewhere. */
  compiledOf(article: Article): Compiled;
}

/** A store with nothing derived yet. */
export function makeDerived(model: Model = MODEL): Derived {
  const indexer = makeIndexer();
  /** Cached by the array of paragraphs, which an article under another id shares. */
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
