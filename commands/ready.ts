import { takeFingerprints } from '../src/cards/fingerprints.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { readyChoices } from './choices.js';
import { readyExamples } from './examples.js';
import { readyQuestions } from './question-choices.js';

/** Finds out what commands offer of a library, so that nobody who types has to wait for that. */
export function* ready(library: Library): Steps<void> {
  yield* readyChoices(library);
  yield* readyQuestions(library);
  yield* readyExamples(library);
  yield* takeFingerprints(library.articles);
}
