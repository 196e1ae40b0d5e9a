import type { Answer, Passage, Strictness, Turn } from '../answer/result.js';
import type { Article, Citation, Located } from '../article/article.js';
import type { Span } from '../language/span.js';
import type { QuotationKind } from '../quotation/quotation.js';
import type { VerifiedQuotation } from '../verify/verdict.js';
import type { Dated, Period } from './period.js';

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
export type { Citation, Located } from '../article/article.js';
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
  /** Those whom the name may mean, where it is ambiguous; empty otherwise. */
  readonly candidates: readonly LibrarySpeaker[];
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

/** A sentence that reports on a topic, or quotes somebody, as a part of a timeline. */
export interface TimelineEntry extends Citation {
  readonly sentence: Span;
  /** Whose words it quotes, if it does. */
  readonly speaker: Located | null;
  /** The day on which its article came out, `YYYY-MM-DD`; null where that is not known. */
  readonly day: string | null;
  /** Further articles that have the same words, in order of date. */
  readonly also: readonly (Citation & { readonly sentence: Span })[];
}

/** What was said and reported, oldest first; what has no date comes last. */
export interface TimelineResult {
  readonly topic: string;
  /** Who was found under the topic, where it is somebody's name. */
  readonly speaker: LibrarySpeaker | null;
  readonly entries: readonly TimelineEntry[];
  /** The days between which the articles came out that were asked, or null. */
  readonly period: Period | null;
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

/** A result whose words are in pieces: a quotation, or what the articles have in the place of a claimed one. */
export interface Quoted extends Citation {
  readonly pieces: readonly Span[];
}

/**
 * All loaded articles together, and the questions that can be put to them. A library never changes: the same question
 * gets the same answer. Results are plain data, spans into the articles' texts: UTF-16 indices, `end` exclusive.
 * Sections and paragraphs count from 1.
 *
 * What is not there is no error: an answer without passages, quotations of nobody, no summary (null). A method throws
 * `UnknownSource` where its `source` is no article of the library.
 */
export interface Library {
  /** In order of their paths, or as they were given. */
  readonly articles: readonly Article[];
  /** The files that could not be read; none in a library of data. */
  readonly skipped: readonly SkippedFile[];
  /**
   * The article with this id; null where there is none.
   *
   * @example library.article('nato-at-the-heart-of-most-sensitive-concerns')?.sections.length // 7
   */
  article(id: string): Article | null;
  /**
   * The words of a result, character for character: of a passage its paragraph, of a quotation its pieces with " … "
   * between them.
   *
   * @param span another span of the same article, in the place of the result's own
   * @throws {UnknownSource} where its article is none of this library: it came from another
   * @example library.text(passage, passage.sentence) // 'The roof came down.'
   */
  text(result: Located | Quoted, span?: Span): string;
  /**
   * Answers a question with passages, or with quotations, a summary or titles where it asks for these.
   *
   * @throws {UnknownSource} where there is no article `source`
   * @example library.ask('What is S. 1605?').outcome // 'answer'
   */
  ask(question: string, options?: AskOptions): Answer;
  /** The same in steps, between which other work may have its turn. */
  askInSteps(question: string, options?: AskOptions): Generator<void, Answer>;
  /**
   * What somebody said, or what everybody did. No quotations, and `speaker` null, where nobody has such a name;
   * `candidates` where several people have it.
   *
   * @throws {UnknownSource} where there is no article `source`
   * @example library.quotes({ speaker: 'Lavrov', about: 'agreements' }).quotations.length // 1
   */
  quotes(options?: QuoteOptions): QuoteResult;
  /**
   * A section, an article, or what all articles say on a topic, in their own sentences. Null where there is no such
   * section, nothing on the topic, or where it asks for a whole article without saying which of several.
   *
   * @throws {UnknownSource} where there is no article `source`
   * @example library.summary({ section: 'Beyond Economic Sanctions', length: 'short' })?.sentences.length // 2
   */
  summary(options?: SummaryOptions): SummaryResult | null;
  /**
   * What was said and reported on a topic, or by a speaker, in order of date: a sentence for each paragraph that does,
   * the same words in several articles once.
   *
   * @throws {UnknownSource} where a source is named that is not there
   * @throws {WrongDate} where a date is none
   */
  timeline(topic: string, options?: TimelineOptions): TimelineResult;
  /**
   * Holds the sentences of a text, one by one, against the articles; those without content words are left out.
   *
   * @param options.limit how many sentences at the most, the first of them; all unless told
   * @example library.check('NATO expelled eight diplomats.')[0]?.passage?.paragraph // 14
   */
  check(text: string, options?: { readonly limit?: number }): readonly CheckedSentence[];
  /** The same in steps, between which other work may have its turn. */
  checkInSteps(
    text: string,
    options?: { readonly limit?: number },
  ): Generator<void, readonly CheckedSentence[]>;
  /**
   * Everybody who speaks, most quoted first; those whom a name may mean where `named` is given; where a topic or days
   * of publication are, those who are quoted on it then, with how many such quotations each has.
   *
   * @throws {UnknownSource} where there is no article `source`
   * @throws {WrongDate} where `since` or `until` is no date
   * @example library.speakers({ named: 'Putin' }).map(({ name }) => library.text(name)) // ['Vladimir Putin']
   */
  speakers(options?: SpeakersOptions): readonly LibrarySpeaker[];
  /**
   * Holds the quotations of a text against the articles: what stands in quotation marks of any kind, or, where nothing
   * does, the text as a whole.
   *
   * @throws {UnknownSource} where there is no article `source`
   * @example library.verify('Lavrov said: “Everything is written in these agreements.”')[0]?.verdict // 'exact'
   */
  verify(text: string, options?: VerifyOptions): readonly VerifiedQuotation[];
  /** The same in steps, between which other work may have its turn. */
  verifyInSteps(text: string, options?: VerifyOptions): Generator<void, readonly VerifiedQuotation[]>;
}

export interface SpeakersOptions extends Dated {
  /** An article's id: this article alone. */
  readonly source?: string;
  /** A name, part of one, or an office. */
  readonly named?: string;
  /** What they are to be quoted on. */
  readonly about?: string;
}

export interface TimelineOptions extends Dated {
  /** An article's id: this article alone. */
  readonly source?: string;
}

export interface VerifyOptions {
  /** Who is claimed to have said it, where the text does not say. */
  readonly speaker?: string | null;
  readonly source?: string;
  /** How many quotations at the most, the first of them; all unless told. */
  readonly limit?: number;
}

export interface AskOptions extends Dated {
  /** What was asked before and what was said to it, the latest last: the question may hang on it. */
  readonly history?: readonly Turn[];
  /** An article's id or title: ask this article alone. */
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
   * Adds `explanation` to the answer, and gives the ranking as it is: the best passages whatever the outcome and
   * whatever the question asks for, also those too unsure to be shown. For measuring and explaining, not for readers.
   */
  readonly explain?: boolean;
}

export interface QuoteOptions extends Dated {
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
  /** An article's id or title; may be left out where there is one article, or the section tells. */
  readonly source?: string;
  /** A heading, misspelt or not, or a number from 1; the whole article where it is left out. */
  readonly section?: string;
  /** Words that the summary should be about: sentences from all articles, or from the section asked for. */
  readonly topic?: string;
  readonly length?: 'short' | 'medium' | 'long';
}
