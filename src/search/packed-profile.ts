import type { Direction } from '../language/word-vectors.js';
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
  /** Of each sentence, then of the article, one after the other. */
  readonly directions: Float32Array;
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
    directions: flat(Float32Array, [...sentences.map(({ direction }) => direction), profile.direction]),
  };
}

/** The same profile, its words numbered by another vocabulary, which takes those that are new to it. */
export function unpackProfile(packed: PackedProfile, vocabulary: Vocabulary): Profile {
  const numbers = Int32Array.from(packed.lexicon, (word, place) =>
    vocabulary.add({ word, content: packed.contents[place] === 1 }),
  );
  const words = packed.words.map((place) => numbers[place] as number);
  // Copies, so that nothing holds on to the file or message that they came in.
  const [marks, directions] = [packed.marks.slice(), packed.directions.slice()];
  const dimensions = directions.length / (packed.traits.length + 1);
  const [nextWords, nextMarks] = [pieces(words), pieces(marks)];
  const lengths = packed.lengths.values();
  const length = () => lengths.next().value ?? 0;
  const directionOf = (at: number): Direction => directions.subarray(at * dimensions, (at + 1) * dimensions);
  let sentence = 0;
  const nextSentence = (): SentenceProfile => {
    const [size, at] = [length(), sentence++];
    return {
      words: nextWords(size),
      marks: nextMarks(size),
      traits: packed.traits[at] as number,
      direction: directionOf(at),
      recurrence: packed.recurrences[at] as number,
    };
  };
  const paragraphs = Array.from(packed.paragraphs, (sentences) =>
    Array.from({ length: sentences }, nextSentence),
  );
  const title = nextWords(length());
  const headings = Array.from(lengths, (size): Words => nextWords(size));
  return { paragraphs, title, headings, direction: directionOf(sentence) };
}

type Flat = Int32Array | Uint8Array | Float32Array;

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

/** Gives one piece after the other, as views. */
function pieces<Numbers extends Flat>(numbers: Numbers): (length: number) => Numbers {
  let at = 0;
  return (length) => {
    at += length;
    return numbers.subarray(at - length, at) as Numbers;
  };
}
