import { EVIDENCE, evidenceOf } from './evidence.js';
import { dot, type Ranked, strongest, weightList } from './rank.js';
import type { Reason, Strictness } from './result.js';
import { SIGNALS } from './signals.js';
import type { Scope } from './view.js';
import { CONFIDENCE, THRESHOLDS } from './weights.js';

/** For facts that the article states about itself. */
export const MOST_CONFIDENT = 1;

const LISTS = {
  article: weightList(EVIDENCE, CONFIDENCE.article.weights),
  archive: weightList(EVIDENCE, CONFIDENCE.archive.weights),
};

/** The probability that the first of the ranked passages answers, 0 to 1; 0 where there is none. */
export function confidenceOf(ranked: readonly Ranked[], scope: Scope): number {
  const evidence = evidenceOf(ranked);
  if (!evidence) return 0;
  const { bias, slope, offset } = CONFIDENCE[scope];
  return logistic(slope * (bias + dot(evidence, LISTS[scope])) + offset);
}

/** A sum as a probability. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

const NAMELESS = SIGNALS.indexOf('names of the question nowhere near');

/**
 * The confidence that an answer needs at the least. One that stands nowhere near a name of the question may well be
 * about somebody else: it must be as sure as `strict` asks.
 */
export function thresholdOf(ranked: readonly Ranked[], strictness: Strictness, scope: Scope): number {
  const nameless = (ranked[0]?.signals[NAMELESS] ?? 0) > 0;
  return THRESHOLDS[scope][nameless ? 'strict' : strictness];
}

/** What made the answer surer or less sure than usual. */
export function doubts(ranked: readonly Ranked[], scope: Scope): Reason[] {
  const evidence = evidenceOf(ranked);
  if (!evidence) return [];
  const { usual } = CONFIDENCE[scope];
  return strongest(
    EVIDENCE.map((signal, at) => ({
      signal,
      weight: (LISTS[scope][at] as number) * ((evidence[at] as number) - (usual[signal] ?? 0)),
    })),
  );
}

/** Further passages are shown where they are believed in at least this much beside the first. */
const COMPANION = 0.2;

/** The passages that are worth showing once the first one answers. */
export function worthShowing(ranked: readonly Ranked[]): Ranked[] {
  const [first] = ranked;
  return first ? ranked.filter(({ score }) => Math.exp(score - first.score) >= COMPANION) : [];
}
