import type { Span } from '../language/span.js';

/** Whether all of a quotation is in quotation marks, part of it, or none. */
export type QuotationKind = 'direct' | 'mixed' | 'indirect';

/** A quotation in an article. */
export interface Quotation {
  readonly kind: QuotationKind;
  /** The words quoted, including quotation marks; several pieces if the cue or another aside interrupts them. */
  readonly pieces: readonly Span[];
  /** The verb or phrase that attributes them ("said", "according to"); null for continued quotations. */
  readonly cue: Span | null;
  /** Where and how it was said ("on Dec. 7 at a press conference"), if the text says so. */
  readonly manner: Span | null;
  /** The words that refer to the speaker there ("he", "Stolenberg"). */
  readonly mention: Span | null;
  /** Index into `ArticleQuotations.speakers`; null if the text does not say who speaks. */
  readonly speaker: number | null;
  /** The number of the paragraph of its first piece, from 1. */
  readonly paragraph: number;
  /** The number of the paragraph of its last piece. Higher than `paragraph` if it continues in further paragraphs. */
  readonly lastParagraph: number;
}

/** A person or body whose words an article quotes. */
export interface Speaker {
  /** The fullest name in the article. */
  readonly name: Span;
  /** The title or description, in the article's words ("Russian Foreign Minister"). */
  readonly role: Span | null;
  /** Every mention of the speaker, including pronouns, in text order. */
  readonly mentions: readonly Span[];
}

/** All quotations of one article, in text order, with their speakers. */
export interface ArticleQuotations {
  readonly quotations: readonly Quotation[];
  readonly speakers: readonly Speaker[];
}
