import { type Direction, directionFrom, stepsOf } from '../language/word-vectors.js';
import type { Profile, SentenceProfile, Words } from './profile.js';
import type { Vocabulary, Word } from './vocabulary.js';

/** A profile that stands alone, to be kept in a file or sent to another thread: plain data, its own words with it. */
export interface PackedProfile {
  /** The article's words, each once. */
  readonly lexicon: readonly string[];
  /** Whether each of them says what a text is about: 1 or 0. */
  readonly contents: Uint8Array;
  /** Sentences of each paragraph. */
  readonly paragraphs: Int32Array;
  /** The words of all sentences, the title and the headings, one after the other, by their places in the lexicon. */
  readonly words: Int32Array;
  /** How many of them each sentence has, then the title, then each heading. */
  readonly lengths: Int32Array;
  readonly marks: Uint8Array;
  readonly traits: Uint8Array;
  readonly recurrences: Float64Array;
  /** In steps, of each sentence, then of the article, one after the other. */
  readonly directions: Int8Array;
}

/** Packs a profile whose words are numbered by that vocabulary. */
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
 * The same profile, its words numbered by another vocabulary, which takes those that are new to it. An archive has
 * hundreds of thousands of sentences, of which a question looks at a few: they are made when an article is looked at,
 * and may be forgotten after that.
 */
export function unpackProfile(packed: PackedProfile, vocabulary: Vocabulary): Profile {
  const own = renumbered(packed, vocabulary);
  let made: WeakRef<Profile> | undefined;
  // Whoever has taken a part has the same one until the question is answered (WeakRef's promise in ECMAScript).
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
  return { paragraphs: paragraphsOf(own), title, headings, direction: directionAt(own, sentences) };
}

const NO_WORDS: Words = new Int32Array();

type Numbered = Omit<PackedProfile, 'lexicon' | 'contents'>;

/** Copies, so that nothing holds on to the file or message that they came in. */
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

function paragraphsOf(own: Numbered): Profile['paragraphs'] {
  const [nextWords, nextMarks] = [pieces(own.words), pieces(own.marks)];
  let next = 0;
  const nextSentence = (): SentenceProfile => {
    const at = next++;
    const length = own.lengths[at] as number;
    return {
      words: nextWords(length),
      marks: nextMarks(length),
      traits: own.traits[at] as number,
      direction: directionAt(own, at),
      recurrence: own.recurrences[at] as number,
    };
  };
  return Array.from(own.paragraphs, (sentences) => Array.from({ length: sentences }, nextSentence));
}

/** Of a sentence, or behind the last one of the article. */
function directionAt({ directions, traits }: Numbered, at: number): Direction {
  const dimensions = directions.length / (traits.length + 1);
  return directionFrom(directions.subarray(at * dimensions, (at + 1) * dimensions));
}

function sum(numbers: Int32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

type Flat = Int32Array | Uint8Array | Int8Array;

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

/** Gives one piece after the other from a place on, as views. */
function pieces<Numbers extends Flat>(numbers: Numbers, from = 0): (length: number) => Numbers {
  let at = from;
  return (length) => {
    at += length;
    return numbers.subarray(at - length, at) as Numbers;
  };
}
