import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/tokens.js';
import { contains } from '../language/span.js';
import type { Token } from '../language/tokens.js';
import { isBoilerplate } from './boilerplate.js';
import type { Candidate } from './candidates.js';
import { hangsBack, turnsAgainst } from './openers.js';
import { type Speech, speechOf } from './speech.js';

/** A sentence with those that it cannot be shown without; a run of neighbours in order of the text. */
export interface Unit {
  readonly head: Candidate;
  readonly members: readonly Candidate[];
}

const MOST_MEMBERS = 4;
const FRAGMENT = 6;

/**
 * For each sentence that can be shown the smallest run of sentences that stands on its own: back to what an opener
 * or a pronoun points to, back to where a quotation names its speaker, and on to a "However" that takes it back.
 *
 * Sentences that need a piece of boilerplate, or too long a run, have none.
 */
export function unitsOf(article: Article, candidates: readonly Candidate[]): Unit[] {
  const links = linksOf(article, candidates);
  return candidates.flatMap((head) => unit(head, candidates, links) ?? []);
}

interface Links {
  /** By order of the candidate: it needs the sentence before it, or the one after it. */
  readonly back: readonly boolean[];
  readonly on: readonly boolean[];
}

function unit(head: Candidate, candidates: readonly Candidate[], { back, on }: Links): Unit | null {
  if (head.words < FRAGMENT) return null;
  let [first, last] = [head.order, head.order];
  while (first > 0 && back[first]) first -= 1;
  while (on[last] && last + 1 < candidates.length) last += 1;
  const members = candidates.slice(first, last + 1);
  const fits = members.length <= MOST_MEMBERS && !members.some(({ text }) => isBoilerplate(text));
  return fits ? { head, members } : null;
}

function linksOf(article: Article, candidates: readonly Candidate[]): Links {
  const back: boolean[] = [];
  const on: boolean[] = [];
  for (const paragraph of article.paragraphs) {
    const sentences = tokensBySentence(article, paragraph);
    const speech = speechOf(sentences);
    sentences.forEach((tokens, index) => {
      back.push(hangsBack(tokens) || unnamed(speech[index], index));
      const next = candidates[back.length];
      on.push(next?.paragraph === paragraph.number && turnsAgainst(next.text));
    });
  }
  return { back, on };
}

/** Quoted words without a name beside them, where the paragraph has named the speaker before. */
function unnamed(speech: Speech | undefined, index: number): boolean {
  return speech?.quotes === true && !speech.names && (index > 0 || !speech.continues);
}

/** The tokens of each sentence of a paragraph. */
function tokensBySentence(article: Article, paragraph: Paragraph): (readonly Token[])[] {
  const tokens = tokensOf(article, paragraph);
  let at = 0;
  return paragraph.sentences.map((sentence) => {
    const from = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.end) at += 1;
    return tokens.slice(from, at).filter((token) => contains(sentence, token));
  });
}
