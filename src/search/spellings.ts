import distance from 'damerau-levenshtein';
import { stem } from '../language/stem.js';
import type { Vocabulary } from './vocabulary.js';

/** No word that somebody types by mistake is longer. */
const LONGEST_MISSPELT = 24;

/** A way in which the articles spell a word. */
interface Spelling {
  readonly text: string;
  readonly stem: string;
  /** Bits for the letters that stand in it. */
  readonly letters: number;
  /** Whether it is a whole word, which is told from its stem only if it is a name ("Reyes" has the stem "rey"). */
  readonly whole: boolean;
}

/** A stem that a misspelt word may stand for. */
export interface Guess {
  readonly stem: string;
  /** How many slips of the finger lie between them. */
  readonly edits: number;
}

/**
 * Makes the function that gives what a misspelt word may stand for, each stem once. It goes on with the vocabulary,
 * and needs memory only when the first word is misspelt.
 */
export function makeSpelling(vocabulary: Vocabulary) {
  const spellings = makeSpellings(vocabulary);
  /** @param isName whether a folded word is a name in the articles that are asked */
  return (word: string, isName: (word: string) => boolean): Guess[] => {
    const most = editsOf(word);
    if (most === 0) return [];
    const near = (form: string, whole: boolean) =>
      spellings(word[0] as string, form, most).filter((spelling) => spelling.whole === whole);
    const found = [
      ...[word, stem(word)].flatMap((form) => guesses(form, near(form, false), most)),
      ...guesses(
        word,
        near(word, true).filter(({ text }) => isName(text)),
        most,
      ),
    ];
    const fewest = new Map<string, number>();
    for (const { stem, edits } of found) fewest.set(stem, Math.min(edits, fewest.get(stem) ?? edits));
    return [...fewest].map(([stem, edits]) => ({ stem, edits }));
  };
}

/** How many slips of the finger a word may hold: none in short ones and numbers, which are too many others. */
function editsOf(word: string): number {
  if (word.length < 5 || word.length > LONGEST_MISSPELT || /\d/u.test(word)) return 0;
  return word.length < 9 ? 1 : 2;
}

/** Swapped neighbours are one slip (Damerau 1964). */
function guesses(form: string, near: readonly Spelling[], most: number): Guess[] {
  return near
    .map(({ text, stem }) => ({ stem, edits: distance(form, text).steps }))
    .filter(({ edits }) => edits <= most);
}

/**
 * Makes the function that gives the spellings which a form may be a few edits away from, by first letter, length and
 * letters: misspellings rarely touch the first letter, and an edit changes no more than two letters.
 */
function makeSpellings({ words, stems }: Vocabulary) {
  const shelves = new Map<string, Spelling[]>();
  let [wordsRead, stemsRead] = [0, 0];
  const add = (text: string, stem: string, whole: boolean) => {
    const key = `${text[0]}${text.length}`;
    const shelf = shelves.get(key);
    const spelling = { text, stem, letters: lettersOf(text), whole };
    if (shelf) shelf.push(spelling);
    else shelves.set(key, [spelling]);
  };
  const catchUp = () => {
    for (; stemsRead < stems.length; stemsRead++) {
      const stem = stems[stemsRead] as string;
      add(stem, stem, false);
    }
    for (; wordsRead < words.length; wordsRead++) {
      const { text, stem } = words[wordsRead] as (typeof words)[number];
      if (stems[stem] !== text) add(text, stems[stem] as string, true);
    }
  };
  return (first: string, form: string, most: number): Spelling[] => {
    catchUp();
    const letters = lettersOf(form);
    const found: Spelling[] = [];
    for (let length = form.length - most; length <= form.length + most; length++)
      for (const spelling of shelves.get(`${first}${length}`) ?? [])
        if (bits(letters ^ spelling.letters) <= 2 * most) found.push(spelling);
    return found;
  };
}

/** A bit for each letter; where two share one, fewer letters seem to differ. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set (Kernighan and Ritchie 1988, exercise 2-9). */
function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count++;
  return count;
}
