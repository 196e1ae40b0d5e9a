import type { Candidate } from './candidates.js';
import { cosine } from './scores.js';
import type { Unit } from './units.js';

/** How much may be shown. */
export interface Budget {
  readonly sentences: number;
  readonly words: number;
}

/** How much a sentence that repeats a chosen one loses, as a share of their likeness. */
const REDUNDANCY = 0.5;

/**
 * The best units within a budget, one after the other, by maximal marginal relevance (Carbonell and Goldstein 1998):
 * what a sentence is worth, less its likeness to what is chosen already. Where not even one fits, the best
 * sentence alone.
 *
 * @param worth of the head of each unit
 */
export function select(units: readonly Unit[], worth: (unit: Unit) => number, budget: Budget): Candidate[] {
  const chosen = new Map<number, Candidate>();
  for (;;) {
    const room = units.filter((unit) => !chosen.has(unit.head.order) && fits(unit, chosen, budget));
    const best = highest(room, (unit) => worth(unit) - REDUNDANCY * likeness(unit, chosen));
    if (!best) break;
    for (const member of best.members) chosen.set(member.order, member);
  }
  return [...chosen.values()].sort((a, b) => a.order - b.order);
}

function fits({ members }: Unit, chosen: ReadonlyMap<number, Candidate>, budget: Budget): boolean {
  const all = [...chosen.values(), ...members.filter(({ order }) => !chosen.has(order))];
  return all.length <= budget.sentences && all.reduce((sum, { words }) => sum + words, 0) <= budget.words;
}

function likeness({ head }: Unit, chosen: ReadonlyMap<number, Candidate>): number {
  return Math.max(0, ...[...chosen.values()].map(({ bag }) => cosine(bag, head.bag)));
}

/** The first of those with the highest value. */
export function highest<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  let [best, most]: [T | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const its = value(item);
    if (its > most) [best, most] = [item, its];
  }
  return best;
}
