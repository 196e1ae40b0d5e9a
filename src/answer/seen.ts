import { WordClass } from '../language/word-classes.js';
import { Mark, type SentenceProfile } from '../search/profile.js';
import type { Vocabulary, Word } from '../search/vocabulary.js';
import type { StandsFor } from './cover.js';

/** A word of a sentence, as it is counted. */
export interface Seen {
  readonly at: number;
  readonly word: Word;
  readonly marks: number;
  /** The term of the question that it stands for; -1 for a new word. */
  readonly term: number;
  /** How far. */
  readonly worth: number;
  readonly isName: boolean;
}

/** From here on a word counts as one of the question's. */
const SAME = 0.5;

/** A sentence's word, by its number in the vocabulary, as it is counted. */
export function see(
  { marks }: SentenceProfile,
  number: number,
  at: number,
  standsFor: StandsFor,
  vocabulary: Vocabulary,
): Seen {
  const word = vocabulary.words[number] as Word;
  const bits = marks[at] as number;
  let [term, worth] = [-1, 0];
  const row = standsFor(number) ?? [];
  for (let index = 0; index < row.length; index++) {
    const value = row[index] as number;
    if (value >= SAME && value > worth) [term, worth] = [index, value];
  }
  const isName = (bits & Mark.capital) !== 0 && (word.classes & WordClass.function) === 0;
  return { at, word, marks: bits, term, worth, isName };
}
