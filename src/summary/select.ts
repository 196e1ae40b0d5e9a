import type { Candidate } from './candidates.js';
import { cosine } from './scores.js';
import type { Unit } from './units.js';

/** How much may be shown. */
export interface Budget {
  readonly sentences: number;
  readonly words: number;
}

/** How much a sentence loses that repeats a chosen one, by their likeness. */
const REDUNDANCY = 0.3;
/** Where this share of the words is used, what does not fit ends the summary; before, something shorter is taken. */
const ENOUGH = 0.5;

type Chosen = Map<number, Candidate>;

/**
 * The best units within a budget, one after the other, by maximal marginal relevance (Carbonell and Goldstein 1998):
 * what a sentence is worth, less its likeness to what is chosen already. In order of the text; empty where not even
 * one fits.
 *
 * @param worth of a sentence
 */
export function select(
  units: readonly Unit[],
  worth: (head: Candidate) => number,
  budget: Budget,
): Candidate[] {
  const chosen: Chosen = new Map();
  const open = new Map(units.map((unit) => [unit, { worth: worth(unit.head), likeness: 0 }]));
  while (open.size > 0) {
    const unit = highest([...open.keys()], (key) => marginal(open.get(key)));
    if (!unit) break;
    open.delete(unit);
    if (chosen.has(unit.head.order)) continue;
    const run = unit.runs.find((candidates) => fits(candidates, chosen, budget));
    if (!run && wordsOf([...chosen.values()]) >= ENOUGH * budget.words) break;
    for (const member of run ?? []) {
      chosen.set(member.order, member);
      for (const [{ head }, value] of open)
        value.likeness = Math.max(value.likeness, cosine(head.bag, member.bag));
    }
  }
  return [...chosen.values()].sort((a, b) => a.order - b.order);
}

function marginal(value: { readonly worth: number; readonly likeness: number } | undefined): number {
  return value ? value.worth - REDUNDANCY * value.likeness : Number.NEGATIVE_INFINITY;
}

function fits(run: readonly Candidate[], chosen: Chosen, budget: Budget): boolean {
  const all = [...chosen.values(), ...run.filter(({ order }) => !chosen.has(order))];
  return all.length <= budget.sentences && wordsOf(all) <= budget.words;
}

/** How many words some sentences have together. */
export function wordsOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { words }) => sum + words, 0);
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
