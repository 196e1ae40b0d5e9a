import { stem, type Term } from '../language/terms.js';
import { classesOf, namesKind, WordClass } from '../language/word-classes.js';
import { generalRarity, rowOf } from '../language/word-vectors.js';

/** A word of the articles, with everything that the ranking needs. */
export interface Word {
  /** In lower case, unstemmed, as returned by `fold`. */
  readonly text: string;
  /** Whether it is a content word, not a function word. */
  readonly content: boolean;
  /** The number of its stem. */
  readonly stem: number;
  /** Its row in the word vectors. */
  readonly row: number;
  /** Bits of `WordClass`. */
  readonly classes: number;
  /** Its general rarity, 0 to 1. */
  readonly rarity: number;
  /** How similarly it is used to names of persons, and of places. */
  readonly person: number;
  readonly place: number;
}

/** The distinct words of a library, numbered in the order of their first occurrence. */
export interface Vocabulary {
  readonly words: readonly Word[];
  /** The stems of all words, indexed by their numbers. */
  readonly stems: readonly string[];
  /** The number of each word's stem; `NO_STEM` for function words. */
  readonly contentStems: readonly number[];
  /** The number of a term's word, which is added if it is new. "US" and "us" are two words with one stem. */
  add(term: Pick<Term, 'word' | 'content'>): number;
  /** The number of a stem; undefined if no word has it. */
  stem(stem: string): number | undefined;
  /** The number of a content word, by its folded text; undefined if there is none. */
  contentWord(text: string): number | undefined;
}

export const NO_STEM = -1;

/** An empty vocabulary. */
export function makeVocabulary(): Vocabulary {
  const words: Word[] = [];
  const contents = new Map<string, number>();
  const functions = new Map<string, number>();
  const stems: string[] = [];
  const contentStems: number[] = [];
  const numbers = new Map<string, number>();
  const stemNumber = (form: string) => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, stems.length);
    return stems.push(form) - 1;
  };
  return {
    words,
    stems,
    contentStems,
    add: ({ word, content }) => {
      const met = content ? contents : functions;
      const known = met.get(word);
      if (known !== undefined) return known;
      met.set(word, words.length);
      const described = describe(word, stemNumber(stem(word)), content);
      contentStems.push(described.classes & WordClass.function ? NO_STEM : described.stem);
      return words.push(described) - 1;
    },
    stem: (form) => numbers.get(form),
    contentWord: (text) => contents.get(text),
  };
}

function describe(text: string, stem: number, content: boolean): Word {
  const row = rowOf(text);
  return {
    text,
    content,
    stem,
    row,
    classes: classesOf(text, content),
    rarity: generalRarity(text),
    person: namesKind(row, 'person'),
    place: namesKind(row, 'place'),
  };
}
