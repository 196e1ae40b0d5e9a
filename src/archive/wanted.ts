import { intentOf } from '../answer/intent.js';
import { analyseQuestion } from '../answer/question/question.js';
import { sentencesOf } from '../language/sentences.js';
import { slice } from '../language/span.js';
import { analyse } from '../language/tokens.js';
import type { Dated } from '../library/period.js';
import { claimsIn } from '../verify/claims.js';

/** What is about to be asked of an archive: it tells which articles are opened. */
export interface Wanted extends Dated {
  /** Questions, topics and the like, whose words the articles should hold. */
  readonly texts?: readonly string[];
  /** Whoever is to be quoted, by a name or an office. */
  readonly speakers?: readonly string[];
  /** Ids and titles of articles, and headings. */
  readonly names?: readonly string[];
  /** What stands for the ids of articles that were shown before (`articleKey`). */
  readonly keys?: readonly string[];
  /** How many articles each of the texts is looked for in; as many as it takes to answer a question unless told. */
  readonly breadth?: number | undefined;
  /** Articles in the order in which they were loaded, a page of them, from 1. */
  readonly page?: number;
}

/** Sentences and quotations of one text that are looked up, the first of them. */
const MOST_TEXTS = 12;

/**
 * What it takes to answer a question as it is meant: its words, whom or what it names.
 *
 * @param before questions that were asked before
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

/** What it takes to quote somebody, or everybody, on a topic or on anything. */
export function wantedForQuotes({
  speaker,
  about,
}: Partial<Record<'speaker' | 'about', string | undefined>>): Wanted {
  if (speaker === undefined && about === undefined) return { page: 1 };
  const speakers = speaker === undefined ? [] : [speaker];
  return { speakers, texts: about === undefined ? [] : [about], breadth: WIDE };
}

/** What it takes to condense what is said on a topic, by whoever it names, or in a section or an article; all of an archive cannot be. */
export function wantedForTopic(topic: string | undefined, section?: string): Wanted {
  const names = section === undefined ? [] : [section];
  if (topic === undefined) return section === undefined ? { page: 1 } : { names, texts: [section] };
  return { texts: [topic], speakers: [topic], names: [topic, ...names], breadth: WIDE };
}

/** Articles that are looked at for all that is said on a topic. */
const WIDE = 100;

/** What it takes to hold the quotations of a text against the articles. */
export function wantedForClaims(text: string): Wanted {
  const claims = claimsIn(text).map(({ span }) => slice(text, span));
  return { texts: [...claims.slice(0, MOST_TEXTS), text] };
}

/** What it takes to hold the sentences of a text against the articles. */
export function wantedForSentences(text: string): Wanted {
  const sentences = sentencesOf(text, analyse(text), { start: 0, end: text.length });
  return { texts: sentences.slice(0, MOST_TEXTS).map((span) => slice(text, span)) };
}

/** What it takes for several things at once. */
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
