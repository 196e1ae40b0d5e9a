import lunr from 'lunr';
import { stem } from '../language/stem.js';
import type { Vocabulary } from './vocabulary.js';

/** The automaton grows with the square of the word; no word that somebody types by mistake is longer. */
const LONGEST_MISSPELT = 24;

/** What lunr's type descriptions leave out. */
const tokenSets = lunr.TokenSet as unknown as {
  fromArray(sorted: readonly string[]): lunr.TokenSet;
  fromFuzzyString(word: string, edits: number): lunr.TokenSet;
};

/** How words are spelt. */
interface Spellings {
  readonly stems: lunr.TokenSet;
  /** Names that a stem would hide ("Reyes" has the stem "rey"), whole, each with its stem. */
  readonly names: lunr.TokenSet;
  readonly stemOf: ReadonlyMap<string, string>;
}

/**
 * Makes the function that gives the stems which a misspelt word may stand for. The automata of all spellings are made
 * when the first word is misspelt.
 */
export function makeSpelling(
  vocabulary: Vocabulary,
  isName: (word: string) => boolean,
): (word: string) => string[] {
  let spellings: Spellings | undefined;
  return (word) => {
    const edits = editsOf(word);
    if (edits === 0) return [];
    spellings ??= spellingsOf(vocabulary, isName);
    return similar(spellings, word, edits);
  };
}

function spellingsOf(vocabulary: Vocabulary, isName: (word: string) => boolean): Spellings {
  const stemOf = new Map(
    vocabulary.words
      .filter(({ text }) => isName(text) && stem(text) !== text)
      .map(({ text }) => [text, stem(text)]),
  );
  return {
    stems: tokenSets.fromArray([...vocabulary.stems].sort()),
    names: tokenSets.fromArray([...stemOf.keys()].sort()),
    stemOf,
  };
}

/** How many slips of the finger a word may hold: none in short ones and numbers, which are too many others. */
function editsOf(word: string): number {
  if (word.length < 5 || word.length > LONGEST_MISSPELT || /\d/u.test(word)) return 0;
  return word.length < 9 ? 1 : 2;
}

/** lunr's automaton counts swapped neighbours as one edit (Damerau 1964). Misspellings rarely touch the first letter. */
function similar({ stems, names, stemOf }: Spellings, word: string, edits: number): string[] {
  const near = (form: string, among: lunr.TokenSet) =>
    among
      .intersect(tokenSets.fromFuzzyString(form, edits))
      .toArray()
      .filter((other) => other[0] === word[0]);
  const found = [word, stem(word)].flatMap((form) => near(form, stems));
  return [...new Set([...found, ...near(word, names).map((name) => stemOf.get(name) ?? name)])];
}
