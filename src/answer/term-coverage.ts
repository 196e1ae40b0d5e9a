import { WordClass } from '../language/word-classes.js';
import { likeness } from '../language/word-vectors.js';
import type { SentenceProfile, Words } from '../search/profile.js';
import type { Vocabulary, Word } from '../search/vocabulary.js';
import { compareWithTerm, type Query, type QueryTerm } from './query.js';

/** How far each term of a question is held, 0 to 1. */
export type Held = readonly number[];

/** What a stretch of text holds of a question, term by term. */
export interface TermCoverage {
  /** 1 for a term that stands there itself, else 0. */
  readonly exact: Held;
  /** How far anything there stands for the term, 0 to 1. */
  readonly soft: Held;
}

/** What a sentence holds of a question, by every measure. */
export interface SentenceCoverage extends TermCoverage {
  /** How alike in use the likest word is to each term, 0 to 1. */
  readonly likeness: Held;
  /** How near the nearest word comes to each term: indices into `MATCHES`. */
  readonly matches: Held;
}

/** How far a word stands for each term of a question; null for a word that stands for none. */
export type StandsFor = (word: number) => Held | null;

/** What texts hold of one question; what was looked up once is kept. */
export interface TermCoverages {
  readonly standsFor: StandsFor;
  readonly nothing: SentenceCoverage;
  ofWords(words: Words): SentenceCoverage;
  ofSentence(sentence: SentenceProfile | undefined): SentenceCoverage;
  ofParagraph(paragraph: readonly SentenceProfile[] | undefined): TermCoverage;
}

/** Looks up what texts hold of a question. */
export function termCoverages(query: Query, vocabulary: Vocabulary): TermCoverages {
  const size = query.terms.length;
  const nothing = emptyCoverage(size);
  const compared = comparisons(query, vocabulary);
  const ofWords = (words: Words) => coverageOf(words, compared, size);
  const ofSentence = remember(({ words }: SentenceProfile) => ofWords(words));
  const ofParagraph = remember((sentences: readonly SentenceProfile[]) =>
    sentences.map(ofSentence).reduce<TermCoverage>(joined, nothing),
  );
  return {
    standsFor: (word) => {
      const row = compared(word);
      return row?.stands ? row.soft : null;
    },
    nothing,
    ofWords,
    ofSentence: (sentence) => (sentence ? ofSentence(sentence) : nothing),
    ofParagraph: (paragraph) => (paragraph ? ofParagraph(paragraph) : nothing),
  };
}

/** Makes a function that computes the value of each key once. */
export function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

/** A word beside each term of a question. */
interface Comparison {
  /** Whether it stands for any of them. */
  readonly stands: boolean;
  readonly soft: Held;
  readonly likeness: Held;
  readonly matches: Held;
}

/** Compares each word with the question once; null for a function word, which stands for nothing. */
function comparisons(query: Query, { words }: Vocabulary): (word: number) => Comparison | null {
  // By their numbers, not by a `Map`: an archive's articles hold thousands of words, and this is most of an answer's time.
  const known = new Array<Comparison | null | undefined>(words.length);
  return (number) => {
    const before = known[number];
    if (before !== undefined) return before;
    const word = words[number];
    const made = !word || word.classes & WordClass.function ? null : compare(query, word);
    known[number] = made;
    return made;
  };
}

function compare({ terms }: Query, word: Word): Comparison {
  const size = terms.length;
  const [soft, alike, matches] = [zeros(size), zeros(size), zeros(size)];
  let stands = false;
  for (let at = 0; at < size; at++) {
    const term = terms[at] as QueryTerm;
    const use = likeness(term.row, word.row);
    const { worth, match } = compareWithTerm(term, word, use);
    soft[at] = worth;
    alike[at] = Math.max(use, worth);
    matches[at] = match;
    stands ||= worth > 0;
  }
  return { stands, soft, likeness: alike, matches };
}

/** For each term the most that any word has. */
function coverageOf(
  words: Words,
  compared: (word: number) => Comparison | null,
  size: number,
): SentenceCoverage {
  const coverage = emptyCoverage(size);
  const { exact, soft, likeness, matches } = coverage;
  for (const word of words) {
    const row = compared(word);
    if (row === null) continue;
    for (let term = 0; term < size; term++) {
      const use = row.likeness[term] as number;
      const match = row.matches[term] as number;
      if (use > (likeness[term] as number)) likeness[term] = use;
      if (match > (matches[term] as number)) matches[term] = match;
      if (!row.stands) continue;
      const worth = row.soft[term] as number;
      if (worth > (soft[term] as number)) soft[term] = worth;
      if (worth === 1) exact[term] = 1;
    }
  }
  return coverage;
}

function emptyCoverage(size: number) {
  return { exact: zeros(size), soft: zeros(size), likeness: zeros(size), matches: zeros(size) };
}

/** What two stretches hold together. */
export function joined(a: TermCoverage, b: TermCoverage): TermCoverage {
  return { exact: best(a.exact, b.exact), soft: best(a.soft, b.soft) };
}

/** Term by term the better of two, the second counted at a factor. */
export function best(a: Held, b: Held, factor = 1): Held {
  const held = a.slice();
  for (let term = 0; term < held.length; term++) {
    const other = factor * (b[term] as number);
    if (other > (held[term] as number)) held[term] = other;
  }
  return held;
}

function zeros(size: number): number[] {
  return new Array<number>(size).fill(0);
}

/** The share of a question that is held, its terms weighted; 0 where no term counts. */
export function share(weights: Float64Array, held: ArrayLike<number>): number {
  let [sum, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    sum += (weights[term] as number) * (held[term] as number);
    whole += weights[term] as number;
  }
  return whole === 0 ? 0 : sum / whole;
}
