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
  /** The number of quotations by this speaker in the articles. */
  readonly quotations: number;
}

/** A quotation with its place in the library. */
export interface FoundQuotation extends Citation {
  /** The number of the paragraph that it ends in. Higher than `paragraph` if it continues in further paragraphs. */
  readonly lastParagraph: number;
  readonly kind: QuotationKind;
  readonly pieces: readonly Span[];
  readonly cue: Span | null;
  readonly manner: Span | null;
  readonly mention: Span | null;
  /** The speaker's fullest name; null if the text does not say who speaks. */
  readonly speaker: Located | null;
}

/** What a speaker said, or what everybody said if no speaker was asked for. */
export interface QuoteResult {
  /** The name asked for, or null. */
  readonly query: string | null;
  /** The speaker found under that name; null if there are none or several, or if no name was given. */
  readonly speaker: LibrarySpeaker | null;
  readonly quotations: readonly FoundQuotation[];
  /** The speakers that the name may refer to, if it is ambiguous; empty otherwise. */
  readonly candidates: readonly LibrarySpeaker[];
  /** All speakers that can be asked for. */
  readonly speakers: readonly LibrarySpeaker[];
}

/** A summary: verbatim sentences in text order; sentences of several articles are ordered by date. */
export interface SummaryResult {
  /** The article's id; null for a topic, because its sentences may come from several articles. */
  readonly article: string | null;
  /** The number of the section, from 1; null for the whole article. */
  readonly section: number | null;
  /** The topic asked for; null for a summary of a whole section or article. */
  readonly topic: string | null;
  readonly sentences: readonly (Citation & { readonly span: Span })[];
  /** Names, dates and numbers from the section or article; empty for a topic. */
  readonly facts: KeyFacts;
}

/** Facts shown with a summary, each as the span that first names it. */
export interface KeyFacts {
  /** The speakers, by their fullest names. */
  readonly speakers: readonly Located[];
  readonly dates: readonly Located[];
  readonly numbers: readonly Located[];
}

/** A timeline entry: a sentence that reports on a topic or quotes somebody. */
export interface TimelineEntry extends Citation {
  readonly sentence: Span;
  /** The speaker whose words it quotes, if any. */
  readonly speaker: Located | null;
  /** The day on which its article was published, `YYYY-MM-DD`; null if unknown. */
  readonly day: string | null;
  /** Other articles that contain the same words, in order of date. */
  readonly also: readonly (Citation & { readonly sentence: Span })[];
}

/** What was said and reported, oldest first; entries without a date come last. */
export interface TimelineResult {
  readonly topic: string;
  /** The speaker found, if the topic is a name. */
  readonly speaker: LibrarySpeaker | null;
  readonly entries: readonly TimelineEntry[];
  /** The period of publication that the entries were limited to, or null. */
  readonly period: Period | null;
}

/** A sentence of a text that was checked against the articles. */
export interface CheckedSentence {
  /** Its position in that text. */
  readonly span: Span;
  /**
   * The passage most relevant to it; null if there is none. Relevance says nothing about whether the sentence is true.
   */
  readonly passage: Passage | null;
  /** Passages from other paragraphs that may support it in other words, or deny it; best first. */
  readonly others: readonly Passage[];
}

/** A file that could not be read, with the reason as a sentence. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

/** A result whose words are in pieces: a quotation, or the articles' wording of a claimed quotation. */
export interface Quoted extends Citation {
  readonly pieces: readonly Span[];
}

/**
 * All loaded articles together, and the questions that they can answer. A library never changes: the same question
 * always gets the same answer. Results are plain data: spans into the articles' texts, in UTF-16 indices with an
 * exclusive `end`. Sections and paragraphs are numbered from 1.
 *
 * Finding nothing is not an error: an answer has no passages, a speaker no quotations, a summary is null. A method
 * throws `UnknownSource` if its `source` is not an article of the library.
 */
export interface Library {
  /** In order of their paths, or in the order given. */
  readonly articles: readonly Article[];
  /** The files that could not be read; empty if the library was made from data. */
  readonly skipped: readonly SkippedFile[];
  /**
   * The article with this id; null if there is none.
   *
   * @example library.article('nato-at-the-heart-of-most-sensitive-concerns')?.sections.length // 7
   */
  article(id: string): Article | null;
  /**
   * The words of a result, character for character: a passage's paragraph, or a quotation's pieces joined with " … ".
   *
   * @param span another span of the same article, used instead of the result's own
   * @throws {UnknownSource} if its article is not in this library, because it came from another one
   * @example library.text(passage, passage.sentence) // 'The roof came down.'
   */
  text(result: Located | Quoted, span?: Span): string;
  /**
   * Answers a question with passages, or with quotations, a summary or titles if it asks for these.
   *
   * @throws {UnknownSource} if `source` is not an article of the library
   * @example library.ask('What is S. 1605?').outcome // 'answer'
   */
  ask(question: string, options?: AskOptions): Answer;
  /**
   * What one speaker said, or all of them. If nobody has the name, there are no quotations and `speaker` is null; if
   * several people have it, they are in `candidates`.
   *
   * @throws {UnknownSource} if `source` is not an article of the library
   * @example library.quotes({ speaker: 'Lavrov', about: 'agreements' }).quotations.length // 1
   */
  quotes(options?: QuoteOptions): QuoteResult;
  /**
   * Summarises a section, an article, or what all articles say on a topic, in their own sentences. Null if there is no
   * such section, if nothing is on the topic, or if a whole article is asked for and there are several.
   *
   * @throws {UnknownSource} if `source` is not an article of the library
   * @example library.summary({ section: 'Beyond Economic Sanctions', length: 'short' })?.sentences.length // 2
   */
  summary(options?: SummaryOptions): SummaryResult | null;
  /**
   * What was said and reported on a topic, or said by a speaker, in order of date: one sentence for each paragraph.
   * Words that occur in several articles are listed once.
   *
   * @throws {UnknownSource} if a `source` is not an article of the library
   * @throws {WrongDate} if a date is invalid
   */
  timeline(topic: string, options?: TimelineOptions): TimelineResult;
  /**
   * Checks the sentences of a text against the articles, one by one; sentences without content words are left out.
   *
   * @param options.limit the maximum number of sentences, counted from the first; all by default
   * @example library.check('NATO expelled eight diplomats.')[0]?.passage?.paragraph // 14
   */
  check(text: string, options?: { readonly limit?: number }): readonly CheckedSentence[];
  /**
   * All speakers, most quoted first. With `named`, the speakers that the name may refer to. With a topic or a period of
   * publication, those quoted on the topic in that period, with the number of such quotations.
   *
   * @throws {UnknownSource} if `source` is not an article of the library
   * @throws {WrongDate} if `since` or `until` is not a date
   * @example library.speakers({ named: 'Putin' }).map(({ name }) => library.text(name)) // ['Vladimir Putin']
   */
  speakers(options?: SpeakersOptions): readonly LibrarySpeaker[];
  /**
   * Checks the quotations of a text against the articles: everything in quotation marks of any kind, or the whole text
   * if it has none.
   *
   * @throws {UnknownSource} if `source` is not an article of the library
   * @example library.verify('Lavrov said: “Everything is written in these agreements.”')[0]?.verdict // 'exact'
   */
  verify(text: string, options?: VerifyOptions): readonly VerifiedQuotation[];
  /**
   * The methods whose time grows with the articles, as generators: at each `yield` other work may run. The generator
   * returns what the method returns.
   *
   * @example const steps = library.inSteps.ask('What is S. 1605?')
   */
  readonly inSteps: InSteps<'ask' | 'quotes' | 'summary' | 'timeline' | 'check' | 'speakers' | 'verify'>;
}

/** Methods of a library as generators. */
type InSteps<Name extends keyof Library> = {
  readonly [N in Name]: Library[N] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Generator<void, Result>
    : never;
};

export interface SpeakersOptions extends Dated {
  /** The id of the only article to search. */
  readonly source?: string;
  /** A name, part of one, or an office. */
  readonly named?: string;
  /** The topic of their quotations. */
  readonly about?: string;
}

export interface TimelineOptions extends Dated {
  /** The id of the only article to search. */
  readonly source?: string;
}

export interface VerifyOptions {
  /** The speaker claimed, if the text does not name one. */
  readonly speaker?: string | null;
  readonly source?: string;
  /** The maximum number of quotations, counted from the first; all by default. */
  readonly limit?: number;
}

export interface AskOptions extends Dated {
  /** Earlier questions and their answers, oldest first; the question may be a follow-up to them. */
  readonly history?: readonly Turn[];
  /** The id or title of the only article to search. */
  readonly source?: string;
  /** Ids of articles to leave out. */
  readonly exclude?: readonly string[];
  /** The maximum number of passages; 3 by default. */
  readonly limit?: number;
  /** How sure an answer must be; `balanced` by default. */
  readonly strictness?: Strictness;
  /** Whether to give the closest passages if it is uncertain that they answer; true by default. */
  readonly closest?: boolean;
  /**
   * Adds `explanation` to the answer and gives the ranking as it is: the best passages, whatever the outcome and
   * whatever the question asks for, including those too uncertain to be shown. For measuring and debugging, not for
   * readers.
   */
  readonly explain?: boolean;
}

export interface QuoteOptions extends Dated {
  /**
   * Any part of a name, or a role, possibly misspelt; or the span of a speaker's name. A role, or an article's title or
   * id, may follow after " · ". Everybody's words if left out.
   */
  readonly speaker?: string | Located;
  /** What the quotations should be about. */
  readonly about?: string;
  readonly source?: string;
}

export interface SummaryOptions {
  /** An article's id or title; may be left out if there is only one article, or if the section identifies it. */
  readonly source?: string;
  /** A heading, possibly misspelt, or a number from 1; the whole article if left out. */
  readonly section?: string;
  /** What the summary should be about. Its sentences come from all articles, or from the section asked for. */
  readonly topic?: string;
  readonly length?: 'short' | 'medium' | 'long';
}
