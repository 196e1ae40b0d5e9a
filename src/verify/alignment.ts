import { classesOf, WordClass } from '../language/word-classes.js';
import type { ClaimedWord, Word } from './claims.js';

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
export function align(claimed: readonly ClaimedWord[], article: readonly Word[]): Alignment[] {
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
function numbered(claimed: readonly Word[], article: readonly Word[]) {
  const known = new Map<string, number>();
  for (const { key } of claimed) if (!known.has(key)) known.set(key, known.size + 1);
  const numbersOf = (words: readonly Word[]) => Int32Array.from(words, ({ key }) => known.get(key) ?? 0);
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
