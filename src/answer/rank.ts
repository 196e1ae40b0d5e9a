import type { Vocabulary } from '../search/vocabulary.js';
import type { Candidate, Candidates } from './candidates.js';
import { type AnswerDirections, type FeatureContext, featureContexts } from './feature-context.js';
import { CONTEXT_COVERAGE, FEATURES, type FeatureWeights, featuresOf } from './features.js';
import type { Query } from './query.js';
import type { Reason } from './result.js';

/** The weights that score sentences. */
export interface RankingModel {
  readonly weights: FeatureWeights;
  readonly answers: AnswerDirections;
}

/** A paragraph that may answer, with its best sentence. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly context: FeatureContext;
  readonly features: readonly number[];
  /** The features of each of its sentences. */
  readonly all: readonly (readonly number[])[];
  /** The paragraph's score: the logarithm of the summed exponentials of its sentences' scores. */
  readonly score: number;
  /** The scores of its best sentence and of the next best. Without a next one, the second is 5 lower. */
  readonly sentenceScore: number;
  readonly nextScore: number;
  /** The largest share of the question that one of its sentences covers, including its surroundings; 0 to 1. */
  readonly coverage: number;
}

/** The lead of a sentence that is the only one. */
const FAR = 5;

/**
 * Scores all sentences by the weighted sum of their features. A softmax over all of them gives the probability of each
 * (ListNet, Cao et al. 2007); a paragraph's probability is the sum of its sentences'. Best paragraph first.
 */
export function rank(
  query: Query,
  candidates: Candidates,
  vocabulary: Vocabulary,
  { weights, answers }: RankingModel,
): Ranked[] {
  return featureContexts(query, candidates, vocabulary, answers)
    .flatMap((contexts, index) => bestOf(contexts, candidates.places[index] as Candidate, weights) ?? [])
    .sort((a, b) => b.score - a.score);
}

function bestOf(
  contexts: readonly FeatureContext[],
  candidate: Candidate,
  weights: FeatureWeights,
): Ranked | null {
  const scored = contexts.map((context) => {
    const features = featuresOf(context);
    return { context, features, score: dot(features, weights) };
  });
  const [best, next] = [...scored].sort((a, b) => b.score - a.score);
  if (!best) return null;
  return {
    candidate,
    context: best.context,
    features: best.features,
    all: scored.map(({ features }) => features),
    score: best.score + Math.log(scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)),
    sentenceScore: best.score,
    nextScore: next?.score ?? best.score - FAR,
    coverage: scored.reduce((most, { features }) => Math.max(most, features[CONTEXT_COVERAGE] as number), 0),
  };
}

/** The weighted sum of some values. */
export function dot(values: ArrayLike<number>, weights: FeatureWeights): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (values[at] as number) * (weights[at] as number);
  return sum;
}

/** The probability of each paragraph by the ranking; they sum to 1 (softmax). */
export function beliefs(ranked: readonly Ranked[]): number[] {
  const best = ranked[0]?.score ?? 0;
  const powers = ranked.map(({ score }) => Math.exp(score - best));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / whole);
}

const MOST_REASONS = 8;

/** The strongest reasons for and against a passage, compared with the average of all that were ranked. */
export function reasonsFor(
  { features }: Ranked,
  usual: readonly number[],
  weights: FeatureWeights,
): Reason[] {
  return strongest(
    FEATURES.map((feature, at) => ({
      feature,
      weight: (weights[at] as number) * ((features[at] as number) - (usual[at] as number)),
    })),
  );
}

/** The average of each feature over the ranked passages. */
export function averageFeatures(ranked: readonly Ranked[]): number[] {
  return FEATURES.map(
    (_, at) => ranked.reduce((sum, { features }) => sum + (features[at] as number), 0) / ranked.length,
  );
}

/** The strongest reasons, for or against. */
export function strongest(reasons: readonly Reason[]): Reason[] {
  return reasons
    .filter(({ weight }) => Math.abs(weight) > 0.01)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_REASONS);
}
