import type { SentenceProfile } from '../search/profile.js';
import type { Vocabulary } from '../search/vocabulary.js';
import { countAround, countTogether } from './count-around.js';
import { countAfterNumbers, countNames } from './count-runs.js';
import { countClasses, countMarks, countNew } from './count-words.js';
import type { StandsFor } from './cover.js';
import type { Query } from './query.js';
import { see } from './seen.js';
import { noFeatures, type SentenceFeatures } from './tally.js';

/**
 * Counts what stands in a sentence, for one question.
 *
 * @param weights what each term of the question counts
 */
export function sentenceFeaturesOf(
  sentence: SentenceProfile,
  query: Query,
  standsFor: StandsFor,
  vocabulary: Vocabulary,
  weights: Float64Array,
): SentenceFeatures {
  const seen = Array.from(sentence.words, (number, at) => see(sentence, number, at, standsFor, vocabulary));
  const features = noFeatures();
  features.words = seen.length;
  for (const each of seen) {
    countMarks(features, each);
    countClasses(features, each);
    if (each.term < 0) countNew(features, each, query);
  }
  countNames(features, seen);
  countAfterNumbers(features, seen, query);
  countAround(features, seen, query, weights);
  countTogether(features, seen, query);
  return features;
}
