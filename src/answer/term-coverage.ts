import { WordClass } from '../language/word-classes.js';
import { likeness } from '../language/word-vectors.js';
import type { SentenceProfile, Words } from '../search/profile.js';
import type { Vocabulary } from '../search/vocabulary.js';
import { matchOf, type Query, standsFor } from './query.js';

/** How far each term of a question is held, 0 to 1. */
export type Held = readonly number[];

/** What a stretch of text holds of a question, term by term. */
export interface TermCoverage {
  /** 1 for a term that stands there itself, else 0. */
  readonly exact: Held;
  /** How far anything there stands for the term, 0 to 1. */
  readonly soft: Held;
}

/** How far a word stands for each term of a question; null for a word that stands for none. */
export type StandsFor = (word: number) => Held | null;

/** What texts hold of one question; what was looked up once is kept. */
export interface TermCoverages {
  readonly standsFor: StandsFor;
  readonly nothing: TermCoverage;
  ofWords(words: Words): TermCoverage;
  ofSentence(sentence: SentenceProfile | undefined): TermCoverage;
  ofParagraph(paragraph: readonly SentenceProfile[] | undefined): TermCoverage;
  /** How alike in use the likest word of a sentence is to each term, 0 to 1. */
  likeness(sentence: SentenceProfile): Held;
  /** How near the nearest word of a sentence comes to each term: indices into `MATCHES`. */
  matches(sentence: SentenceProfile | undefined): Held;
}

/** A word beside each term of a question. */
interface Compared {
  /** How far it stands for each; null where it does for none. */
  readonly stands: Held | null;
  readonly likeness: Held;
  readonly matches: Held;
}

/** Looks up what texts hold of a question. */
export function termCoverages(query: Query, vocabulary: Vocabulary): TermCoverages {
  const size = query.terms.length;
  const nothing = { exact: zeros(size), soft: zeros(size) };
  const compared = remember((word: number) => compare(query, vocabulary, word));
  const stands = (word: number) => compared(word)?.stands ?? null;
  const ofWords = (words: Words) => coverageOf(words, stands, size);
  const ofSentence = remember(({ words }: SentenceProfile) => ofWords(words));
  const ofParagraph = remember((sentences: readonly SentenceProfile[]) =>
    sentences.map(ofSentence).reduce(joined, nothing),
  );
  const matches = remember(({ words }: SentenceProfile) =>
    mostOf(words, (word) => compared(word)?.matches, size),
  );
  return {
    standsFor: stands,
    nothing,
    ofWords,
    ofSentence: (sentence) => (sentence ? ofSentence(sentence) : nothing),
    ofParagraph: (paragraph) => (paragraph ? ofParagraph(paragraph) : nothing),
    likeness: remember(({ words }: SentenceProfile) =>
      mostOf(words, (word) => compared(word)?.likeness, size),
    ),
    matches: (sentence) => (sentence ? matches(sentence) : nothing.exact),
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

/** Null for a function word, which stands for nothing. */
function compare({ terms }: Query, { words }: Vocabulary, number: number): Compared | null {
  const word = words[number];
  if (!word || word.classes & WordClass.function) return null;
  const alike = terms.map(({ row }) => likeness(row, word.row));
  const stands = terms.map((term, at) => standsFor(term, word, alike[at] as number));
  return {
    stands: stands.some((worth) => worth > 0) ? stands : null,
    likeness: alike.map((each, at) => Math.max(each, stands[at] as number)),
    matches: terms.map((term, at) => matchOf(term, word, alike[at] as number)),
  };
}

/** For each term the most that any word has. */
function mostOf(words: Words, valuesOf: (word: number) => Held | undefined, size: number): Held {
  const most = zeros(size);
  for (const word of words) {
    const values = valuesOf(word);
    if (!values) continue;
    for (let term = 0; term < size; term++)
      if ((values[term] as number) > (most[term] as number)) most[term] = values[term] as number;
  }
  return most;
}

function coverageOf(words: Words, stands: StandsFor, size: number): TermCoverage {
  const exact = zeros(size);
  const soft = zeros(size);
  for (const word of words) {
    const row = stands(word);
    if (!row) continue;
    for (let term = 0; term < size; term++) {
      const worth = row[term] as number;
      if (worth > (soft[term] as number)) soft[term] = worth;
      if (worth === 1) exact[term] = 1;
    }
  }
  return { exact, soft };
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
export function share(weights: Float64Array, held: Held): number {
  let [sum, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    sum += (weights[term] as number) * (held[term] as number);
    whole += weights[term] as number;
  }
  return whole === 0 ? 0 : sum / whole;
}
