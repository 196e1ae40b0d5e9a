import type { Article, Section } from '../article/article.js';
import { findSection } from '../summary/find-section.js';
import { summarise } from '../summary/summarise.js';
import type { SummaryOptions, SummaryResult } from './results.js';
import { goesBy, UnknownSource } from './source.js';

const WHOLE =
  /^\W*(?:(?:the )?(?:whole|entire|full|complete)(?: (?:article|story|text|thing))?|(?:the )?article|all|everything)\W*$/iu;

/**
 * Condenses a section or a whole article; null where no article has such a section.
 *
 * @throws {UnknownSource} where a whole article is asked for and there are several
 */
export function summary(
  articles: readonly Article[],
  { section: asked = '', length = 'medium' }: Omit<SummaryOptions, 'source'>,
): SummaryResult | null {
  const found = find(articles, asked);
  if (!found) return null;
  const { article, section } = found;
  const sentences = summarise(article, { length, ...(section && { section }) });
  return {
    article: article.id,
    section: section?.number ?? null,
    sentences: sentences.map(({ span, paragraph }) => ({
      article: article.id,
      section: article.paragraphs[paragraph - 1]?.section ?? null,
      paragraph,
      span,
    })),
  };
}

function find(
  articles: readonly Article[],
  asked: string,
): { article: Article; section: Section | null } | null {
  if (asked.trim() === '' || WHOLE.test(asked)) return { article: only(articles), section: null };
  const titled = articles.find((article) => goesBy(article, asked));
  if (titled) return { article: titled, section: null };
  for (const article of articles) {
    const section = findSection(article, asked);
    if (section) return { article, section };
  }
  return null;
}

function only(articles: readonly Article[]): Article {
  const [article, ...others] = articles;
  if (article && others.length === 0) return article;
  throw new UnknownSource(`There are ${articles.length} articles; say which one to summarise.`);
}
