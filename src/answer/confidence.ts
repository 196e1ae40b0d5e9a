import { CONFIDENCE_FEATURES, confidenceFeaturesOf, mostCovered } from './evidence.js';
import type { Model } from './model.js';
import { dot, type Ranked, strongest } from './rank.js';
import type { Outcome, Reason, Strictness } from './result.js';
import { FEATURES } from './signals.js';
import type { Scope } from './view.js';

/** For facts that the article states about itself. */
export const MOST_CONFIDENT = 1;

/**
 * The probability that the sentence marked in the first of the ranked passages answers, 0 to 1: logistic regression on
 * the evidence. 0 where nothing is ranked.
 */
export function confidenceOf(
  ranked: readonly Ranked[],
  { bias, weights }: Model[Scope]['confidence'],
): number {
  const evidence = confidenceFeaturesOf(ranked);
  return evidence ? logistic(bias + dot(evidence, weights)) : 0;
}

/** A sum as a probability. */
export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/**
 * The confidence that an answer needs: about even odds. That of an archive is learned where half of the questions have
 * no answer, more than members ask.
 */
const THRESHOLDS: Readonly<Record<Scope, Readonly<Record<Strictness, number>>>> = {
  article: { strict: 0.65, balanced: 0.49, eager: 0.35 },
  archive: { strict: 0.5, balanced: 0.35, eager: 0.2 },
};
/**
 * The share of the question that the best place must hold for the articles to have anything on it; among many articles
 * some place holds much of any question.
 */
const CLOSE: Readonly<Record<Scope, number>> = { article: 0.32, archive: 0.4 };

const NAMELESS = FEATURES.indexOf('names of the question nowhere near');

/**
 * The confidence that an answer needs at the least. One that stands nowhere near a name of the question may well be
 * about somebody else: it must be as sure as `strict` asks.
 */
export function thresholdOf(ranked: readonly Ranked[], scope: Scope, strictness: Strictness): number {
  const nameless = (ranked[0]?.features[NAMELESS] ?? 0) > 0;
  return THRESHOLDS[scope][nameless ? 'strict' : strictness];
}

/** What becomes of a question whose passages are ranked, and are so sure to answer. */
export function outcomeOf(
  ranked: readonly Ranked[],
  scope: Scope,
  confidence: number,
  strictness: Strictness,
): Outcome {
  if (mostCovered(ranked) < CLOSE[scope]) return 'nothing';
  return confidence >= thresholdOf(ranked, scope, strictness) ? 'answer' : 'closest';
}

/** What made the answer surer or less sure than usual. */
export function doubts(ranked: readonly Ranked[], { weights, usual }: Model[Scope]['confidence']): Reason[] {
  const evidence = confidenceFeaturesOf(ranked);
  if (!evidence) return [];
  return strongest(
    CONFIDENCE_FEATURES.map((feature, at) => ({
      feature,
      weight: (weights[at] as number) * ((evidence[at] as number) - (usual[at] as number)),
    })),
  );
}

/** Further passages are shown where they are believed in at least this much beside the first. */
const COMPANION = 0.05;

/** The passages that are worth showing once the first one answers. */
export function worthShowing(ranked: readonly Ranked[]): Ranked[] {
  const [first] = ranked;
  return first ? ranked.filter(({ score }) => Math.exp(score - first.score) >= COMPANION) : [];
}
