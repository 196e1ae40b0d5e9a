import type { Span } from '../language/span.js';
import { classesOf, isCalendar, WordClass } from '../language/word-classes.js';
import { type ClaimedWord, type ComparedWord, isFunctionWord } from './claims.js';
import type { Difference } from './verdict.js';

/**
 * A step of an alignment: indices of a claimed word and of an article's word; one is null if the other has no
 * counterpart.
 */
interface Step {
  readonly claimed: number | null;
  readonly article: number | null;
}

/** An alignment of a whole claim with part of an article. */
export interface Alignment {
  readonly steps: readonly Step[];
  /** The cost of turning one into the other: roughly the number of words that differ. */
  readonly cost: number;
}

const Move = { pair: 1, added: 2, missing: 3 } as const;

/**
 * The cost of a word by its kind. The small differences prefer the alignment with more equal words. `unlike` is for a
 * number against a word that is not one, `elided` for a word that "…" replaces, `bracketed` for one in square brackets
 * or left out next to them.
 */
const COST = { missing: 1, changed: 1.01, unlike: 1.9, added: 1.02, elided: 1 / 1024, bracketed: 1 / 64 };

/** The maximum number of best alignments that are traced back. */
const MOST_PLACES = 4;

/**
 * Aligns a whole claim with the stretch of an article that is most similar to it: the semi-global form of the alignment
 * of Smith and Waterman (1981), over words. Time and memory grow with the product of the lengths.
 *
 * @returns the best alignments, all with the same cost, in text order; empty if either side has no words
 */
export function align(claimed: readonly ClaimedWord[], article: readonly ComparedWord[]): Alignment[] {
  const [rows, columns] = [claimed.length, article.length];
  if (rows === 0 || columns === 0) return [];
  const width = columns + 1;
  const { numbers, others } = numbered(claimed, article);
  const counts = Uint8Array.from(article, ({ key }) => (isNumber(key) ? 1 : 0));
  const moves = new Uint8Array((rows + 1) * width);
  let before = new Float64Array(width);
  let current = new Float64Array(width);
  for (let row = 1; row <= rows; row++) {
    const word = claimed[row - 1] as ClaimedWord;
    const number = numbers[row - 1];
    const changed = word.bracketed ? COST.bracketed : COST.changed;
    const unlike = word.bracketed ? COST.bracketed : COST.unlike;
    const count = isNumber(word.key) ? 1 : 0;
    const extra = word.bracketed ? COST.bracketed : COST.added;
    // After the last claimed word, the rest of the article costs nothing.
    const skip = skipCost(word, claimed[row]);
    current[0] = (before[0] as number) + extra;
    moves[row * width] = Move.added;
    for (let column = 1; column <= columns; column++) {
      const differs = count === counts[column - 1] ? changed : unlike;
      const pair = number === others[column - 1] ? 0 : differs;
      let least = (before[column - 1] as number) + pair;
      let move: number = Move.pair;
      const added = (before[column] as number) + extra;
      if (added < least) [least, move] = [added, Move.added];
      const missing = (current[column - 1] as number) + skip;
      if (missing < least) [least, move] = [missing, Move.missing];
      current[column] = least;
      moves[row * width + column] = move;
    }
    [before, current] = [current, before];
  }
  const cost = before.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  const ends: number[] = [];
  for (let column = 1; column <= columns && ends.length < MOST_PLACES; column++)
    if (before[column] === cost) ends.push(column);
  return ends.map((end) => ({ steps: trace(moves, width, rows, end), cost }));
}

/**
 * The keys of both sides as numbers, which are faster to compare: equal for equal keys, 0 for keys that are not in the
 * claim.
 */
function numbered(claimed: readonly ComparedWord[], article: readonly ComparedWord[]) {
  const known = new Map<string, number>();
  for (const { key } of claimed) if (!known.has(key)) known.set(key, known.size + 1);
  const numbersOf = (words: readonly ComparedWord[]) =>
    Int32Array.from(words, ({ key }) => known.get(key) ?? 0);
  return { numbers: numbersOf(claimed), others: numbersOf(article) };
}

function skipCost(word: ClaimedWord, next: ClaimedWord | undefined): number {
  if (word.elided) return COST.elided;
  return word.bracketed || next?.bracketed ? COST.bracketed : COST.missing;
}

function trace(moves: Uint8Array, width: number, rows: number, end: number): Step[] {
  const steps: Step[] = [];
  let [row, column] = [rows, end];
  while (row > 0) {
    const move = moves[row * width + column];
    if (move !== Move.missing) row--;
    if (move !== Move.added) column--;
    steps.push({
      claimed: move === Move.missing ? null : row,
      article: move === Move.added ? null : column,
    });
  }
  return steps.reverse();
}

/** Whether a word, in the form of `keyOf`, is a number or an amount of money. */
export function isNumber(key: string): boolean {
  return /\p{N}|\p{Sc}/u.test(key) || (classesOf(key, true) & WordClass.number) !== 0;
}

/** A word with the key by which it is compared. */
interface Keyed extends Span {
  readonly key: string;
}

/** Words of a claim without a counterpart in the alignment that match other words nearby. */
interface Moved {
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
 */
export function findMoved(
  unlike: readonly (readonly Keyed[])[],
  words: readonly Keyed[],
  taken: readonly number[],
): Moved {
  const same = new Set<number>();
  const changed = new Map<number, Keyed>();
  const used = new Set(taken);
  const from = Math.max(0, Math.min(...taken) - REACH);
  const to = Math.min(words.length, Math.max(...taken) + 1 + REACH);
  if (unlike.length > MOST_RUNS) return { same, changed };
  for (const run of unlike) {
    const place = run.length > LONGEST ? null : bestPlace(run, words, { from, to, used });
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
function sharedAt(run: readonly Keyed[], words: readonly Keyed[], at: number, { used }: Search): number {
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
