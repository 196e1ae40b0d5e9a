import type { SentenceProfile } from '../search/profile.js';
import type { Vocabulary } from '../search/vocabulary.js';
import { countAround, countTogether } from './count-around.js';
import { countAfterNumbers, countNames } from './count-runs.js';
import { countClasses, countMarks, countNew } from './count-words.js';
import type { StandsFor } from './cover.js';
import type { Query } from './query.js';
import { see } from './seen.js';
import { emptyTally, type Tally } from './tally.js';

/**
 * Counts what stands in a sentence, for one question.
 *
 * @param weights what each term of the question counts
 */
export function tallyOf(
  sentence: SentenceProfile,
  query: Query,
  standsFor: StandsFor,
  vocabulary: Vocabulary,
  weights: Float64Array,
): Tally {
  const seen = Array.from(sentence.words, (number, at) => see(sentence, number, at, standsFor, vocabulary));
  const tally = emptyTally();
  tally.words = seen.length;
  for (const each of seen) {
    countMarks(tally, each);
    countClasses(tally, each);
    if (each.term < 0) countNew(tally, each, query);
  }
  countNames(tally, seen);
  countAfterNumbers(tally, seen, query);
  countAround(tally, seen, query, weights);
  countTogether(tally, seen, query);
  return tally;
}
