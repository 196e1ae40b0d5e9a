import type { GoldQuote } from './gold.js';
import type { PredictedQuote } from './predict.js';

/** A quotation of the set with the matching prediction. */
export interface MatchedPair {
  readonly gold: GoldQuote;
  readonly predicted: PredictedQuote;
}

/** How well a prediction covers a quotation of the set, from their lengths and their overlap, in characters. */
export interface Criterion {
  readonly name: string;
  readonly score: (both: number, gold: number, predicted: number) => number;
  readonly enough: (score: number) => boolean;
}

/** More than this share of the quotation must be covered: the measure of the Gender Gap Tracker (Asr et al. 2021). */
export function coverageAbove(share: number): Criterion {
  return { name: `GGT@${share}`, score: (both, gold) => both / gold, enough: (score) => score > share };
}

/** The intersection over union must be at least this share, which penalises spans that are too long. */
export function iouFrom(share: number): Criterion {
  return {
    name: `IOU@${share}`,
    score: (both, gold, predicted) => both / (gold + predicted - both),
    enough: (score) => score >= share,
  };
}

/** Matches each quotation of the set, in order, with the best remaining prediction that meets the criterion. */
export function match(
  gold: readonly GoldQuote[],
  predicted: readonly PredictedQuote[],
  { score, enough }: Criterion,
): MatchedPair[] {
  const left = new Map(predicted.map((quote) => [quote, piecesOf(quote)]));
  return gold.flatMap((quote) => {
    const pieces = piecesOf(quote);
    let [best, most]: [PredictedQuote | null, number] = [null, 0];
    for (const [candidate, others] of left) {
      const value = score(shared(pieces, others), lengthOf(pieces), lengthOf(others));
      if (enough(value) && value > most) [best, most] = [candidate, value];
    }
    if (!best) return [];
    left.delete(best);
    return [{ gold: quote, predicted: best }];
  });
}

/** How far two quotations cover the same characters: intersection over union. */
export function sharedCharacters(a: GoldQuote, b: GoldQuote): number {
  const [ours, theirs] = [piecesOf(a), piecesOf(b)];
  const both = shared(ours, theirs);
  return both / (lengthOf(ours) + lengthOf(theirs) - both);
}

type Pieces = readonly (readonly [start: number, end: number])[];

/** The pieces in order, with touching or overlapping ones merged. */
function piecesOf({ segments, start, end }: GoldQuote): Pieces {
  const all: [number, number][] = segments?.length
    ? segments.map(([from, to]) => [from, to])
    : [[start, end]];
  const joined: [number, number][] = [];
  for (const piece of all.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && piece[0] <= last[1]) last[1] = Math.max(last[1], piece[1]);
    else joined.push(piece);
  }
  return joined;
}

function lengthOf(pieces: Pieces): number {
  return pieces.reduce((sum, [start, end]) => sum + end - start, 0);
}

function shared(a: Pieces, b: Pieces): number {
  let sum = 0;
  for (const [start, end] of a)
    for (const [from, to] of b) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}
