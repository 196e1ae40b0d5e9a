import type { Citation, Located } from '../article/article.js';
import type { Span } from '../language/span.js';

/** Why a passage was chosen: a feature and what it added to the score. */
export interface Reason {
  readonly feature: string;
  readonly weight: number;
}

/** How sure an answer must be: `strict` refuses most, `eager` least. */
export type Strictness = 'strict' | 'balanced' | 'eager';

export const STRICTNESS: readonly Strictness[] = ['strict', 'balanced', 'eager'];

/** How a question was understood and weighed, for a developer to read. */
export interface Explanation {
  /** What the question asks for ("person", "count"). */
  readonly answerType: string;
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
  /** Whose words the sentence quotes: the fullest name the article gives. Null where they are nobody's or several people's. */
  readonly speaker: Span | null;
  /**
   * Whose words the paragraph quotes, in order of the text. Left out where it quotes nobody, and where the text does not
   * tell whose some of the words are.
   */
  readonly speakers?: readonly Span[];
  readonly score: number;
  /** What told most for and against it; of a ranked passage only with `explain`. */
  readonly reasons: readonly Reason[];
  /** Where other articles have the same words, in order of date; left out where none has. */
  readonly also?: readonly (Citation & { readonly sentence: Span })[];
}

/**
 * What became of a question: `answer`, the passages answer it; `closest`, they are the closest there are, and it is not
 * sure that they answer; `nothing`, the articles have nothing on it.
 */
export type Outcome = 'answer' | 'closest' | 'nothing';

/** What a question was taken to ask for. */
export type Intent =
  | { readonly kind: 'passages' }
  /** Quotations: the speaker as asked for, null for anybody; what they are to be about, null for anything. */
  | { readonly kind: 'quotes'; readonly speaker: string | null; readonly about: string | null }
  /** A summary of an article, of a section of it (by its number), or of what all articles say about a topic. */
  | {
      readonly kind: 'summary';
      readonly article: string | null;
      readonly section: number | null;
      readonly topic: string | null;
    }
  | { readonly kind: 'sources' }
  | { readonly kind: 'help' };

/** A place that was shown as an answer. */
export interface ShownPassage extends Pick<Citation, 'article' | 'paragraph'> {
  readonly sentence: Span;
}

/** A question that was asked before, and what was said to it. An `Answer` of the library is one as it is. */
export interface Turn {
  readonly question: string;
  readonly answer: {
    /** What was shown, best first; none where only the text is known, or nothing was found. */
    readonly passages: readonly ShownPassage[];
    /** What was said in answer, where that is not what stands in the passages. */
    readonly text?: string;
    readonly outcome?: Outcome;
  };
}

/** Words, and where they stand: in the question itself, in a turn before it (by its index), in an article. */
export type Words =
  | { readonly of: 'question'; readonly span: Span }
  | { readonly of: 'question before' | 'answer before'; readonly turn: number; readonly span: Span }
  | { readonly of: 'article'; readonly article: string; readonly span: Span };

/** Words of a question as it was taken; a possessive one stands for its pronoun with an "’s". */
export type TakenWords = Words & { readonly possessive?: boolean };

/** How a question hangs on what came before. */
export type FollowUpKind = 'reference' | 'ellipsis' | 'more' | 'correction';

/** What was carried over to a question from what came before it. */
export interface FollowUp {
  readonly kind: FollowUpKind;
  /** The words that were carried over, those that count most first. */
  readonly carried: readonly Words[];
  /** The question as it was taken, piece by piece: one that can be asked as it stands. */
  readonly takenAs: readonly TakenWords[];
}

/** The answer to a question. */
export interface Answer {
  readonly question: string;
  readonly intent: Intent;
  readonly outcome: Outcome;
  /** Whether the outcome is `answer`. */
  readonly answered: boolean;
  /** The probability that the sentence marked in the first passage answers, 0 to 1. */
  readonly confidence: number;
  /** Best first; empty exactly when the outcome is `nothing`, unless `explain` was asked for. */
  readonly passages: readonly Passage[];
  /** Titles of articles, up to three, for somebody who asked what none of them answers; empty unless the outcome is `nothing`. */
  readonly about: readonly Located[];
  /** Where the outcome is `nothing`: the words of the question, folded, that the articles have. */
  readonly known?: readonly string[];
  /** Where what came before was given, and the question hangs on it. */
  readonly followUp?: FollowUp;
  /** The words in which articles of one story differ, newest first, as do the passages then; left out where none do. */
  readonly differing?: readonly Located[];
  /** The days between which the articles came out that were asked; left out where all were. */
  readonly period?: { readonly since: string | null; readonly until: string | null };
  /** Where `explain` was asked for: how it came to this. */
  readonly explanation?: readonly Explanation[];
}
