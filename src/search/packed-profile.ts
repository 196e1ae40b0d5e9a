import { type Direction, directionFrom, stepsOf } from '../language/word-vectors.js';
import type { Profile, SentenceProfile, Words } from './profile.js';
import type { Vocabulary, Word } from './vocabulary.js';

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

const NO_WORDS: Words = new Int32Array();

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
