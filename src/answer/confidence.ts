import { EVIDENCE, evidenceOf } from './evidence.js';
import { dot, type Ranked, strongest, weightList } from './rank.js';
import type { Reason, Strictness } from './result.js';
import type { Scope } from './view.js';
import { CONFIDENCE, THRESHOLDS } from './weights.js';

/** For facts that the article states about itself. */
export const MOST_CONFIDENT = 1;

/** A weighted sum of evidence, made a probability by a logistic curve (Platt 1999). */
export interface ConfidenceWeights {
  readonly bias: number;
  /** By the names of the evidence. */
  readonly weights: Readonly<Record<string, number>>;
  readonly slope: number;
  readonly offset: number;
}

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

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The confidence that an answer needs at the least. */
export function thresholdOf(strictness: Strictness, scope: Scope): number {
  return THRESHOLDS[scope][strictness];
}

/** What made the answer sure or unsure. */
export function doubts(ranked: readonly Ranked[], scope: Scope): Reason[] {
  const evidence = evidenceOf(ranked);
  if (!evidence) return [];
  return strongest(
    EVIDENCE.map((signal, at) => ({
      signal,
      weight: (evidence[at] as number) * (LISTS[scope][at] as number),
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
