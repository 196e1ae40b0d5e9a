import lunr from 'lunr';
import type { Word } from './vocabulary.js';

/** No word that somebody types by mistake is longer; what lunr needs for one grows with the cube of its length. */
const LONGEST_MISSPELT = 24;

/** Shorter words say nothing by how they begin, and no word with a slip in it becomes one of them. */
const SHORTEST = 4;

/** The names of lunr's token sets that its types leave out. */
const TokenSet = lunr.TokenSet as typeof lunr.TokenSet & {
  fromArray(words: readonly string[]): lunr.TokenSet;
  fromFuzzyString(word: string, edits: number): lunr.TokenSet;
  fromString(pattern: string): lunr.TokenSet;
};

/** A word that a misspelt one may stand for. */
export interface Guess {
  /** Its number in the vocabulary. */
  readonly word: number;
  /** How many slips of the finger lie between them; two swapped neighbours are one. */
  readonly edits: number;
}

/** Finds content words by how they are spelt, as numbers in the vocabulary. */
export interface Spelling {
  /**
   * What a misspelt word may stand for: words with the same first letter, one edit away from 5 letters on, two from 9
   * on.
   */
  similar(word: string): Guess[];
  /** Words that begin with all of this one, which has 4 letters at the least. */
  beginning(word: string): number[];
}

/** Words that are numbered by their places in a list, which only grows. */
export interface SpeltWords {
  readonly words: readonly Pick<Word, 'text' | 'content'>[];
  contentWord(text: string): number | undefined;
}

/**
 * The spelling of a vocabulary's words. It goes on with the vocabulary, whose words with a letter are put into a token
 * set of lunr's when the first word with that letter is looked up.
 */
export function makeSpelling(vocabulary: SpeltWords): Spelling {
  const setOf = makeSets(vocabulary);
  const find = (word: string, asked: lunr.TokenSet): number[] =>
    setOf(word[0] as string)
      .intersect(asked)
      .toArray()
      .flatMap((text) => vocabulary.contentWord(text) ?? []);
  return {
    similar(word) {
      const fewest = new Map<number, number>();
      for (let edits = 1; edits <= editsOf(word); edits++)
        for (const near of find(word, TokenSet.fromFuzzyString(word, edits)))
          if (!fewest.has(near)) fewest.set(near, edits);
      return [...fewest].map(([word, edits]) => ({ word, edits }));
    },
    beginning(word) {
      if (word.length < SHORTEST || word.length > LONGEST_MISSPELT) return [];
      return find(word, TokenSet.fromString(`${word}*`));
    },
  };
}

/** How many slips of the finger a word may hold: none in short ones and numbers, which are too many others. */
function editsOf(word: string): number {
  if (word.length < 5 || word.length > LONGEST_MISSPELT || /\d/u.test(word)) return 0;
  return word.length < 9 ? 1 : 2;
}

/** Makes the function that gives the content words that begin with a letter, as lunr's token set. */
function makeSets({ words }: SpeltWords): (letter: string) => lunr.TokenSet {
  /** By first letter; what is not in the set yet stands in the list alone. */
  const groups = new Map<string, { readonly texts: string[]; set: lunr.TokenSet; size: number }>();
  let read = 0;
  return (letter) => {
    for (; read < words.length; read++) {
      const { text, content } = words[read] as (typeof words)[number];
      if (!content || text.length < SHORTEST || text.length > LONGEST_MISSPELT + 2) continue;
      const first = text[0] as string;
      const group = groups.get(first) ?? { texts: [], set: new TokenSet(), size: 0 };
      group.texts.push(text);
      groups.set(first, group);
    }
    const group = groups.get(letter);
    if (!group) return new TokenSet();
    if (group.size < group.texts.length) {
      group.set = TokenSet.fromArray(group.texts.sort());
      group.size = group.texts.length;
    }
    return group.set;
  };
}
