import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { type Term, termsOf } from '../language/terms.js';
import { classesOf, WordClass } from '../language/word-classes.js';
import { type Direction, directionFrom, directionOf, stepsOf } from '../language/word-vectors.js';
import type { Vocabulary, Word } from './vocabulary.js';

/** Properties of an occurrence of a word, as bit flags. */
export const Mark = {
  capital: 1,
  /** The first word of its sentence. */
  initial: 2,
  quoted: 4,
  numeric: 8,
  year: 16,
  money: 32,
  percent: 64,
} as const;

/** Properties of a sentence, as bit flags. */
export const Trait = { dateline: 1, question: 2, caption: 4 } as const;

/** The words of a stretch of text, as numbers in the vocabulary. */
export type WordNumbers = Int32Array;

/** A sentence as the ranking sees it. */
export interface SentenceProfile {
  readonly words: WordNumbers;
  /** Bits of `Mark`, word by word. */
  readonly marks: Uint8Array;
  /** Bits of `Trait`. */
  readonly traits: number;
  /** The direction of its content words, rarer ones weighted higher. */
  readonly direction: Direction;
  /** How often its content words recur in the article: the mean logarithm of their counts. */
  readonly recurrence: number;
}

/** An article as the ranking sees it. */
export interface Profile {
  /** The sentences of each paragraph. */
  readonly paragraphs: readonly (readonly SentenceProfile[])[];
  readonly title: WordNumbers;
  /** The heading of each section; empty if it has none. */
  readonly headings: readonly WordNumbers[];
  readonly direction: Direction;
}

/** Makes an article's profile. New words are added to the vocabulary. */
export function profileOf(article: Article, vocabulary: Vocabulary): Profile {
  const read = article.paragraphs.map((paragraph) => readParagraph(article, paragraph, vocabulary));
  const contents = read.flat().flatMap(({ words }) => contentOf(words, vocabulary));
  const counts = new Map<number, number>();
  for (const { stem } of contents) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const line = (span: Span | null): WordNumbers =>
    Int32Array.from(span ? termsOf(slice(article.text, span)) : [], (term) => vocabulary.add(term));
  return {
    paragraphs: read.map((sentences) =>
      sentences.map((sentence) => {
        const content = contentOf(sentence.words, vocabulary);
        return { ...sentence, direction: towards(content), recurrence: recurrenceOf(content, counts) };
      }),
    ),
    title: line(article.title),
    headings: article.sections.map(({ heading }) => line(heading)),
    direction: towards(contents),
  };
}

/** Reads the words of a paragraph's sentences and their marks. */
function readParagraph(article: Article, paragraph: Paragraph, vocabulary: Vocabulary) {
  const quoted = quotedIn(slice(article.text, paragraph), paragraph.start);
  return paragraph.sentences.map((sentence) => {
    const text = slice(article.text, sentence);
    const terms = termsOf(text);
    const words = Int32Array.from(terms, (term) => vocabulary.add(term));
    const marks = Uint8Array.from(terms, (term, index) => {
      const inside = quoted(sentence.start + term.start) ? Mark.quoted : 0;
      return marksOf(text, term) | inside | (index === 0 ? Mark.initial : 0);
    });
    return { words, marks, traits: traitsOf(text) };
  });
}

/** Content words only: function words say nothing about the topic. */
function contentOf(words: WordNumbers, vocabulary: Vocabulary): Word[] {
  return Array.from(words, (word) => vocabulary.words[word] as Word).filter(
    ({ classes }) => (classes & WordClass.function) === 0,
  );
}

/** Rounded to steps, so that a profile is equal to its packed form. */
function towards(content: readonly Word[]): Direction {
  return directionFrom(stepsOf(directionOf(content.map(({ row, rarity }) => [row, 0.1 + rarity]))));
}

function recurrenceOf(content: readonly Word[], counts: ReadonlyMap<number, number>): number {
  const sum = content.reduce((total, { stem }) => total + Math.log(counts.get(stem) ?? 1), 0);
  return sum / Math.max(1, content.length);
}

function marksOf(text: string, { start, end }: Term): number {
  const word = text.slice(start, end);
  const capital = /^\p{Lu}/u.test(word) ? Mark.capital : 0;
  const isNumeric = /\d/u.test(word);
  if (!isNumeric && (classesOf(word.toLowerCase(), true) & WordClass.number) === 0) return capital;
  const numeric = isNumeric ? Mark.numeric : 0;
  const year = /^(?:1[5-9]|20)\d\ds?$/u.test(word) ? Mark.year : 0;
  const percent = /^\s?(?:%|percent|per cent)/u.test(text.slice(end, end + 9)) ? Mark.percent : 0;
  return numeric | capital | year | percent | (isMoney(text, start, end) ? Mark.money : 0);
}

/** "$", "US$" or "EUR" right before a number. */
const BEFORE_MONEY = /(?:[$€£¥₹₽₩]|\b(?:USD|EUR|GBP|Rs\.?))\s?$/u;
/** What may stand between a number and its currency: "4.5 million U.S. dollars". */
const AFTER_NUMBER =
  /^[\s-](?:(?:hundred|thousand|million|billion|trillion|bn|m)\s)?(?:[\p{Lu}.]+\s|\p{Lu}\p{Ll}+\s)?(\p{L}+)/u;
/** In characters; longer than what may stand there. */
const CURRENCY_WITHIN = 40;

/** Whether a number is an amount of money. */
function isMoney(text: string, start: number, end: number): boolean {
  if (BEFORE_MONEY.test(text.slice(Math.max(0, start - 5), start))) return true;
  const [, currency = ''] = AFTER_NUMBER.exec(text.slice(end, end + CURRENCY_WITHIN)) ?? [];
  return (classesOf(currency.toLowerCase(), true) & WordClass.money) !== 0;
}

/** An agency in brackets, or a place in capitals with an optional date, followed by a dash. */
const DATELINE =
  /^(?:\p{Lu}[\p{L}.,\s]{2,40})?\((?:CNN|AP|Reuters|AFP)[^)]*\)|^\p{Lu}[\p{Lu}.\s]{2,}(?:,[\p{L}\d.,\s]{2,30})?\s?(?:--|—|–)/u;
const CAPTION = /»|^Watch\b|[,(]\s?(?:left|right|cent(?:er|re))[,)]|\b(?:seen here|pictured)\b/u;

function traitsOf(text: string): number {
  const dateline = DATELINE.test(text) ? Trait.dateline : 0;
  const question = /\?["”’)]?$/u.test(text) ? Trait.question : 0;
  return dateline | question | (CAPTION.test(text) ? Trait.caption : 0);
}

/**
 * Whether an offset of the article is inside double quotation marks; an unclosed mark extends to the end. Offsets must
 * be passed in ascending order.
 */
function quotedIn(text: string, offset: number): (at: number) => boolean {
  const spans = quotedSpans(text);
  let next = 0;
  return (at) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at - offset) next++;
    return (spans[next]?.start ?? Number.POSITIVE_INFINITY) < at - offset;
  };
}

function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let open: number | null = null;
  for (const { 0: mark, index } of text.matchAll(/[“”"]/gu)) {
    if (open === null && mark !== '”') open = index;
    else if (open !== null && mark !== '“') {
      spans.push({ start: open, end: index });
      open = null;
    }
  }
  if (open !== null) spans.push({ start: open, end: text.length });
  return spans;
}

/** A self-contained profile for a file or another thread: plain data that includes its own words. */
export interface PackedProfile {
  /** The distinct words of the article. */
  readonly lexicon: readonly string[];
  /** For each word, whether it is a content word: 1 or 0. */
  readonly contents: Uint8Array;
  /** The number of sentences in each paragraph. */
  readonly paragraphs: Int32Array;
  /** The words of all sentences, the title and the headings, in this order, as indices into the lexicon. */
  readonly words: Int32Array;
  /** The number of words in each sentence, the title, and each heading. */
  readonly lengths: Int32Array;
  readonly marks: Uint8Array;
  readonly traits: Uint8Array;
  readonly recurrences: Float64Array;
  /** The directions of all sentences and of the article, concatenated, in steps. */
  readonly directions: Int8Array;
}

/** Packs a profile whose words are numbered by `vocabulary`. */
export function packProfile(profile: Profile, vocabulary: Vocabulary): PackedProfile {
  const sentences = profile.paragraphs.flat();
  const lines = [...sentences.map(({ words }) => words), profile.title, ...profile.headings];
  const places = new Map<number, number>();
  const words = flat(Int32Array, lines).map((word) => {
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  });
  const lexicon = [...places.keys()].map((word) => vocabulary.words[word] as Word);
  return {
    lexicon: lexicon.map(({ text }) => text),
    contents: Uint8Array.from(lexicon, ({ content }) => Number(content)),
    paragraphs: Int32Array.from(profile.paragraphs, ({ length }) => length),
    words,
    lengths: Int32Array.from(lines, ({ length }) => length),
    marks: flat(
      Uint8Array,
      sentences.map(({ marks }) => marks),
    ),
    traits: Uint8Array.from(sentences, ({ traits }) => traits),
    recurrences: Float64Array.from(sentences, ({ recurrence }) => recurrence),
    directions: flat(
      Int8Array,
      [...sentences, profile].map(({ direction }) => stepsOf(direction)),
    ),
  };
}

/**
 * The same profile with its words numbered by another vocabulary, which adds those it lacks. Sentences are created when
 * an article is used, and may be garbage-collected afterwards: an archive has hundreds of thousands of them, and a
 * question reads few.
 */
export function unpackProfile(packed: PackedProfile, vocabulary: Vocabulary): Profile {
  const own = renumbered(packed, vocabulary);
  let made: WeakRef<Profile> | undefined;
  // Within one job, repeated calls return the same parts: ECMAScript keeps a dereferenced WeakRef's target alive until
  // the job ends.
  const whole = (): Profile => {
    const known = made?.deref();
    if (known) return known;
    const profile = profileFrom(own);
    made = new WeakRef(profile);
    return profile;
  };
  return {
    get paragraphs() {
      return whole().paragraphs;
    },
    get title() {
      return whole().title;
    },
    get headings() {
      return whole().headings;
    },
    get direction() {
      return whole().direction;
    },
  };
}

function profileFrom(own: Numbered): Profile {
  const sentences = own.traits.length;
  const nextWords = pieces(own.words, sum(own.lengths.subarray(0, sentences)));
  const [title = NO_WORDS, ...headings] = Array.from(own.lengths.subarray(sentences), nextWords);
  const dimensions = own.directions.length / (sentences + 1);
  // One array for all: an allocation for each sentence takes most of the time.
  const nextDirection = pieces(directionFrom(own.directions));
  const paragraphs = paragraphsOf(own, () => nextDirection(dimensions));
  return { paragraphs, title, headings, direction: nextDirection(dimensions) };
}

const NO_WORDS: WordNumbers = new Int32Array();

type Numbered = Omit<PackedProfile, 'lexicon' | 'contents'>;

/** Copies the data, so that the file or message that it came in is not retained. */
function renumbered(packed: PackedProfile, vocabulary: Vocabulary): Numbered {
  const numbers = Int32Array.from(packed.lexicon, (word, place) =>
    vocabulary.add({ word, content: packed.contents[place] === 1 }),
  );
  return {
    paragraphs: packed.paragraphs.slice(),
    words: packed.words.map((place) => numbers[place] as number),
    lengths: packed.lengths.slice(),
    marks: packed.marks.slice(),
    traits: packed.traits.slice(),
    recurrences: packed.recurrences.slice(),
    directions: packed.directions.slice(),
  };
}

function paragraphsOf(own: Numbered, nextDirection: () => Direction): Profile['paragraphs'] {
  const [nextWords, nextMarks] = [pieces(own.words), pieces(own.marks)];
  let next = 0;
  const nextSentence = (): SentenceProfile => {
    const at = next++;
    const length = own.lengths[at] as number;
    return {
      words: nextWords(length),
      marks: nextMarks(length),
      traits: own.traits[at] as number,
      direction: nextDirection(),
      recurrence: own.recurrences[at] as number,
    };
  };
  return Array.from(own.paragraphs, (sentences) => Array.from({ length: sentences }, nextSentence));
}

function sum(numbers: Int32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

type Flat = Int32Array | Uint8Array | Int8Array | Float32Array;

function flat<Numbers extends Flat>(
  make: new (length: number) => Numbers,
  parts: readonly Numbers[],
): Numbers {
  const all = new make(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Returns successive subarrays, starting at a position. */
function pieces<Numbers extends Flat>(numbers: Numbers, from = 0): (length: number) => Numbers {
  let at = from;
  return (length) => {
    at += length;
    return numbers.subarray(at - length, at) as Numbers;
  };
}
