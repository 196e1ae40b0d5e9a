import { likeness } from '../language/word-vectors.js';
import type { SentenceProfile, Words } from '../search/profile.js';
import { NO_STEM, type Vocabulary, type Word } from '../search/vocabulary.js';
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
    standsFor: (word) => compared(word)?.soft ?? null,
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

/** A word beside each term of a question. Most words stand for none of them and come near none: these keep but one list. */
interface Comparison {
  readonly likeness: Held;
  /** Null where it stands for none. */
  readonly soft: Held | null;
  /** Null where it is near none. */
  readonly matches: Held | null;
}

/** Where a question keeps what it compared, by the numbers of the words. */
interface Slots {
  /** The question that used the slot last. */
  owners: Int32Array;
  /** The place among its comparisons. */
  places: Int32Array;
}

/** Kept for the next question: an array as long as the vocabulary for each of them costs more than the comparisons. */
const slotsOf = new WeakMap<Vocabulary, Slots>();

function slotsFor(vocabulary: Vocabulary): Slots {
  const known = slotsOf.get(vocabulary);
  const size = vocabulary.words.length;
  if (known && known.owners.length >= size) return known;
  const made = { owners: new Int32Array(2 * size), places: new Int32Array(2 * size) };
  slotsOf.set(vocabulary, made);
  return made;
}

let questions = 0;

/** Compares each word with the question once; null for a function word, which stands for nothing. */
function comparisons(query: Query, vocabulary: Vocabulary): (word: number) => Comparison | null {
  const { words, contentStems } = vocabulary;
  const { owners, places } = slotsFor(vocabulary);
  const question = ++questions;
  const own: Comparison[] = [];
  return (number) => {
    if (contentStems[number] === NO_STEM) return null;
    // Questions may take turns: what another one left here is not ours.
    if (owners[number] === question) return own[places[number] as number] as Comparison;
    const made = compare(query, words[number] as Word);
    owners[number] = question;
    places[number] = own.push(made) - 1;
    return made;
  };
}

function compare({ terms }: Query, word: Word): Comparison {
  const size = terms.length;
  const alike = zeros(size);
  let soft: number[] | null = null;
  let matches: number[] | null = null;
  for (let at = 0; at < size; at++) {
    const term = terms[at] as QueryTerm;
    const use = likeness(term.row, word.row);
    const { worth, match } = compareWithTerm(term, word, use);
    alike[at] = Math.max(use, worth);
    if (worth > 0) {
      soft ??= zeros(size);
      soft[at] = worth;
    }
    if (match > 0) {
      matches ??= zeros(size);
      matches[at] = match;
    }
  }
  return { likeness: alike, soft, matches };
}

/** For each term the most that any word has. */
function coverageOf(
  words: Words,
  compared: (word: number) => Comparison | null,
  size: number,
): SentenceCoverage {
  const coverage = emptyCoverage(size);
  for (const word of words) {
    const row = compared(word);
    if (row === null) continue;
    raise(coverage.likeness, row.likeness);
    if (row.matches) raise(coverage.matches, row.matches);
    if (!row.soft) continue;
    raise(coverage.soft, row.soft);
    for (let term = 0; term < size; term++) if (row.soft[term] === 1) coverage.exact[term] = 1;
  }
  return coverage;
}

/** Raises what is held of each term to what something else holds of it, counted at a factor. */
export function raise(held: number[] | Float64Array, other: ArrayLike<number>, factor = 1): void {
  for (let term = 0; term < other.length; term++) {
    const more = factor * (other[term] as number);
    if (more > (held[term] as number)) held[term] = more;
  }
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
  raise(held, b, factor);
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
