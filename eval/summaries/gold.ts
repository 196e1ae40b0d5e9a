import { z } from 'zod';

/** A line of a summary set: a document, its sentences, which are all that may be chosen, and people's summaries. */
export const GoldDocument = z.object({
  id: z.string(),
  /** The genre, in sets of several. */
  type: z.string().nullish(),
  title: z.string().nullable(),
  paragraphs: z.array(z.string()),
  sentences: z.array(z.array(z.string())),
  /** The heading above each paragraph. */
  sections: z.array(z.string().nullable()).optional(),
  references: z.array(z.string()).optional(),
  /** Who wrote each of the references: `human1` and so on are people. */
  ref_tags: z.array(z.string()).optional(),
  /** The one reference, in its sentences. */
  reference_sentences: z.array(z.string()).optional(),
});

export type GoldDocument = z.infer<typeof GoldDocument>;

/** A reference summary in its sentences. */
export type Reference = readonly string[];

/** Those that people wrote, each one sentence long; where nobody is named, the one reference. */
export function referencesOf({ references, ref_tags, reference_sentences }: GoldDocument): Reference[] {
  if (!ref_tags) return reference_sentences ? [reference_sentences] : [];
  return (references ?? []).flatMap((text, index) => (ref_tags[index]?.startsWith('human') ? [[text]] : []));
}
