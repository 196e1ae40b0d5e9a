import { z } from 'zod';

const Check = z.object({
  id: z.string(),
  /** The claimed quotation. */
  quotation: z.string(),
  /** The claimed speaker. */
  speaker: z.string().nullable(),
  verdict: z.enum(['exact', 'altered', 'absent']),
  /** How it differs from what was said. */
  change: z.string(),
  speaker_verdict: z.enum(['right', 'wrong']).nullish(),
});

/** A line of a set: an article with quotations to check against it. */
export const GoldArticle = z.object({ id: z.string(), text: z.string(), checks: z.array(Check) });

export type Check = z.infer<typeof Check>;
export type GoldArticle = z.infer<typeof GoldArticle>;
