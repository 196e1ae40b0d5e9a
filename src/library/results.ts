import type { Answer, Passage, Strictness, Turn } from '../answer/result.js';
import type { Article } from '../article/article.js';
import type { Citation, Located } from '../article/citation.js';
import type { Span } from '../language/span.js';
import type { QuotationKind } from '../quotation/quotation.js';
import type { VerifiedQuotation } from '../verify/verdict.js';

export type {
  Answer,
  Explanation,
  FollowUp,
  FollowUpKind,
  Intent,
  Outcome,
  Passage,
  Reason,
  ShownPassage,
  Strictness,
  TakenWords,
  Turn,
  Words,
} from '../answer/result.js';
export type { Citation, Located } from '../article/citation.js';
export type { Difference, SpeakerVerdict, Standing, Verdict, VerifiedQuotation } from '../verify/verdict.js';

/** A person or body who speaks in one or more articles. */
export interface LibrarySpeaker {
  readonly name: Located;
  readonly role: Located | null;
  readonly mentions: readonly Located[];
  /** How many quotations the articles hold. */
  readonly quotations: number;
}

/** A quotation with its place in the library. */
export interface FoundQuotation extends Citation {
  /** The number of the paragraph that it ends in: a higher one than `paragraph` where it goes on in further paragraphs. */
  readonly lastParagraph: number;
  readonly kind: QuotationKind;
  readonly pieces: readonly Span[];
  readonly cue: Span | null;
  readonly manner: Span | null;
  readonly mention: Span | null;
  /** The speaker's fullest name; null where the text does not tell whose words they are. */
  readonly speaker: Located | null;
}

/** What a speaker said, or what everybody said where none was asked for. */
export interface QuoteResult {
  /** The name asked for, or null. */
  readonly query: string | null;
  /** Who was found under that name; null where nobody was, or several were, or none was asked for. */
  readonly speaker: LibrarySpeaker | null;
  readonly quotations: readonly FoundQuotation[];
  /** Those the name may mean, where it is ambiguous; empty otherwise. */
  readonly mayMean: readonly LibrarySpeaker[];
  /** Everybody there is to ask for. */
  readonly speakers: readonly LibrarySpeaker[];
}

/** A summary: verbatim sentences in order of the text, those of several articles by date. */
export interface SummaryResult {
  /** The article's id; null for a topic, whose sentences may come from several. */
  readonly article: string | null;
  /** The number of the section, from 1; null for the whole article. */
  readonly section: number | null;
  /** What it was to be about; null for a section or an article as a whole. */
  readonly topic: string | null;
  readonly sentences: readonly (Citation & { readonly span: Span })[];
  /** What the section or the article names; nothing for a topic. */
  readonly facts: KeyFacts;
}

/** Facts beside a summary, each in the words that name it first. */
export interface KeyFacts {
  /** Who speaks, by their fullest names. */
  readonly speakers: readonly Located[];
  readonly dates: readonly Located[];
  readonly numbers: readonly Located[];
}

/** A sentence of a text that was held against the articles. */
export interface CheckedSentence {
  /** Where it stands in that text. */
  readonly span: Span;
  /** The passage that bears on it most; null where nothing does. That one does says nothing of whether it is true. */
  readonly passage: Passage | null;
  /** Further ones, of other paragraphs, which may bear on it in other words, or deny it; best first. */
  readonly others: readonly Passage[];
}

/** A file that could not be read, with the reason in a sentence. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

/** All loaded articles together, and the questions that can be put to them. */
export interface Library {
  readonly articles: readonly Article[];
  readonly skipped: readonly SkippedFile[];
  ask(question: string, options?: AskOptions): Answer;
  quotes(options?: QuoteOptions): QuoteResult;
  /** Null where no article or section goes by what was asked for, or none speaks of the topic. */
  summary(options?: SummaryOptions): SummaryResult | null;
  /** Holds the sentences of a text, one by one, against the articles; those without content words are left out. */
  check(text: string, options?: { readonly limit?: number }): readonly CheckedSentence[];
  /** The same in steps, one for each sentence, between which other work may have its turn. */
  checkInSteps(
    text: string,
    options?: { readonly limit?: number },
  ): Generator<void, readonly CheckedSentence[]>;
  /** Everybody who speaks, most quoted first; those whom a name may mean where one is given. */
  speakers(options?: { readonly source?: string; readonly named?: string }): readonly LibrarySpeaker[];
  /**
   * Holds the quotations of a text against the articles: what stands in quotation marks of any kind, or, where nothing
   * does, the text as a whole.
   *
   * @throws {UnknownSource} where a source is named that is not there
   * @example library.verify('Lavrov said: “Everything is written in these agreements.”')[0].verdict // 'exact'
   */
  verify(text: string, options?: VerifyOptions): readonly VerifiedQuotation[];
  /** The same in steps, one for each quotation, between which other work may have its turn. */
  verifyInSteps(text: string, options?: VerifyOptions): Generator<void, readonly VerifiedQuotation[]>;
}

export interface VerifyOptions {
  /** Who is claimed to have said it, where the text does not say. */
  readonly speaker?: string | null;
  readonly source?: string;
  /** How many quotations at the most, the first of them; all unless told. */
  readonly limit?: number;
}

export interface AskOptions {
  /** What was asked before and what was said to it, the latest last: the question may hang on it. */
  readonly history?: readonly Turn[];
  /** An article's id: ask this article alone. */
  readonly source?: string;
  /** Ids of articles that are not to be answered from. */
  readonly exclude?: readonly string[];
  /** How many passages at the most; 3 unless told. */
  readonly limit?: number;
  /** How sure an answer must be; `balanced` unless told. */
  readonly strictness?: Strictness;
  /** Whether the closest passages are given where it is not sure that they answer; they are unless told otherwise. */
  readonly closest?: boolean;
  /**
   * Gives the best passages as they are ranked, whatever the outcome, and those too unsure to be shown with a sure
   * one. For measuring and for explaining, not for members.
   */
  readonly ranking?: boolean;
}

export interface QuoteOptions {
  /**
   * Any part of a name, a role, misspelt or not, or where a speaker's name stands; a role or an article's title or id
   * may follow after " · ". Everybody's words where it is left out.
   */
  readonly speaker?: string | Located;
  /** Words that the quotations should be about. */
  readonly about?: string;
  readonly source?: string;
}

export interface SummaryOptions {
  /** An article's id; may be left out where there is one article, or the section tells. */
  readonly source?: string;
  /** A heading, misspelt or not, or a number from 1; the whole article where it is left out. */
  readonly section?: string;
  /** Words that the summary should be about: sentences from all articles, or from the section asked for. */
  readonly topic?: string;
  readonly length?: 'short' | 'medium' | 'long';
}
