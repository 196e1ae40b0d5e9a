import type { Budget } from '../../src/summary/select.js';
import type { GoldDocument } from './gold.js';

/** The maximum length of summaries, with the name that files of predictions use. */
export interface NamedBudget {
  readonly name: string;
  readonly of: (document: GoldDocument) => Budget;
}

/** Documents of a set that are measured together. */
export interface Group {
  readonly name: string;
  readonly holds: (document: GoldDocument) => boolean;
}

/** How a set is measured. */
export interface BudgetPlan {
  readonly budgets: readonly NamedBudget[];
  readonly groups: readonly Group[];
}

/** If words are counted: at most this many sentences, and a tenth more words. */
const MOST_SENTENCES = 8;
const TOLERANCE = 1.1;

const ALL: Group = { name: '', holds: () => true };
const OTHER: BudgetPlan = { budgets: [sentences(3), words(85), words(60)], groups: [ALL] };
const PLANS: Record<string, BudgetPlan> = {
  gum: {
    budgets: [sentences(2)],
    groups: [
      genres('news', 'interview'),
      genres('news'),
      genres('bio', 'voyage', 'academic', 'textbook', 'whow'),
      ALL,
    ],
  },
  'bbc-aligned': { budgets: [share(0.4)], groups: [ALL] },
};

/** How the set of this name is measured; others, such as `summeval`, have a default plan. */
export function planOf(set: string): BudgetPlan {
  return PLANS[set] ?? OTHER;
}

function sentences(count: number): NamedBudget {
  return { name: `k${count}`, of: () => ({ sentences: count, words: Number.POSITIVE_INFINITY }) };
}

function words(count: number): NamedBudget {
  return { name: `w${count}`, of: () => ({ sentences: MOST_SENTENCES, words: TOLERANCE * count }) };
}

/** A share of the document's sentences. */
function share(part: number): NamedBudget {
  return {
    name: `share${part}`,
    of: (document) => ({
      sentences: Math.ceil(part * document.sentences.flat().length),
      words: Number.POSITIVE_INFINITY,
    }),
  };
}

function genres(...types: readonly string[]): Group {
  return { name: types.join(', '), holds: ({ type }) => types.includes(type ?? '') };
}
