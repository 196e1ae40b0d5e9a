import type { Span } from '../language/span.js';
import { isCalendar } from '../language/word-classes.js';
import { isFunctionWord } from './claims.js';
import type { Difference } from './verdict.js';

/** A word, and what makes it the same as another. */
interface Keyed extends Span {
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
const LONGEST = 8;
/** A claim with more of them is another sentence. */
const MOST_RUNS = 12;

/**
 * Finds phrases that the claim has in another place than the article: "signed in October 2019 by both" of "signed by
 * both in May 2019" changes one word.
 *
 * @param unlike runs of neighbouring words of the claim that are not the same where the claim was aligned
 * @param words the article's words
 * @param taken indices of those that the claim was aligned with
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

/** The part of a run of which most stands in a row where nothing else was aligned, and where that is. */
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
 * How many words of a run stand at a place; 0 where it is none for them. What is not the same must be a number for a
 * number or a month for a month, and at least half must be the same, one of them more than a function word.
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
 * The differences without words that only moved. Where nothing else differs, all stay: words in another order are
 * others. What the article has in the place of a moved word is missing, but for what stands at an end of the claim.
 *
 * @param isInside whether a word of the article stands between words that are the same
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
