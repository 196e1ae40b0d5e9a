import type { Difference } from './verdict.js';

/** Words of one side, by index, and the key of each. */
interface Keyed {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Words of a claim that have no counterpart where the claim was aligned, and what they are beside elsewhere. */
export interface Moved {
  /** Words of the claim that stand elsewhere, by their start. */
  readonly same: ReadonlySet<number>;
  /** For the start of a word of the claim, what stands in its place elsewhere. */
  readonly changed: ReadonlyMap<number, Keyed>;
}

/** Words before and behind what a claim was aligned with, in which moved words are looked for. */
const REACH = 30;
/** More words in a row are no phrase of time or place. */
const LONGEST = 6;

/**
 * Finds phrases that the claim has in another place than the article: "signed in October 2019 by both" of "signed by
 * both in May 2019" changes one word. At least half of a phrase must be the same there, and what is not must be a
 * number for a number, or no number for none.
 *
 * @param added runs of neighbouring words of the claim that the article lacks where the claim was aligned
 * @param words the article's words
 * @param taken indices of those that the claim was aligned with, growing
 * @param isNumber whether a key is a number
 */
export function findMoved(
  added: readonly (readonly Keyed[])[],
  words: readonly Keyed[],
  taken: readonly number[],
  isNumber: (key: string) => boolean,
): Moved {
  const same = new Set<number>();
  const changed = new Map<number, Keyed>();
  const used = new Set(taken);
  const from = Math.max(0, (taken[0] ?? 0) - REACH);
  const to = Math.min(words.length, (taken.at(-1) ?? 0) + 1 + REACH);
  for (const run of added) {
    if (run.length < 2 || run.length > LONGEST) continue;
    const place = bestPlace(run, words, { from, to, used, isNumber });
    if (place === null) continue;
    run.forEach((word, index) => {
      const other = words[place + index] as Keyed;
      used.add(place + index);
      if (other.key === word.key) same.add(word.start);
      else changed.set(word.start, other);
    });
  }
  return { same, changed };
}

interface Search {
  readonly from: number;
  readonly to: number;
  readonly used: ReadonlySet<number>;
  readonly isNumber: (key: string) => boolean;
}

/** Where most words of a run stand in a row that nothing else was aligned with; null where fewer than half do. */
function bestPlace(run: readonly Keyed[], words: readonly Keyed[], search: Search): number | null {
  let [best, most]: [number | null, number] = [null, Math.ceil(run.length / 2) - 1];
  for (let at = search.from; at + run.length <= search.to; at++) {
    let shared = 0;
    const fits = run.every(({ key }, index) => {
      const other = words[at + index] as Keyed;
      if (search.used.has(at + index)) return false;
      if (other.key === key) shared++;
      return other.key === key || search.isNumber(other.key) === search.isNumber(key);
    });
    if (fits && shared > most) [best, most] = [at, shared];
  }
  return best;
}

/**
 * The differences without words that only moved. Where nothing else differs, all stay: words in another order are
 * others.
 */
export function withoutMoved(
  differences: readonly Difference[],
  { same, changed }: Moved,
  kindOf: (claimed: number, article: Keyed) => Difference['kind'],
): Difference[] {
  const left = differences.flatMap((difference): Difference[] => {
    const start = difference.claimed?.start;
    if (start === undefined || difference.article) return [difference];
    if (same.has(start)) return [];
    const other = changed.get(start);
    if (!other) return [difference];
    return [{ ...difference, article: { start: other.start, end: other.end }, kind: kindOf(start, other) }];
  });
  return left.length > 0 ? left : [...differences];
}
