import type { Citation, Located } from '../article/article.js';
import type { Span } from '../language/span.js';
import type { QuotationKind } from '../quotation/quotation.js';

/**
 * The verdict on a claimed quotation. `exact`: an article contains the words, ignoring punctuation, spaces, case,
 * square brackets and what "…" replaces. `altered`: an article contains nearly the same words. `absent`: there is
 * nothing similar.
 */
export type Verdict = 'exact' | 'altered' | 'absent';

/** Whether the claimed speaker is the actual one; `unknown` if the article does not say who speaks. */
export type SpeakerVerdict = 'right' | 'wrong' | 'unknown';

/** A word that a claim changes, omits or adds. */
export interface Difference {
  /** Its position in the claiming text; null if it is missing there. */
  readonly claimed: Span | null;
  /** Its position in the article; null if it was added. */
  readonly article: Span | null;
  readonly kind: 'name' | 'number' | 'negation' | 'word';
}

/** The words of an article that a claimed quotation was compared with. */
export interface Standing extends Citation {
  /** The number of the paragraph in which they end. */
  readonly lastParagraph: number | null;
  /** The words, in several pieces if the article interrupts them ("he said"). */
  readonly pieces: readonly Span[];
  /** The words that "…" omits or square brackets replace. */
  readonly leftOut: readonly Span[];
  /** How the article quotes them; null if they are the article's own words. */
  readonly kind: QuotationKind | null;
  /** The speaker's fullest name; null if the article does not say who speaks. */
  readonly speaker: Located | null;
  /** The words that refer to the speaker there. */
  readonly mention: Span | null;
}

/** A claimed quotation with its verdict. */
export interface VerifiedQuotation {
  /** The claimed words without quotation marks, in the claiming text. */
  readonly span: Span;
  /** The speaker named in that text; null if it names none, or if the speaker was given separately. */
  readonly claimedBy: Span | null;
  readonly verdict: Verdict;
  /** The words found, or the most similar ones; null if nothing is similar. */
  readonly standing: Standing | null;
  /** In order; empty if the words are the same, or if nothing similar was found. */
  readonly differences: readonly Difference[];
  /** Null if no speaker is claimed, or if the words were not found. */
  readonly speaker: SpeakerVerdict | null;
}
