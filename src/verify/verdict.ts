import type { Citation, Located } from '../article/article.js';
import type { Span } from '../language/span.js';
import type { QuotationKind } from '../quotation/quotation.js';

/**
 * What became of a claimed quotation: `exact` where the words stand in an article, but for marks, dashes, blanks,
 * capitals, square brackets and what "…" stands for; `altered` where they nearly do; `absent` where nothing like it does.
 */
export type Verdict = 'exact' | 'altered' | 'absent';

/** Whether the one who is claimed to have said it did; `unknown` where the article does not tell who did. */
export type SpeakerVerdict = 'right' | 'wrong' | 'unknown';

/** A word that a claim changes, leaves out or puts in. */
export interface Difference {
  /** Where it stands in the text that claims it; null where it is missing there. */
  readonly claimed: Span | null;
  /** Where it stands in the article; null where it is added. */
  readonly article: Span | null;
  readonly kind: 'name' | 'number' | 'negation' | 'word';
}

/** Words of an article that a claimed quotation was compared with. */
export interface Standing extends Citation {
  /** The number of the paragraph that they end in. */
  readonly lastParagraph: number | null;
  /** The words, more than one stretch where the article puts something between them ("he said"). */
  readonly pieces: readonly Span[];
  /** What "…" leaves out, or square brackets replace. */
  readonly leftOut: readonly Span[];
  /** How the article has them; null where they are nobody's words there, but its own. */
  readonly kind: QuotationKind | null;
  /** By their fullest name; null where the article does not tell. */
  readonly speaker: Located | null;
  /** How the article names the speaker there. */
  readonly mention: Span | null;
}

/** A claimed quotation that was compared with the articles. */
export interface VerifiedQuotation {
  /** The words that were claimed, without their marks, in the text that claims them. */
  readonly span: Span;
  /** Who said it as that text has it; null where it does not say, or the speaker was given beside it. */
  readonly claimedBy: Span | null;
  readonly verdict: Verdict;
  /** Where the words stand, or what comes nearest to them; null where nothing is near. */
  readonly standing: Standing | null;
  /** In order; none where the words are the same, or nothing like them was found. */
  readonly differences: readonly Difference[];
  /** Null where nobody is claimed, or the words were not found. */
  readonly speaker: SpeakerVerdict | null;
}
