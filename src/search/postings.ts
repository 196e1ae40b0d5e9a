import type { Article, Paragraph } from '../article/article.js';
import { WordClass } from '../language/word-classes.js';
import type { Profile, Words } from './profile.js';
import type { Steps } from './steps.js';
import type { Vocabulary } from './vocabulary.js';

/** A paragraph as the index sees it. */
export interface Passage {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** The number of its article, from 0. */
  readonly of: number;
  readonly profile: Profile;
}

/** An inverted index: for each stem, by its number, the passages that hold it. */
export interface Postings {
  /** Where the postings of a stem start; they end where those of the next one start. */
  readonly starts: Int32Array;
  /** Numbers of passages, growing within a stem. */
  readonly passages: Int32Array;
  /** What the stem weighs in each of them, but for its rarity. */
  readonly weights: Float32Array;
  /** How many passages hold the stem in their own words. */
  readonly frequencies: Int32Array;
  /** In how many fields of passages it stands. */
  readonly occurrences: Int32Array;
}

/** Tuned on news: length matters little for paragraphs (Robertson and Zaragoza 2009 give the range). */
const K1 = 1.2;
const B = 0.3;

/** Where words are looked for, and what they count there: titles and headings are found with the paragraphs below. */
const FIELDS: readonly { readonly boost: number; readonly words: (passage: Passage) => readonly Words[] }[] =
  [
    {
      boost: 1,
      words: ({ profile, paragraph }) =>
        (profile.paragraphs[paragraph.number - 1] ?? []).map(({ words }) => words),
    },
    { boost: 0.5, words: ({ profile, paragraph }) => [profile.headings[paragraph.section - 1] ?? NO_WORDS] },
    { boost: 0.3, words: ({ profile }) => [profile.title] },
  ];
const NO_WORDS: Words = new Int32Array();

/** After so many passages other work may have its turn. */
const SLICE = 500;

/** Inverts the passages: BM25 (Robertson and Zaragoza 2009), field by field and summed. */
export function* invert(passages: readonly Passage[], vocabulary: Vocabulary): Steps<Postings> {
  const stemOf = contentStems(vocabulary);
  const lengths = FIELDS.map(() => 0);
  for (const [number, passage] of passages.entries()) {
    if (number % SLICE === 0) yield;
    for (const [field, { words }] of FIELDS.entries())
      lengths[field] = (lengths[field] as number) + lengthOf(words(passage), stemOf);
  }
  const entries = new Entries(
    lengths.reduce((sum, length) => sum + length, 0),
    vocabulary.stems.length,
  );
  const counts = new Int32Array(vocabulary.stems.length);
  for (const [number, passage] of passages.entries()) {
    if (number % SLICE === 0) yield;
    for (const [field, { boost, words }] of FIELDS.entries()) {
      const parts = words(passage);
      const usual = (lengths[field] as number) / passages.length;
      const damp = K1 * (1 - B + (B * lengthOf(parts, stemOf)) / usual);
      for (const stem of countInto(counts, parts, stemOf)) {
        const count = counts[stem] as number;
        entries.add(number, stem, field, (boost * (K1 + 1) * count) / (count + damp));
        counts[stem] = 0;
      }
    }
  }
  yield;
  return entries.sorted();
}

const NO_STEM = -1;

/** The stem of each word by its number; none for function words. */
function contentStems({ words }: Vocabulary): Int32Array {
  return Int32Array.from(words, ({ stem, classes }) => (classes & WordClass.function ? NO_STEM : stem));
}

function lengthOf(parts: readonly Words[], stemOf: Int32Array): number {
  let length = 0;
  for (const words of parts) for (const word of words) if (stemOf[word] !== NO_STEM) length++;
  return length;
}

/** Counts stems, and gives each once. */
function countInto(counts: Int32Array, parts: readonly Words[], stemOf: Int32Array): number[] {
  const met: number[] = [];
  for (const words of parts)
    for (const word of words) {
      const stem = stemOf[word] as number;
      if (stem === NO_STEM) continue;
      if (counts[stem] === 0) met.push(stem);
      counts[stem] = (counts[stem] as number) + 1;
    }
  return met;
}

/** Postings in the order of the passages, on their way to the order of the stems. */
class Entries {
  readonly #passages: Int32Array;
  readonly #stems: Int32Array;
  readonly #weights: Float32Array;
  readonly #frequencies: Int32Array;
  readonly #occurrences: Int32Array;
  /** For each stem how many entries it has, and its last one. */
  readonly #sizes: Int32Array;
  readonly #last: Int32Array;
  #count = 0;

  constructor(most: number, stems: number) {
    this.#passages = new Int32Array(most);
    this.#stems = new Int32Array(most);
    this.#weights = new Float32Array(most);
    this.#frequencies = new Int32Array(stems);
    this.#occurrences = new Int32Array(stems);
    this.#sizes = new Int32Array(stems);
    this.#last = new Int32Array(stems).fill(-1);
  }

  /** To be called passage by passage, and for each field of one no more than once a stem. */
  add(passage: number, stem: number, field: number, weight: number): void {
    increase(this.#occurrences, stem);
    if (field === 0) increase(this.#frequencies, stem);
    const last = this.#last[stem] as number;
    if (last >= 0 && this.#passages[last] === passage) {
      this.#weights[last] = (this.#weights[last] as number) + weight;
      return;
    }
    const entry = this.#count++;
    this.#passages[entry] = passage;
    this.#stems[entry] = stem;
    this.#weights[entry] = weight;
    this.#last[stem] = entry;
    increase(this.#sizes, stem);
  }

  /** Counting sort by stem. */
  sorted(): Postings {
    const starts = new Int32Array(this.#sizes.length + 1);
    for (const [stem, size] of this.#sizes.entries()) starts[stem + 1] = (starts[stem] as number) + size;
    const next = starts.slice();
    const passages = new Int32Array(this.#count);
    const weights = new Float32Array(this.#count);
    for (let entry = 0; entry < this.#count; entry++) {
      const at = increase(next, this.#stems[entry] as number);
      passages[at] = this.#passages[entry] as number;
      weights[at] = this.#weights[entry] as number;
    }
    return { starts, passages, weights, frequencies: this.#frequencies, occurrences: this.#occurrences };
  }
}

/** Adds one, and gives what was there before. */
function increase(numbers: Int32Array, at: number): number {
  const before = numbers[at] as number;
  numbers[at] = before + 1;
  return before;
}
