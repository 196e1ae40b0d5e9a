import type { Vocabulary } from '../search/vocabulary.js';
import type { Candidate, Candidates } from './candidates.js';
import type { SignalWeights } from './model.js';
import type { Query } from './query.js';
import type { Reason } from './result.js';
import { CONTEXT, SIGNALS, signalsOf } from './signals.js';
import { type View, viewsOf } from './view.js';

/** A paragraph that may answer, with its best sentence. */
export interface Ranked {
  readonly place: Candidate;
  readonly view: View;
  readonly signals: readonly number[];
  /** Of the paragraph: the logarithm of the summed powers of its sentences' scores. */
  readonly score: number;
  /** Of its best sentence, and of the one after that; the same less 5 where there is none. */
  readonly sentenceScore: number;
  readonly nextScore: number;
  /** The most of the question that a sentence of it holds, with what stands around it; 0 to 1. */
  readonly coverage: number;
}

/** A lead over nothing. */
const FAR = 5;

/**
 * Scores all sentences by the weighted sum of their signals. The softmax over all of them says what is believed of each
 * (ListNet, Cao et al. 2007); a paragraph is believed as much as its sentences together. Best paragraph first.
 */
export function rank(
  query: Query,
  candidates: Candidates,
  vocabulary: Vocabulary,
  weights: SignalWeights,
): Ranked[] {
  return viewsOf(query, candidates, vocabulary)
    .flatMap((views, index) => bestOf(views, candidates.places[index] as Candidate, weights) ?? [])
    .sort((a, b) => b.score - a.score);
}

function bestOf(views: readonly View[], place: Candidate, weights: SignalWeights): Ranked | null {
  const scored = views.map((view) => {
    const signals = signalsOf(view);
    return { view, signals, score: dot(signals, weights) };
  });
  const [best, next] = [...scored].sort((a, b) => b.score - a.score);
  if (!best) return null;
  return {
    place,
    view: best.view,
    signals: best.signals,
    score: best.score + Math.log(scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)),
    sentenceScore: best.score,
    nextScore: next?.score ?? best.score - FAR,
    coverage: scored.reduce((most, { signals }) => Math.max(most, signals[CONTEXT] as number), 0),
  };
}

/** The sum of values, each weighted. */
export function dot(values: readonly number[], weights: SignalWeights): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (values[at] as number) * (weights[at] as number);
  return sum;
}

/** What the ranking believes of each paragraph: shares of 1 (softmax). */
export function beliefs(ranked: readonly Ranked[]): number[] {
  const best = ranked[0]?.score ?? 0;
  const powers = ranked.map(({ score }) => Math.exp(score - best));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / whole);
}

const MOST_REASONS = 8;

/** What told most for and against a passage, beside the average of all that were ranked. */
export function reasonsFor({ signals }: Ranked, usual: readonly number[], weights: SignalWeights): Reason[] {
  return strongest(
    SIGNALS.map((signal, at) => ({
      signal,
      weight: (weights[at] as number) * ((signals[at] as number) - (usual[at] as number)),
    })),
  );
}

/** The average of each signal among what was ranked. */
export function usualSignals(ranked: readonly Ranked[]): number[] {
  return SIGNALS.map(
    (_, at) => ranked.reduce((sum, { signals }) => sum + (signals[at] as number), 0) / ranked.length,
  );
}

/** The reasons that weigh most, for or against. */
export function strongest(reasons: readonly Reason[]): Reason[] {
  return reasons
    .filter(({ weight }) => Math.abs(weight) > 0.01)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_REASONS);
}
