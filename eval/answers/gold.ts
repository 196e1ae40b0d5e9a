import { z } from 'zod';
import type { ArticleSource } from '../../src/index.js';

const Index = z.int().min(0);

const Question = z.object({
  id: z.string(),
  q: z.string(),
  /** The index of the paragraph that answers; null if none does. */
  paragraph: Index.nullable(),
  /** Indices of other paragraphs that answer. */
  also_paragraphs: z.array(Index).optional(),
  /** The words that answer, and their offsets in the paragraph. */
  answers: z.array(z.string()).optional(),
  answer_starts: z.array(Index).optional(),
  /** In candidate sets: the indices of all paragraphs that answer. */
  positives: z.array(Index).optional(),
});

/** A line of a question-answering set: an article with questions about it. */
export const GoldArticle = z.object({
  id: z.string(),
  title: z.string().nullish(),
  paragraphs: z.array(z.string()),
  questions: z.array(Question),
});

export type GoldQuestion = z.infer<typeof Question>;
export type GoldArticle = z.infer<typeof GoldArticle>;

/** The article as the library reads it: paragraph n of the library is number n - 1 of the set. */
export function articleSource({ id, title, paragraphs }: GoldArticle): ArticleSource {
  return { id, ...(title && { title }), sections: [{ paragraphs }] };
}

/** Whether the paragraphs of each article are the only candidates, and are ranked as a whole. */
export function isCandidateSet(articles: readonly GoldArticle[]): boolean {
  return articles.some(({ questions }) => questions.some(({ positives }) => positives));
}

/** Whether some questions have no answer in the set itself. */
export function hasUnanswerable(articles: readonly GoldArticle[]): boolean {
  return articles.some(({ questions }) => questions.some(({ paragraph }) => paragraph === null));
}
