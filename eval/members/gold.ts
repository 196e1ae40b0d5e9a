import { z } from 'zod';

const Offset = z.int().min(0);

const Question = z.object({
  id: z.string(),
  q: z.string(),
  /** What it asks for: "who", "count", "keywords" … */
  kind: z.string(),
  /** Whether it is asked in other words than the article's. */
  paraphrased: z.boolean(),
  /** UTF-16 offsets, end exclusive, of each sentence that a careful reader takes for an answer; none where none is. */
  gold: z.array(z.tuple([Offset, Offset])),
  /** Whether the article looks as if it might answer, but does not. */
  near: z.boolean().nullish(),
});

/** A line of a set of members' questions: an article with the questions asked of it. */
export const MembersArticle = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  questions: z.array(Question),
});

export type MembersQuestion = z.infer<typeof Question>;
export type MembersArticle = z.infer<typeof MembersArticle>;
