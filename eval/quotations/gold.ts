import { z } from 'zod';

const Offset = z.int().min(0);

const Quote = z.object({
  start: Offset,
  end: Offset,
  /** The pieces of a quotation that is not continuous. */
  segments: z.array(z.tuple([Offset, Offset])).nullish(),
  kind: z.enum(['direct', 'mixed', 'indirect']),
  /** The mention of the speaker; null if there is none. */
  speaker_start: Offset.nullish(),
  speaker_end: Offset.nullish(),
  /** The speaker's resolved name. */
  speaker_canonical: z.string().nullish(),
  cue: z.string().nullish(),
});

/** A line of a quotation set: an article with the quotations that people found in it. */
export const GoldArticle = z.object({
  id: z.string(),
  split: z.string().nullish(),
  text: z.string(),
  quotes: z.array(Quote),
});

export type GoldQuote = z.infer<typeof Quote>;
export type GoldArticle = z.infer<typeof GoldArticle>;
