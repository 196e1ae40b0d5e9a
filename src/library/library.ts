import { answer } from '../answer/answer.js';
import type { Article } from '../article/article.js';
import { findQuotations } from '../quotation/find.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type Indexer, makeIndexer } from '../search/passage-index.js';
import { atOnce, type Steps } from '../search/steps.js';
import { check } from './check.js';
import type { Compiled } from './compile.js';
import { type Opened, openedFrom, openState } from './folder.js';
import { compilerFor, type Opening, readingInto } from './opening.js';
import { quotes, speakers } from './quotes.js';
import type { Library } from './results.js';
import { chooseArticles } from './source.js';
import { summary } from './summary.js';

/** Passages in an answer unless told otherwise. */
const PASSAGES = 3;

/**
 * Opens all articles of a folder. Files that cannot be read are named in `skipped`, with the reason.
 *
 * @throws {Error} where the folder does not exist or holds no article; the message says what to do
 * @example const library = await openLibrary('seeds');
 */
export async function openLibrary(folder: string, opening: Opening = {}): Promise<Library> {
  const store = makeStore();
  const compiler = compilerFor(folder, opening);
  try {
    const state = await openState(folder, readingInto(store, compiler, opening));
    await compiler.keepOnly(state.keys());
    return atOnce(libraryOf(openedFrom(state), store));
  } finally {
    await compiler.close();
  }
}

/** What is derived from articles, kept for libraries that have articles in common. */
export interface Store {
  readonly indexer: Indexer;
  readonly quotationsOf: (article: Article) => ArticleQuotations;
  /** Takes what was derived from an article elsewhere. */
  adopt(compiled: Compiled): void;
}

/** A store that holds nothing yet. */
export function makeStore(): Store {
  const indexer = makeIndexer();
  /** By paragraphs, which an article under another id shares. */
  const found = new WeakMap<Article['paragraphs'], ArticleQuotations>();
  return {
    indexer,
    quotationsOf: (article) => {
      const quotations = found.get(article.paragraphs) ?? findQuotations(article);
      found.set(article.paragraphs, quotations);
      return quotations;
    },
    adopt: ({ article, profile, quotations }) => {
      indexer.adopt(article, profile);
      found.set(article.paragraphs, quotations);
    },
  };
}

/** A library of articles that are read already. */
export function* libraryOf({ articles, skipped }: Opened, { indexer, quotationsOf }: Store): Steps<Library> {
  const index = yield* indexer.index(articles);
  return {
    articles,
    skipped,
    ask: (
      question,
      { source, exclude = [], limit = PASSAGES, strictness = 'balanced', ranking = false } = {},
    ) => {
      const chosen = chooseArticles(articles, source);
      const asked = exclude.length === 0 ? chosen : chosen.filter(({ id }) => !exclude.includes(id));
      return answer(question, { articles: asked, index, quotationsOf }, { limit, strictness, ranking });
    },
    quotes: ({ source, ...asked } = {}) =>
      quotes({ articles: chooseArticles(articles, source), index, quotationsOf }, asked),
    summary: ({ source, ...asked } = {}) =>
      summary({ articles: chooseArticles(articles, source), index, quotationsOf }, asked),
    check: (text, { limit } = {}) => check(text, { articles, index, quotationsOf }, limit),
    speakers: ({ source } = {}) =>
      speakers({ articles: chooseArticles(articles, source), index, quotationsOf }),
  };
}
