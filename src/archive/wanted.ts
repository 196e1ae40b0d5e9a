import { intentOf } from '../answer/intent.js';
import { analyseQuestion } from '../answer/question/question.js';
import { sentencesOf } from '../language/sentences.js';
import { slice } from '../language/span.js';
import { analyse } from '../language/tokens.js';
import type { Dated } from '../library/period.js';
import { claimsIn } from '../verify/claims.js';

/** What is about to be asked of an archive; determines which articles are opened. */
export interface Wanted extends Dated {
  /** Questions, topics and similar texts, whose words the articles should contain. */
  readonly texts?: readonly string[];
  /** The speakers to quote, by name or office. */
  readonly speakers?: readonly string[];
  /** Ids and titles of articles, and headings. */
  readonly names?: readonly string[];
  /** Short keys (`articleKey`) of articles that were shown before. */
  readonly keys?: readonly string[];
  /** The number of articles to open for each of the texts; by default, as many as a question needs. */
  readonly breadth?: number | undefined;
  /** The number of a page, from 1, of articles in the order in which they were loaded. */
  readonly page?: number;
}

/** The maximum number of sentences or quotations of one text that are looked up, from the first. */
const MOST_TEXTS = 12;

/**
 * What a question needs, depending on its intent: its words, and the people or things that it names.
 *
 * @param before earlier questions
 */
export function wantedForQuestion(question: string, before: readonly string[] = []): Wanted {
  const meant = intentOf(question);
  const speech = analyseQuestion(question).speech?.speaker ?? [];
  const spoken = meant.kind === 'quotes' ? meant.speaker : null;
  const speaker = spoken ?? speech.map(({ word }) => word).join(' ');
  const of = 'of' in meant ? meant.of : null;
  const about = meant.kind === 'quotes' ? meant.about : null;
  return {
    texts: [question, ...before, ...(about === null ? [] : [about])],
    names: of === null ? [question] : [question, of],
    speakers: speaker === '' ? [] : [speaker],
    ...((meant.kind === 'sources' || meant.kind === 'help') && { page: 1 }),
  };
}

/** What quotations of a speaker, or of everybody, need, on a topic or on anything. */
export function wantedForQuotes({
  speaker,
  about,
}: Partial<Record<'speaker' | 'about', string | undefined>>): Wanted {
  if (speaker === undefined && about === undefined) return { page: 1 };
  const speakers = speaker === undefined ? [] : [speaker];
  return { speakers, texts: about === undefined ? [] : [about], breadth: WIDE };
}

/**
 * What a summary needs: of a topic, of a speaker named as the topic, or of a section or an article. A whole archive
 * cannot be summarised.
 */
export function wantedForTopic(topic: string | undefined, section?: string): Wanted {
  const names = section === undefined ? [] : [section];
  if (topic === undefined) return section === undefined ? { page: 1 } : { names, texts: [section] };
  return { texts: [topic], speakers: [topic], names: [topic, ...names], breadth: WIDE };
}

/** The number of articles opened for everything that is said on a topic. */
const WIDE = 100;

/** What checking the quotations of a text needs. */
export function wantedForClaims(text: string): Wanted {
  const claims = claimsIn(text).map(({ span }) => slice(text, span));
  return { texts: [...claims.slice(0, MOST_TEXTS), text] };
}

/** What checking the sentences of a text needs. */
export function wantedForSentences(text: string): Wanted {
  const sentences = sentencesOf(text, analyse(text), { start: 0, end: text.length });
  return { texts: sentences.slice(0, MOST_TEXTS).map((span) => slice(text, span)) };
}

/** What several requests need together. */
export function wantedTogether(...wanted: readonly Wanted[]): Wanted {
  const all = <Item>(of: (each: Wanted) => readonly Item[] | undefined) => [
    ...new Set(wanted.flatMap((each) => of(each) ?? [])),
  ];
  const { since, until, page } = Object.assign({}, ...wanted) as Wanted;
  return {
    texts: all(({ texts }) => texts),
    speakers: all(({ speakers }) => speakers),
    names: all(({ names }) => names),
    keys: all(({ keys }) => keys),
    breadth: Math.max(0, ...wanted.map(({ breadth = 0 }) => breadth)) || undefined,
    ...(page !== undefined && { page }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
