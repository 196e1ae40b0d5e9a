import { z } from 'zod';

/**
 * A line of a summary set: a document, its sentences, which are the only ones to choose from, and reference summaries.
 */
export const GoldDocument = z.object({
  id: z.string(),
  /** The genre, in sets with several. */
  type: z.string().nullish(),
  title: z.string().nullable(),
  paragraphs: z.array(z.string()),
  sentences: z.array(z.array(z.string())),
  /** The heading above each paragraph. */
  sections: z.array(z.string().nullable()).optional(),
  references: z.array(z.string()).optional(),
  /** The author of each of the references: `human1` and so on are people. */
  ref_tags: z.array(z.string()).optional(),
  /** The sentences of the only reference. */
  reference_sentences: z.array(z.string()).optional(),
});

export type GoldDocument = z.infer<typeof GoldDocument>;

/** A reference summary as a list of sentences. */
export type Reference = readonly string[];

/** The references written by people, each as one sentence; if no authors are named, the only reference. */
export function referencesOf({ references, ref_tags, reference_sentences }: GoldDocument): Reference[] {
  if (!ref_tags) return reference_sentences ? [reference_sentences] : [];
  return (references ?? []).flatMap((text, index) => (ref_tags[index]?.startsWith('human') ? [[text]] : []));
}
