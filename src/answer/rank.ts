import type { Vocabulary } from '../search/vocabulary.js';
import type { Candidate, Candidates } from './candidates.js';
import type { Query } from './query.js';
import type { Reason } from './result.js';
import { SIGNALS, signalsOf } from './signals.js';
import { type View, viewsOf } from './view.js';

/** A paragraph that may answer, with its best sentence. */
export interface Ranked {
  readonly place: Candidate;
  readonly view: View;
  readonly signals: readonly number[];
  /** Of the paragraph: the logarithm of the summed powers of its sentences' scores. */
  readonly score: number;
}

/** What each signal adds to a score, in the order of their names. */
export type SignalWeights = Float64Array;

/** Weights by name as a list in the order of the names; those left out are 0. */
export function weightList(
  names: readonly string[],
  weights: Readonly<Record<string, number>>,
): SignalWeights {
  return Float64Array.from(names, (name) => weights[name] ?? 0);
}

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
  let best: Ranked | null = null;
  const scores: number[] = [];
  for (const view of views) {
    const signals = signalsOf(view);
    const score = dot(signals, weights);
    scores.push(score);
    if (!best || score > best.score) best = { place, view, signals, score };
  }
  return best && { ...best, score: together(scores, best.score) };
}

/** The logarithm of the summed powers of some scores, of which the best is known. */
function together(scores: readonly number[], best: number): number {
  return best + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - best), 0));
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
