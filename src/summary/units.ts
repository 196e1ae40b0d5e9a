import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/build.js';
import { contains } from '../language/span.js';
import type { Token } from '../language/tokens.js';
import type { Candidate } from './candidates.js';
import { hangsBack, turnOf } from './openers.js';
import { isUnnamed, speechOf } from './speech.js';

/** A sentence and the ways to show it. */
export interface Unit {
  readonly head: Candidate;
  /** Runs of neighbours that hold it and stand on their own, in order of the text; the one to prefer first. */
  readonly runs: readonly (readonly Candidate[])[];
}

/** Sentences of a run. */
export const MOST_MEMBERS = 4;

/**
 * For each sentence that can be shown the smallest runs of sentences that stand on their own: back to what an opener
 * or a pronoun points to, back to where a quotation names its speaker, on to a "However" that takes it back, and,
 * where there is room, on to a "But".
 *
 * Fragments, and sentences that need a piece of boilerplate or too long a run, cannot be shown.
 *
 * @param paragraphs those that the candidates are the sentences of
 */
export function unitsOf(
  article: Article,
  candidates: readonly Candidate[],
  paragraphs = article.paragraphs,
): Unit[] {
  const links = linksOf(article, candidates, paragraphs);
  return candidates
    .filter(({ fragment }) => !fragment)
    .map((head) => ({ head, runs: runsOf(head, candidates, links) }))
    .filter(({ runs }) => runs.length > 0);
}

interface Links {
  /** By order of the candidate: it needs the sentence before it. */
  readonly back: readonly boolean[];
  /** By order of the candidate: what the next sentence of its paragraph does to it. */
  readonly on: readonly ReturnType<typeof turnOf>[];
}

function runsOf(head: Candidate, candidates: readonly Candidate[], { back, on }: Links): Candidate[][] {
  let [first, last] = [head.order, head.order];
  // Longer runs are not shown, and to follow them would take time that grows with the square of their length.
  while (first > 0 && back[first] && head.order - first < MOST_MEMBERS) first -= 1;
  while (on[last] === 'turn' && last - head.order < MOST_MEMBERS) last += 1;
  const ends = on[last] === 'contrast' ? [last + 1, last] : [last];
  return ends.map((end) => candidates.slice(first, end + 1)).filter(showable);
}

function showable(run: readonly Candidate[]): boolean {
  return run.length <= MOST_MEMBERS && !run.some(({ boilerplate }) => boilerplate);
}

function linksOf(
  article: Article,
  candidates: readonly Candidate[],
  paragraphs: Article['paragraphs'],
): Links {
  const back: boolean[] = [];
  const on: ReturnType<typeof turnOf>[] = [];
  for (const paragraph of paragraphs) {
    const sentences = tokensBySentence(article, paragraph);
    const speech = speechOf(sentences);
    sentences.forEach((tokens, index) => {
      back.push(hangsBack(tokens) || isUnnamed(speech[index]));
      const next = candidates[back.length];
      on.push(next?.paragraph === paragraph.number ? turnOf(next.text) : null);
    });
  }
  return { back, on };
}

/** The tokens of each sentence of a paragraph. */
export function tokensBySentence(article: Article, paragraph: Paragraph): (readonly Token[])[] {
  const tokens = tokensOf(article, paragraph);
  let at = 0;
  return paragraph.sentences.map((sentence) => {
    const from = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.end) at += 1;
    return tokens.slice(from, at).filter((token) => contains(sentence, token));
  });
}
