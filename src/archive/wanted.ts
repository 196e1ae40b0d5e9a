import { intentOf } from '../answer/intent.js';
import { analyseQuestion } from '../answer/question/question.js';
import { sentencesOf } from '../language/sentences.js';
import { slice } from '../language/span.js';
import { analyse } from '../language/tokens.js';
import type { Dated } from '../library/period.js';
import type { Turn } from '../library/results.js';
import { claimsIn } from '../verify/claims.js';

/** What is about to be asked of an archive: it tells which articles are opened. */
export interface Wanted extends Dated {
  /** Questions, topics and the like, whose words the articles should hold. */
  readonly texts?: readonly string[];
  /** What was asked and answered before. */
  readonly history?: readonly Turn[];
  /** Whoever is to be quoted, by a name or an office. */
  readonly speaker?: string | undefined;
  /** Ids and titles of articles, and headings. */
  readonly names?: readonly string[];
  /** How many articles each of the texts is looked for in; as many as it takes to answer a question unless told. */
  readonly breadth?: number;
  /** Articles in the order in which they were loaded, from the one of that number on. */
  readonly from?: number;
}

/** Sentences and quotations of one text that are looked up, the first of them. */
const MOST_TEXTS = 12;

/** What it takes to answer a question as it is meant: its words, whom or what it names. */
export function wantedForQuestion(question: string, history: readonly Turn[] = []): Wanted {
  const meant = intentOf(question);
  const speech = analyseQuestion(question).speech?.speaker ?? [];
  const names = [question, ...('of' in meant && meant.of !== null ? [meant.of] : [])];
  const spoken = meant.kind === 'quotes' ? (meant.speaker ?? undefined) : undefined;
  const speaker = spoken ?? (speech.length > 0 ? speech.map(({ word }) => word).join(' ') : undefined);
  return {
    texts: meant.kind === 'quotes' && meant.about !== null ? [question, meant.about] : [question],
    history,
    names,
    speaker,
    ...((meant.kind === 'sources' || meant.kind === 'help') && { from: 0 }),
  };
}

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
