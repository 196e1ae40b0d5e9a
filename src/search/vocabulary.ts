import { stem } from '../language/stem.js';
import type { Term } from '../language/terms.js';
import { classesOf } from '../language/word-classes.js';
import { namesKind } from '../language/word-kinds.js';
import { generalRarity, rowOf } from '../language/word-vectors.js';

/** A word of the articles, with all that ranking asks of it. */
export interface Word {
  /** Lower case, unstemmed, as `fold` has it. */
  readonly text: string;
  /** Whether it says what a text is about; a function word does not. */
  readonly content: boolean;
  /** The number of its stem. */
  readonly stem: number;
  /** Its row among the word vectors. */
  readonly row: number;
  /** Bits of `WordClass`. */
  readonly classes: number;
  /** How rare it is in general, 0 to 1. */
  readonly rarity: number;
  /** How much it is used like the name of a person, a place or a body. */
  readonly person: number;
  readonly place: number;
  readonly body: number;
}

/** The words of a library, each once, numbered in the order in which they were met. */
export interface Vocabulary {
  readonly words: readonly Word[];
  /** The stems of all words, by their numbers. */
  readonly stems: readonly string[];
  /** The number of a term's word, which is added where it is new; "US" and "us" are two words of one stem. */
  add(term: Pick<Term, 'word' | 'content'>): number;
  /** The number of a stem; undefined where no word has it. */
  stem(stem: string): number | undefined;
  /**
   * Notes how an article writes a word inside of its sentences.
   *
   * @param balance as `capitalBalance` counts it
   */
  countCapitals(word: Word, balance: number): void;
  /** Whether the articles mostly write a folded word with a capital letter. */
  isName(word: string): boolean;
}

/** A name stands with a capital letter more than so many times as often as without. */
const NAME = 2;

/** What one place where a word stands inside of a sentence adds to its balance: above nothing it is a name. */
export function capitalBalance(capital: boolean): number {
  return capital ? 1 : -NAME;
}

/** A vocabulary without words. */
export function makeVocabulary(): Vocabulary {
  const words: Word[] = [];
  const contents = new Map<string, number>();
  const functions = new Map<string, number>();
  const stems: string[] = [];
  const numbers = new Map<string, number>();
  const capitals = new Map<string, number>();
  const stemNumber = (form: string) => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    numbers.set(form, stems.length);
    return stems.push(form) - 1;
  };
  return {
    words,
    stems,
    add: ({ word, content }) => {
      const met = content ? contents : functions;
      const known = met.get(word);
      if (known !== undefined) return known;
      met.set(word, words.length);
      return words.push(describe(word, stemNumber(stem(word)), content)) - 1;
    },
    stem: (form) => numbers.get(form),
    countCapitals: ({ text }, balance) => capitals.set(text, (capitals.get(text) ?? 0) + balance),
    isName: (word) => (capitals.get(word) ?? 0) > 0,
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
    body: namesKind(row, 'body'),
  };
}
