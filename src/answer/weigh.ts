import type { PassageIndex } from '../search/passage-index.js';
import type { Question } from './question.js';

/** A question word with all it may stand for, and how much it counts. */
export interface WeightedTerm {
  /** Stems in the index: its own, or where that is unknown those that it may be a misspelling of. */
  readonly stems: readonly string[];
  readonly name: boolean;
  /** Its rarity in the articles. */
  readonly weight: number;
}

/** Guessing what a misspelt word stands for is dear; nobody misspells more words in one question. */
const MOST_GUESSED = 12;

/** A question's words as the articles know them. */
export function weighTerms({ terms }: Question, index: PassageIndex): WeightedTerm[] {
  let guesses = MOST_GUESSED;
  return terms.map(({ stem, word, name }) => {
    const known = index.frequency(stem) > 0;
    const others = known || guesses-- <= 0 ? [] : index.similar(word);
    return { stems: [stem, ...others], name, weight: index.rarity(others[0] ?? stem) };
  });
}
