import { articleSource, type GoldArticle as Gold, GoldArticle } from '../eval/answers/gold.js';
import { readData, UnusableData } from '../eval/data.js';
import type { ArticleSource } from '../src/index.js';

/** The sizes of the archives, in articles. */
export const SIZES = [1, 100, 1_000, 3_000];
/** The number of questions to each. */
export const RUNS = 300;

/** The articles of question-answering sets that contain a paragraph. */
export function readArticles(folder: string): readonly Gold[] {
  const articles = readData(folder, GoldArticle)
    .flatMap(({ lines }) => lines)
    .filter(({ paragraphs }) => paragraphs.length > 0);
  if (articles.length > 0) return articles;
  throw new UnusableData(`The folder "${folder}" holds no paragraph to make an archive of.`);
}

/** The given number of articles, repeated under other ids if there are too few. */
export function archiveOf(articles: readonly Gold[], size: number): ArticleSource[] {
  return Array.from({ length: size }, (_, index) => {
    const article = articles[index % articles.length] as Gold;
    return { ...articleSource(article), id: `${article.id} ${index}` };
  });
}

/** Questions from all parts of the sets. */
export function questionsOf(articles: readonly Gold[]): string[] {
  const all = articles.flatMap(({ questions }) => questions.map(({ q }) => q));
  const step = Math.max(1, Math.floor(all.length / RUNS));
  return all.filter((_, index) => index % step === 0).slice(0, RUNS);
}
