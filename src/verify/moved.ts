import type { Span } from '../language/span.js';
import { isCalendar } from '../language/word-classes.js';
import { isFunctionWord } from './claims.js';
import type { Difference } from './verdict.js';

/** A word with the key by which it is compared. */
interface Keyed extends Span {
  readonly key: string;
}

/** Words of a claim without a counterpart in the alignment that match other words nearby. */
export interface Moved {
  /** The starts of the claim's words that occur elsewhere. */
  readonly same: ReadonlySet<number>;
  /** The start of a word of the claim, mapped to the word that takes its place elsewhere. */
  readonly changed: ReadonlyMap<number, Keyed>;
}

/** The number of words before and after the aligned stretch that are searched for moved words. */
const REACH = 30;
/** The maximum number of words in a moved phrase of time or place. */
const LONGEST = 8;
/** A claim with more unmatched runs is a different sentence. */
const MOST_RUNS = 12;

/**
 * Finds phrases that are in another place in the claim than in the article: "signed in October 2019 by both" for
 * "signed by both in May 2019" changes only one word.
 *
 * @param unlike runs of adjacent words of the claim that did not match in the alignment
 * @param words the article's words
 * @param taken indices of the words that the claim was aligned with
 * @param isNumber whether a key is a number
 */
export function findMoved(
  unlike: readonly (readonly Keyed[])[],
  words: readonly Keyed[],
  taken: readonly number[],
  isNumber: (key: string) => boolean,
): Moved {
  const same = new Set<number>();
  const changed = new Map<number, Keyed>();
  const used = new Set(taken);
  const from = Math.max(0, Math.min(...taken) - REACH);
  const to = Math.min(words.length, Math.max(...taken) + 1 + REACH);
  if (unlike.length > MOST_RUNS) return { same, changed };
  for (const run of unlike) {
    const place = run.length > LONGEST ? null : bestPlace(run, words, { from, to, used, isNumber });
    place?.run.forEach((word, index) => {
      const other = words[place.at + index] as Keyed;
      used.add(place.at + index);
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

/** The part of a run with the most matches in a stretch where nothing else was aligned, and its position. */
function bestPlace(run: readonly Keyed[], words: readonly Keyed[], search: Search) {
  let best: { readonly run: readonly Keyed[]; readonly at: number } | null = null;
  let most = 0;
  for (let length = run.length; length > 1; length--)
    for (let first = 0; first + length <= run.length; first++) {
      const part = run.slice(first, first + length);
      for (let at = search.from; at + length <= search.to; at++) {
        const shared = sharedAt(part, words, at, search);
        if (shared > most) [best, most] = [{ run: part, at }, shared];
      }
    }
  return best;
}

/**
 * The number of words of a run that match at a position; 0 if they do not belong there. Words that differ must both be
 * numbers or both be months or weekdays. At least half must match, and the words must not all be function words.
 */
function sharedAt(
  run: readonly Keyed[],
  words: readonly Keyed[],
  at: number,
  { used, isNumber }: Search,
): number {
  let [shared, telling] = [0, 0];
  for (const [index, { key }] of run.entries()) {
    const other = words[at + index] as Keyed;
    if (used.has(at + index)) return 0;
    const alike = isNumber(key) ? isNumber(other.key) : isCalendar(key) && isCalendar(other.key);
    if (other.key !== key && !alike) return 0;
    if (other.key === key) shared++;
    if (alike || !isFunctionWord(key)) telling++;
  }
  return telling > 0 && shared * 2 >= run.length ? shared : 0;
}

/**
 * The differences without words that only moved. If nothing else differs, all are kept, because another word order is a
 * difference. The article's words in place of a moved word count as missing, except at the ends of the claim.
 *
 * @param isInside whether a word of the article is between matching words
 */
export function withoutMoved(
  differences: readonly Difference[],
  { same, changed }: Moved,
  kindOf: (claimed: number | null, article: Span) => Difference['kind'],
  isInside: (article: Span) => boolean,
): Difference[] {
  const left = differences.flatMap(({ claimed, article, kind }): Difference[] => {
    const other = claimed && changed.get(claimed.start);
    if (!claimed || !(other || same.has(claimed.start))) return [{ claimed, article, kind }];
    const missing =
      article && isInside(article) ? [{ claimed: null, article, kind: kindOf(null, article) }] : [];
    if (!other) return missing;
    const { start, end } = other;
    return [{ claimed, article: { start, end }, kind: kindOf(claimed.start, other) }, ...missing];
  });
  return left.length > 0 ? left : [...differences];
}
