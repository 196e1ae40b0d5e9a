import { type Held, share } from './cover.js';
import type { View } from './view.js';

/** What speaks for a sentence, as a number. */
export type Signal = (view: View) => number;

/** A count that tells no more above a limit. */
export function most(limit: number, count: number): number {
  return Math.min(limit, count);
}

/** 1 for what holds, else 0. */
export function flag(holds: boolean): number {
  return Number(holds);
}

/** The share of the question that is held, its words weighted by how rare they are in general. */
export function general(view: View, held: Held): number {
  return share(view.weights.general, held);
}

/** How many of the terms that count are not held at all. */
export function nowhere(weights: Float64Array, held: Held): number {
  return weights.reduce((count, weight, term) => (weight > 0 && held[term] === 0 ? count + 1 : count), 0);
}

export function dates({ tally }: View): number {
  return most(2, tally.years + tally.months + tally.weekdays);
}

export function quotedShare({ tally }: View): number {
  return tally.words === 0 ? 0 : tally.quoted / tally.words;
}
