import { WordClass } from '../language/word-classes.js';
import type { SentenceProfile, Words } from '../search/profile.js';
import type { Vocabulary } from '../search/vocabulary.js';
import { type Query, standsFor } from './query.js';

/** What a stretch of text holds of a question, term by term. */
export interface Cover {
  /** 1 for a term that stands there itself, else 0. */
  readonly exact: Float32Array;
  /** How far anything there stands for the term, 0 to 1. */
  readonly soft: Float32Array;
}

/** How far a word stands for each term of a question; null for a word that stands for none. */
export type StandsFor = (word: number) => Float32Array | null;

/** What texts hold of one question; what was looked up once is kept. */
export interface Covers {
  readonly standsFor: StandsFor;
  readonly nothing: Cover;
  ofWords(words: Words): Cover;
  ofSentence(sentence: SentenceProfile | undefined): Cover;
  ofParagraph(paragraph: readonly SentenceProfile[] | undefined): Cover;
}

/** Looks up what texts hold of a question. */
export function coversFor(query: Query, vocabulary: Vocabulary): Covers {
  const size = query.terms.length;
  const nothing = { exact: new Float32Array(size), soft: new Float32Array(size) };
  const stands = remember((word: number): Float32Array | null => standing(query, vocabulary, word));
  const ofWords = (words: Words) => coverOf(words, stands, size);
  const ofSentence = remember(({ words }: SentenceProfile) => ofWords(words));
  const ofParagraph = remember((sentences: readonly SentenceProfile[]) =>
    sentences.map(ofSentence).reduce(joined, nothing),
  );
  return {
    standsFor: stands,
    nothing,
    ofWords,
    ofSentence: (sentence) => (sentence ? ofSentence(sentence) : nothing),
    ofParagraph: (paragraph) => (paragraph ? ofParagraph(paragraph) : nothing),
  };
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const old = known.get(key);
    if (old !== undefined) return old;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

function standing({ terms }: Query, { words }: Vocabulary, number: number): Float32Array | null {
  const word = words[number];
  if (!word) return null;
  const isFunction = (word.classes & WordClass.function) !== 0;
  let row: Float32Array | null = null;
  terms.forEach((term, index) => {
    const worth = standsFor(term, word);
    // "US" and "us" share a stem: a function word stands for nothing but itself.
    if (worth === 0 || (isFunction && worth < 1)) return;
    row ??= new Float32Array(terms.length);
    row[index] = worth;
  });
  return row;
}

function coverOf(words: Words, stands: StandsFor, size: number): Cover {
  const exact = new Float32Array(size);
  const soft = new Float32Array(size);
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
export function joined(a: Cover, b: Cover): Cover {
  return { exact: best(a.exact, b.exact), soft: best(a.soft, b.soft) };
}

/** Term by term the better of two, the second counted at a factor. */
export function best(a: Float32Array, b: Float32Array, factor = 1): Float32Array {
  return a.map((value, term) => Math.max(value, factor * (b[term] as number)));
}

/** The share of a question that is held, its terms weighted; 0 where no term counts. */
export function share(weights: Float64Array, held: Float32Array): number {
  let [sum, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    sum += (weights[term] as number) * (held[term] as number);
    whole += weights[term] as number;
  }
  return whole === 0 ? 0 : sum / whole;
}
