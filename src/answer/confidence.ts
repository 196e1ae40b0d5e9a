import type { Question } from './question.js';
import type { Candidate } from './rank.js';

/** Below this confidence the bot abstains. */
export const THRESHOLD = 0.5;
/** For facts that the article states about itself. */
export const MOST_CONFIDENT = 1;

/**
 * How sure it is that the first candidate answers, from 0 to 1.
 *
 * Rests on how much of the question stands in one place; what it asks for and the names in it
 * must stand there too.
 */
export function confidenceOf(question: Question, ranked: readonly Candidate[]): number {
  const best = ranked[0];
  if (!best) return 0;
  const holdsKind =
    question.kind === 'other' ||
    best.reasons.some(({ signal }) => signal === 'holds what the question asks for');
  return best.coverage * (holdsKind ? 1 : 0.7) * (best.holdsNames ? 1 : 0.5);
}

/** Further passages must come this close to the first one's confidence to be shown with it. */
const COMPANION = 0.6;

/** The candidates that are worth showing once the first one answers. */
export function worthShowing(question: Question, ranked: readonly Candidate[]): Candidate[] {
  const least = Math.max(THRESHOLD, COMPANION * confidenceOf(question, ranked));
  return ranked.filter((candidate, index) => index === 0 || confidenceOf(question, [candidate]) >= least);
}
