import type { Article, Paragraph } from '../article/article.js';
import { likeness } from '../language/word-vectors.js';
import type { PassageIndex } from '../search/passage-index.js';
import type { SentenceProfile, WordNumbers } from '../search/profile.js';
import { NO_STEM, type Vocabulary, type Word } from '../search/vocabulary.js';
import { compareWithTerm, Match, type Query, type QueryTerm, queryOf } from './query.js';
import { analyseQuestion } from './question/question.js';

/** How well each term of a question is covered, 0 to 1. */
export type Held = readonly number[];

/** How well a stretch of text covers a question, term by term. */
export interface TermCoverage {
  /** 1 for a term that occurs itself, otherwise 0. */
  readonly exact: Held;
  /** The same, but another name for the same thing counts too: “U.S.” for “America”. */
  readonly named: Held;
  /** How well the best word can replace the term, 0 to 1. */
  readonly soft: Held;
}

/** How well a sentence covers a question, by every measure. */
export interface SentenceCoverage extends TermCoverage {
  /** For each term, its likeness in use to the most similar word, 0 to 1. */
  readonly likeness: Held;
  /** For each term, its best match, as an index into `MATCHES`. */
  readonly matches: Held;
}

/** How well a word can replace each term of a question; null if it can replace none. */
export type StandsFor = (word: number) => Held | null;

/** How well texts cover one question; results are cached. */
export interface TermCoverages {
  readonly standsFor: StandsFor;
  readonly nothing: SentenceCoverage;
  ofWords(words: WordNumbers): SentenceCoverage;
  ofSentence(sentence: SentenceProfile | undefined): SentenceCoverage;
  ofParagraph(paragraph: readonly SentenceProfile[] | undefined): TermCoverage;
}

/** Computes how well texts cover a question. */
export function termCoverages(query: Query, vocabulary: Vocabulary): TermCoverages {
  const size = query.terms.length;
  const nothing = emptyCoverage(size);
  const compared = comparisons(query, vocabulary);
  const ofWords = (words: WordNumbers) => coverageOf(words, compared, size);
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

/** A word compared with each term of a question. Most words match no term at all: for these, only one list is kept. */
interface Comparison {
  readonly likeness: Held;
  /** Null if it can replace no term. */
  readonly soft: Held | null;
  /** Null if it matches no term. */
  readonly matches: Held | null;
}

/** The index of each word's comparison in the list of a question, by the number of the word. */
interface Slots {
  /** The last question that used each slot. */
  readonly owners: Int32Array;
  /** The index in that question's comparisons. */
  readonly places: Int32Array;
}

/** Reused by later questions: a new array as long as the vocabulary would cost more than the comparisons. */
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

/** Compares each word with the question once; null for a function word, which is never compared. */
function comparisons(query: Query, vocabulary: Vocabulary): (word: number) => Comparison | null {
  const { words, contentStems } = vocabulary;
  const { owners, places } = slotsFor(vocabulary);
  const question = ++questions;
  const own: Comparison[] = [];
  return (number) => {
    if (contentStems[number] === NO_STEM) return null;
    // Questions may be interleaved, so a slot may belong to another one.
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

/** For each term, the best value of any word. */
function coverageOf(
  words: WordNumbers,
  compared: (word: number) => Comparison | null,
  size: number,
): SentenceCoverage {
  const coverage = emptyCoverage(size);
  for (const word of words) {
    const row = compared(word);
    if (row === null) continue;
    raise(coverage.likeness, row.likeness);
    if (row.matches) {
      raise(coverage.matches, row.matches);
      for (let term = 0; term < size; term++)
        if ((row.matches[term] as number) >= Match.name) coverage.named[term] = 1;
    }
    if (!row.soft) continue;
    raise(coverage.soft, row.soft);
    for (let term = 0; term < size; term++) if (row.soft[term] === 1) coverage.exact[term] = 1;
  }
  return coverage;
}

/** Raises the coverage of each term to that of another text, multiplied by a factor. */
function raise(held: number[] | Float64Array, other: ArrayLike<number>, factor = 1): void {
  for (let term = 0; term < other.length; term++) {
    const more = factor * (other[term] as number);
    if (more > (held[term] as number)) held[term] = more;
  }
}

function emptyCoverage(size: number) {
  return {
    exact: zeros(size),
    named: zeros(size),
    soft: zeros(size),
    likeness: zeros(size),
    matches: zeros(size),
  };
}

/** What two stretches of text cover together. */
export function joined(a: TermCoverage, b: TermCoverage): TermCoverage {
  return { exact: best(a.exact, b.exact), named: best(a.named, b.named), soft: best(a.soft, b.soft) };
}

/** The maximum of two coverages, term by term, the second multiplied by a factor. */
export function best(a: Held, b: Held, factor = 1): Held {
  const held = a.slice();
  raise(held, b, factor);
  return held;
}

function zeros(size: number): number[] {
  return new Array<number>(size).fill(0);
}

/** The weighted share of a question's terms that is covered; 0 if no term has a weight. */
export function share(weights: Float64Array, held: ArrayLike<number>): number {
  let [sum, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    sum += (weights[term] as number) * (held[term] as number);
    whole += weights[term] as number;
  }
  return whole === 0 ? 0 : sum / whole;
}

/** A topic to read about, as a query to the articles. */
export function topicQuery(words: string, index: PassageIndex): Query {
  return queryOf(analyseQuestion(words), index);
}

/** The weights of words around a sentence, relative to its own; more distant ones count less. */
const AROUND = { paragraph: 0.85, paragraphBefore: 0.7, heading: 0.7, title: 0.6 };

const NO_WORDS: WordNumbers = new Int32Array();

/** The share of a topic that each sentence of a paragraph covers, including its surroundings; 0 to 1. */
export type TopicCoverage = (article: Article, paragraph: Paragraph) => readonly number[];

/** How relevant the sentences of a paragraph are to a topic. Computed once for each paragraph. */
export function topicCoverage(topic: Query, index: PassageIndex): TopicCoverage {
  const { standsFor } = termCoverages(topic, index.vocabulary);
  const weights = Float64Array.from(topic.terms, ({ idf }) => idf);
  const known = new Map<Paragraph, readonly number[]>();
  // Writes into existing arrays, because a paragraph may have thousands of sentences.
  const hold = (held: Float64Array, words: WordNumbers, factor = 1) => {
    for (const word of words) raise(held, standsFor(word) ?? NOTHING, factor);
  };
  const ofParagraph = remember((sentences: readonly SentenceProfile[]) => {
    const held = new Float64Array(weights.length);
    for (const { words } of sentences) hold(held, words);
    return held;
  });
  const around = new Float64Array(weights.length);
  const held = new Float64Array(weights.length);
  return (article, paragraph) => {
    const before = known.get(paragraph);
    if (before) return before;
    const { number, section } = paragraph;
    const { paragraphs, headings, title } = index.profile(article);
    const sentences = paragraphs[number - 1] ?? [];
    around.fill(0);
    raise(around, ofParagraph(sentences), AROUND.paragraph);
    raise(around, ofParagraph(paragraphs[number - 2] ?? []), AROUND.paragraphBefore);
    hold(around, headings[section - 1] ?? NO_WORDS, AROUND.heading);
    hold(around, title, AROUND.title);
    const shares = sentences.map(({ words }) => {
      held.set(around);
      hold(held, words);
      return share(weights, held);
    });
    known.set(paragraph, shares);
    return shares;
  };
}

const NOTHING: Held = [];
