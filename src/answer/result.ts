import type { Citation, Located } from '../article/article.js';
import type { Span } from '../language/span.js';

/** Why a passage was chosen: a feature and its contribution to the score. */
export interface Reason {
  readonly feature: string;
  readonly weight: number;
}

/** How sure an answer must be: `strict` refuses most, `eager` fewest. */
export type Strictness = 'strict' | 'balanced' | 'eager';

export const STRICTNESS: readonly Strictness[] = ['strict', 'balanced', 'eager'];

/** How a question was understood and scored, for developers. */
export interface Explanation {
  /** The type of answer that the question asks for ("person", "count"). */
  readonly answerType: string;
  /** Its content words, each with the words used instead if it does not occur in the articles. */
  readonly words: readonly { readonly word: string; readonly takenFor: readonly string[] }[];
  /** 0 to 1. */
  readonly confidence: number;
  /**
   * How likely the articles hold anything on the question, 0 to 1. If that is unlikely, the outcome is `nothing`, unless
   * one place covers the whole question. In one article, or a few short ones, it is the largest share of the question
   * that a sentence covers; in an archive a probability.
   */
  readonly presence: number;
  /** The minimum confidence for an answer. */
  readonly threshold: number;
  /** What raised or lowered the confidence. */
  readonly doubts: readonly Reason[];
}

/** A paragraph that answers, with its answering sentence. */
export interface Passage extends Citation {
  /** The paragraph, or the line that states a fact about the article. */
  readonly span: Span;
  readonly sentence: Span;
  /** The speaker quoted in the sentence, by the fullest name in the article. Null if there is none or several. */
  readonly speaker: Span | null;
  /** The speakers quoted in the paragraph, in text order. Left out if it quotes nobody, or if a speaker is unknown. */
  readonly speakers?: readonly Span[];
  readonly score: number;
  /** The strongest reasons for and against it; for a ranked passage only with `explain`. */
  readonly reasons: readonly Reason[];
  /** Places in other articles with the same words, in order of date; left out if there are none. */
  readonly also?: readonly (Citation & { readonly sentence: Span })[];
}

/**
 * The outcome of a question. `answer`: the passages answer it. `closest`: they are the closest match, but may not
 * answer. `nothing`: the articles have nothing on it.
 */
export type Outcome = 'answer' | 'closest' | 'nothing';

/** What a question was understood to ask for. */
export type Intent =
  | { readonly kind: 'passages' }
  /**
   * Quotations. `speaker` is as the question names it, or null for anybody; `about` is their topic, or null for any.
   */
  | { readonly kind: 'quotes'; readonly speaker: string | null; readonly about: string | null }
  /** A summary of an article, of a section (by number), or of what all articles say about a topic. */
  | {
      readonly kind: 'summary';
      readonly article: string | null;
      readonly section: number | null;
      readonly topic: string | null;
    }
  | { readonly kind: 'sources' }
  | { readonly kind: 'help' };

/** A passage that was shown as an answer. */
export interface ShownPassage extends Pick<Citation, 'article' | 'paragraph'> {
  readonly sentence: Span;
}

/** An earlier question and its answer. An `Answer` of the library can be used as it is. */
export interface Turn {
  readonly question: string;
  readonly answer: {
    /** The passages shown, best first; empty if only the text is known, or if nothing was found. */
    readonly passages: readonly ShownPassage[];
    /** The text of the answer, if it differs from the passages. */
    readonly text?: string;
    readonly outcome?: Outcome;
  };
}

/** A span of words and its source: the question itself, an earlier turn (by index), or an article. */
export type Words =
  | { readonly of: 'question'; readonly span: Span }
  | { readonly of: 'question before' | 'answer before'; readonly turn: number; readonly span: Span }
  | { readonly of: 'article'; readonly article: string; readonly span: Span };

/** A span of the question as it was understood; a possessive replaces a pronoun and needs an "’s". */
export type TakenWords = Words & { readonly possessive?: boolean };

/** How a follow-up depends on what came before. */
export type FollowUpKind = 'reference' | 'ellipsis' | 'more' | 'correction';

/** What a follow-up took over from what came before. */
export interface FollowUp {
  readonly kind: FollowUpKind;
  /** The words carried over, most important first. */
  readonly carried: readonly Words[];
  /** The question as it was understood, piece by piece, so that it can be asked by itself. */
  readonly takenAs: readonly TakenWords[];
}

/** The answer to a question. */
export interface Answer {
  readonly question: string;
  readonly intent: Intent;
  readonly outcome: Outcome;
  /** True if and only if the outcome is `answer`. */
  readonly answered: boolean;
  /** The probability, 0 to 1, that the sentence marked in the first passage answers. */
  readonly confidence: number;
  /** Best first; empty if and only if the outcome is `nothing`, unless `explain` was set. */
  readonly passages: readonly Passage[];
  /** Up to three titles of articles to suggest if nothing answers; empty unless the outcome is `nothing`. */
  readonly about: readonly Located[];
  /** If the outcome is `nothing`: the words of the question, folded, that occur in the articles. */
  readonly known?: readonly string[];
  /** Set if there was a history and the question is a follow-up. */
  readonly followUp?: FollowUp;
  /** The words in which articles of one story differ, newest first, like the passages; left out if none differ. */
  readonly differing?: readonly Located[];
  /** The period of publication of the articles searched; left out if all were. */
  readonly period?: { readonly since: string | null; readonly until: string | null };
  /** With `explain`: how the answer was found. */
  readonly explanation?: readonly Explanation[];
}
