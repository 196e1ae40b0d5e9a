import { z } from 'zod';

const Offset = z.int().min(0);

const Question = z.object({
  id: z.string(),
  q: z.string(),
  /** The kind of question: "who", "count", "keywords" … */
  kind: z.string(),
  /** Whether it uses other words than the article. */
  paraphrased: z.boolean(),
  /**
   * UTF-16 offsets, end exclusive, of each sentence that a careful reader would accept as an answer; empty if none is.
   */
  gold: z.array(z.tuple([Offset, Offset])),
  /** Whether the article seems to answer it, but does not. */
  near: z.boolean().nullish(),
});

/** A line of a set of members' questions: an article with questions about it. */
export const MembersArticle = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  questions: z.array(Question),
});

export type MembersQuestion = z.infer<typeof Question>;
export type MembersArticle = z.infer<typeof MembersArticle>;
