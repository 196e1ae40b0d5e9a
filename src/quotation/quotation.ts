import type { Span } from '../language/span.js';

/** How a quotation stands in the text: all in quotation marks, partly, or reported without any. */
export type QuotationKind = 'direct' | 'mixed' | 'indirect';

/** Somebody's words in an article. */
export interface Quotation {
  readonly kind: QuotationKind;
  /** The words quoted, quotation marks included; more than one where the cue or another aside splits them. */
  readonly pieces: readonly Span[];
  /** The verb or phrase that marks them as somebody's ("said", "according to"); null for continued quotations. */
  readonly cue: Span | null;
  /** Where and how it was said ("on Dec. 7 at a press conference"), where the text tells. */
  readonly manner: Span | null;
  /** How the text names the speaker there ("he", "Stolenberg"). */
  readonly mention: Span | null;
  /** Index into `ArticleQuotations.speakers`; null where the text does not tell whose words they are. */
  readonly speaker: number | null;
  /** The number of the paragraph of its first piece, from 1. */
  readonly paragraph: number;
  /** The number of the paragraph of its last piece: a higher one where it goes on in further paragraphs. */
  readonly lastParagraph: number;
}

/** A person or body whose words an article quotes. */
export interface Speaker {
  /** The fullest name that the article gives. */
  readonly name: Span;
  /** Title or description, as the article gives it ("Russian Foreign Minister"). */
  readonly role: Span | null;
  /** Every place where the text names them, pronouns included, in order of the text. */
  readonly mentions: readonly Span[];
}

/** All quotations of one article, in order of the text, with those who speak. */
export interface ArticleQuotations {
  readonly quotations: readonly Quotation[];
  readonly speakers: readonly Speaker[];
}
