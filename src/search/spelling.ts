import lunr from 'lunr';
import type { Word } from './vocabulary.js';

/** The longest word that is corrected; lunr's cost grows with the cube of its length. */
const LONGEST_MISSPELT = 24;

/** Shorter words have too many matches as prefixes, and no misspelt word is corrected to one. */
const SHORTEST = 4;

/** Methods of lunr's token sets that its types omit. */
const TokenSet = lunr.TokenSet as typeof lunr.TokenSet & {
  fromArray(words: readonly string[]): lunr.TokenSet;
  fromFuzzyString(word: string, edits: number): lunr.TokenSet;
  fromString(pattern: string): lunr.TokenSet;
};

/** A correction of a misspelt word. */
export interface Guess {
  /** Its number in the vocabulary. */
  readonly word: number;
  /** The edit distance between them; a transposition of neighbours counts as one. */
  readonly edits: number;
}

/** Finds content words by their spelling, as numbers in the vocabulary. */
export interface Spelling {
  /**
   * Corrections of a misspelt word: words with the same first letter, one edit away if it has 5 letters or more, two if
   * it has 9 or more.
   */
  similar(word: string): Guess[];
  /** Words with this prefix, which must have at least 4 letters. */
  beginning(word: string): number[];
}

/** Words numbered by their position in a list, which only grows. */
export interface SpeltWords {
  readonly words: readonly Pick<Word, 'text' | 'content'>[];
  contentWord(text: string): number | undefined;
}

/**
 * Makes a speller for a growing vocabulary. Its words with a given first letter are put into a lunr token set when the
 * first word with that letter is looked up.
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

/** The maximum number of edits for a word: none for short words and numbers, which resemble too many others. */
function editsOf(word: string): number {
  if (word.length < 5 || word.length > LONGEST_MISSPELT || /\d/u.test(word)) return 0;
  return word.length < 9 ? 1 : 2;
}

/** Makes a function that returns the content words with a given first letter, as a lunr token set. */
function makeSets({ words }: SpeltWords): (letter: string) => lunr.TokenSet {
  /** Keyed by first letter. Words that are not in the set yet are only in the list. */
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
