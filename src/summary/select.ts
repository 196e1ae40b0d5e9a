import { cosine, type Style } from './scores.js';
import type { SentenceCandidate } from './sentence-candidates.js';
import type { Unit } from './units.js';

/** The limits of a summary. */
export interface Budget {
  readonly sentences: number;
  readonly words: number;
}

/** The penalty on a sentence that repeats a chosen one, per unit of similarity. */
const REDUNDANCY = 0.3;
/** The similarity from which a sentence counts as a repetition and is not shown. */
const REPEATS = 0.65;

type Chosen = Set<SentenceCandidate>;

/** The current value of a sentence that has not been chosen yet. */
interface Standing {
  readonly worth: number;
  /** Its similarity to the most similar chosen sentence. */
  likeness: number;
  /** The number of chosen sentences in its section. */
  neighbours: number;
}

/**
 * Chooses the best units within a budget, one by one, by maximal marginal relevance (Carbonell and Goldstein 1998): the
 * worth of a sentence minus its similarity to the sentences already chosen. In text order; empty if no unit fits.
 *
 * @param worth the worth of a sentence
 */
export function select(
  units: readonly Unit[],
  worth: (head: SentenceCandidate) => number,
  budget: Budget,
  { enough, spread }: Pick<Style, 'enough' | 'spread'>,
): SentenceCandidate[] {
  const chosen: Chosen = new Set();
  const open = new Map<Unit, Standing>(
    units.map((unit) => [unit, { worth: worth(unit.head), likeness: 0, neighbours: 0 }]),
  );
  while (open.size > 0) {
    const isEnough = totalWords([...chosen]) >= enough * budget.words;
    const best = nextOf(open, chosen, budget, spread);
    if (!best || (isEnough && best.isPassedOver)) break;
    open.delete(best.unit);
    for (const member of best.run) if (!chosen.has(member)) choose(member, chosen, open);
  }
  return [...chosen].sort((a, b) => a.order - b.order);
}

/** The next unit to show. */
interface Next {
  readonly unit: Unit;
  readonly run: readonly SentenceCandidate[];
  /** Whether a better one does not fit. */
  readonly isPassedOver: boolean;
}

/**
 * The best unit that fits. Better ones that do not fit are dropped: they never will, because the chosen words only grow
 * in number. Therefore there are no more rounds than sentences in the summary.
 */
function nextOf(open: Map<Unit, Standing>, chosen: Chosen, budget: Budget, spread: number): Next | undefined {
  const have = totalWords([...chosen]);
  let best:
    | { readonly unit: Unit; readonly run: readonly SentenceCandidate[]; readonly worth: number }
    | undefined;
  const over: { readonly unit: Unit; readonly worth: number }[] = [];
  for (const [unit, standing] of open) {
    if (chosen.has(unit.head)) {
      open.delete(unit);
      continue;
    }
    const worth = marginal(standing, spread);
    if (best && worth <= best.worth) continue;
    const run = unit.runs.find((candidates) => fits(candidates, chosen, have, budget));
    if (run) best = { unit, run, worth };
    else over.push({ unit, worth });
  }
  if (!best) return undefined;
  const { unit, run, worth } = best;
  const passed = over.filter((each) => each.worth >= worth);
  for (const each of passed) open.delete(each.unit);
  return { unit, run, isPassedOver: passed.length > 0 };
}

function marginal({ worth, likeness, neighbours }: Standing, spread: number): number {
  return worth - REDUNDANCY * likeness - spread * neighbours;
}

function choose(member: SentenceCandidate, chosen: Chosen, open: Map<Unit, Standing>): void {
  chosen.add(member);
  for (const [unit, standing] of open) {
    const { head } = unit;
    standing.likeness = Math.max(standing.likeness, cosine(head.bag, member.bag));
    if (standing.likeness >= REPEATS) open.delete(unit);
    if (head.section === member.section) standing.neighbours += 1;
  }
}

/** @param have the number of words already chosen */
function fits(run: readonly SentenceCandidate[], chosen: Chosen, have: number, budget: Budget): boolean {
  const added = run.filter((member) => !chosen.has(member));
  return chosen.size + added.length <= budget.sentences && have + totalWords(added) <= budget.words;
}

/** The total number of words in some sentences. */
export function totalWords(candidates: readonly SentenceCandidate[]): number {
  return candidates.reduce((sum, { words }) => sum + words, 0);
}

/** The first item with the highest value. */
export function highest<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  let [best, most]: [T | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const its = value(item);
    if (its > most) [best, most] = [item, its];
  }
  return best;
}
