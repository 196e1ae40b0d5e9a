import type { Predicted } from './figures.js';
import type { GoldQuote } from './gold.js';
import { coverageAbove, match, sharedCharacters } from './match.js';
import { nameRight, speakerRight } from './speaker.js';

/** Kinds of quotations, and their total. */
export const FAULT_COLUMNS = ['direct', 'mixed', 'indirect', 'all'] as const;

/** The share of coverage from which a quotation counts as found. */
const FOUND = coverageAbove(0.3);
/** The minimum likeness of a correct span. */
const SAME_SPAN = 0.8;

/**
 * The number of errors of each type, by kind of quotation: rows of a name and the counts for `FAULT_COLUMNS`. Missed
 * quotations and those found with an error count for the set's kind, invented ones for the predicted kind.
 *
 * @param named whether the set resolves names
 */
export function faults(articles: readonly Predicted[], named: boolean): (readonly [string, ...number[]])[] {
  const all = articles.map(({ gold, prediction }) => {
    const pairs = match(gold.quotes, prediction.quotes, FOUND);
    const found = new Set(pairs.map((pair) => pair.gold));
    const taken = new Set<GoldQuote>(pairs.map((pair) => pair.predicted));
    const surplus = prediction.quotes.filter((quote) => !taken.has(quote));
    const touches = (quote: GoldQuote) => gold.quotes.some((other) => sharedCharacters(quote, other) > 0);
    return {
      'in the set': gold.quotes,
      missed: gold.quotes.filter((quote) => !found.has(quote)),
      invented: surplus.filter((quote) => !touches(quote)),
      'a further piece': surplus.filter(touches),
      'wrong border': golds(pairs, (pair) => sharedCharacters(pair.gold, pair.predicted) < SAME_SPAN),
      'wrong speaker': golds(pairs, (pair) => !speakerRight(pair)),
      ...(named && { 'wrong name': golds(pairs, (pair) => !nameRight(pair)) }),
    };
  });
  const names = Object.keys(all[0] ?? {}) as (keyof (typeof all)[number])[];
  return names.map((name) => [name, ...byKind(all.flatMap((each) => each[name] ?? []))]);
}

function golds<P extends { readonly gold: GoldQuote }>(pairs: readonly P[], wrong: (pair: P) => boolean) {
  return pairs.filter(wrong).map(({ gold }) => gold);
}

function byKind(quotes: readonly GoldQuote[]): number[] {
  return FAULT_COLUMNS.map(
    (column) => quotes.filter(({ kind }) => column === 'all' || kind === column).length,
  );
}
