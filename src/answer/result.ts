import type { Citation } from '../article/citation.js';
import type { Span } from '../language/span.js';

/** Why a passage was chosen: a signal and what it added to the score. */
export interface Reason {
  readonly signal: string;
  readonly weight: number;
}

/** How sure an answer must be: `strict` refuses most, `eager` least. */
export type Strictness = 'strict' | 'balanced' | 'eager';

export const STRICTNESS: readonly Strictness[] = ['strict', 'balanced', 'eager'];

/** How a question was understood and weighed, for a developer to read. */
export interface Explanation {
  /** What the question asks for ("person", "count"). */
  readonly seeks: string;
  /** Its content words, and what each was taken for where the articles do not know it. */
  readonly words: readonly { readonly word: string; readonly takenFor: readonly string[] }[];
  /** 0 to 1. */
  readonly confidence: number;
  /** The confidence that an answer needed. */
  readonly threshold: number;
  /** What made it sure or unsure. */
  readonly doubts: readonly Reason[];
}

/** A paragraph that answers, with the sentence in it that does. */
export interface Passage extends Citation {
  /** The paragraph, or the line that states a fact about the article itself. */
  readonly span: Span;
  readonly sentence: Span;
  /** Whose words the sentence quotes: the fullest name the article gives. */
  readonly speaker: Span | null;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** A section that comes close to a question which nothing answers. */
export type Topic = Citation & { readonly span: Span };

/** The answer to a question: passages, best first; none exactly when it abstains, unless the `ranking` was asked for. */
export interface Answer {
  readonly question: string;
  readonly answered: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  readonly passages: readonly Passage[];
  /** What the articles do cover that is nearest; empty when answered. */
  readonly nearest: readonly Topic[];
  /** Where `ranking` was asked for: how it came to this. */
  readonly explanation?: readonly Explanation[];
}
