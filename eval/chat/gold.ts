import { z } from 'zod';
import type { Article, ArticleSource, Turn } from '../../src/index.js';
import { overlaps } from '../../src/language/span.js';

const Index = z.int().min(0);

const Question = z.object({
  id: z.string(),
  /** Its number in the conversation, from 1. */
  turn: z.int(),
  question: z.string(),
  /** The answer in the annotator's or the article's words; empty if there is none. */
  answer: z.string(),
  answerable: z.boolean(),
  /** Where the article answers: the index of the paragraph, and offsets inside it. */
  gold: z.array(z.object({ paragraph: Index, start: Index, end: Index })),
  /** Whether it counts; otherwise it only serves as history. */
  scored: z.boolean().default(true),
  /** Whether annotators found the question ambiguous. */
  ambiguous: z.boolean().default(false),
});

/** A line of a set of conversations: an article with questions asked one after another. */
export const Conversation = z.object({
  id: z.string(),
  title: z.string(),
  /** One heading for all, or one for each paragraph. */
  heading: z.string().optional(),
  headings: z.array(z.string()).optional(),
  paragraphs: z.array(z.string()),
  turns: z.array(Question),
});

export type Conversation = z.infer<typeof Conversation>;
export type ChatQuestion = Conversation['turns'][number];

/** The article as the library reads it: paragraph n of the library is number n - 1 of the set. */
export function conversationSource({
  id,
  title,
  heading,
  headings,
  paragraphs,
}: Conversation): ArticleSource {
  const sections: { heading: string | undefined; paragraphs: string[] }[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const above = headings?.[at] ?? heading;
    const last = sections.at(-1);
    if (last && last.heading === above) last.paragraphs.push(paragraph);
    else sections.push({ heading: above, paragraphs: [paragraph] });
  }
  return {
    id,
    ...(title && { title }),
    sections: sections.map(({ heading: above, paragraphs: own }) => ({
      ...(above && { heading: above }),
      paragraphs: own,
    })),
  };
}

/** A turn with the annotated answer and the sentences that it is based on. */
export function goldTurn(article: Article, { question, answer, gold }: ChatQuestion): Turn {
  const passages = gold.flatMap(({ paragraph: at, start, end }) => {
    const paragraph = article.paragraphs[at];
    if (!paragraph) return [];
    const span = { start: paragraph.start + start, end: paragraph.start + end };
    return paragraph.sentences
      .filter((sentence) => overlaps(sentence, span))
      .map((sentence) => ({ article: article.id, paragraph: paragraph.number, sentence }));
  });
  return { question, answer: { passages, text: answer } };
}
