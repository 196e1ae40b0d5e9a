import { answer } from '../answer/answer.js';
import type { Article } from '../article/article.js';
import { UnreadableArticle } from '../article/errors.js';
import { type ArticleSource, readSource } from '../article/source.js';
import { findQuotations } from '../quotation/find.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { indexPassages } from '../search/passage-index.js';
import { check } from './check.js';
import { openFolder } from './folder.js';
import { quotes, speakers } from './quotes.js';
import type { Library, SkippedFile } from './results.js';
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
export async function openLibrary(folder: string): Promise<Library> {
  const { articles, skipped } = await openFolder(folder);
  return libraryOf(articles, skipped);
}

/**
 * A library of articles given as data.
 *
 * @throws {UnreadableArticle} where a source is not of the form or an id comes twice, naming the field or the id
 * @example createLibrary([{ title: 'Storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }])
 */
export function createLibrary(sources: readonly ArticleSource[]): Library {
  const articles = sources.map((source, index) => readSource(source, `article-${index + 1}`));
  const ids = new Set<string>();
  for (const { id } of articles) {
    if (ids.has(id)) throw new UnreadableArticle(`Two articles have the id "${id}"; give each its own.`);
    ids.add(id);
  }
  return libraryOf(articles, []);
}

/**
 * A library with one article more. Where its id is taken it gets a number after it.
 *
 * @example withArticle(library, readArticle('storm.txt', bytes))
 */
export function withArticle({ articles, skipped }: Library, article: Article): Library {
  const ids = new Set(articles.map(({ id }) => id));
  let id = article.id;
  for (let number = 2; ids.has(id); number += 1) id = `${article.id} (${number})`;
  return libraryOf([...articles, { ...article, id }], skipped);
}

function libraryOf(articles: readonly Article[], skipped: readonly SkippedFile[]): Library {
  const index = indexPassages(articles);
  const quotationsOf = rememberQuotations();
  return {
    articles,
    skipped,
    ask: (
      question,
      { source, exclude = [], limit = PASSAGES, strictness = 'balanced', ranking = false } = {},
    ) => {
      const asked = chooseArticles(articles, source).filter(({ id }) => !exclude.includes(id));
      return answer(question, { articles: asked, index, quotationsOf }, { limit, strictness, ranking });
    },
    quotes: ({ source, ...asked } = {}) =>
      quotes({ articles: chooseArticles(articles, source), index, quotationsOf }, asked),
    summary: ({ source, ...asked } = {}) =>
      summary({ articles: chooseArticles(articles, source), index, quotationsOf }, asked),
    check: (text) => check(text, { articles, index, quotationsOf }),
    speakers: ({ source } = {}) =>
      speakers({ articles: chooseArticles(articles, source), index, quotationsOf }),
  };
}

function rememberQuotations(): (article: Article) => ArticleQuotations {
  const found = new WeakMap<Article, ArticleQuotations>();
  return (article) => {
    const quotations = found.get(article) ?? findQuotations(article);
    found.set(article, quotations);
    return quotations;
  };
}
