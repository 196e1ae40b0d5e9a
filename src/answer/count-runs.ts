import { WordClass } from '../language/word-classes.js';
import { likeness } from '../language/word-vectors.js';
import { Mark } from '../search/profile.js';
import type { Query } from './query.js';
import type { Seen } from './seen.js';
import type { Tally } from './tally.js';

/** How many words may stand between two of the question's that still count as following each other. */
const PAIR_REACH = 3;

/** Counts the question's words that follow each other as they do there. */
export function countRuns(tally: Tally, seen: readonly Seen[]): void {
  let last: Seen | undefined;
  let run = 0;
  for (const each of seen) {
    if (each.term < 0) continue;
    const follows = last && each.term === last.term + 1 && each.at - last.at <= PAIR_REACH;
    if (follows) tally.pairs += 1;
    run = follows ? run + 1 : 1;
    tally.longestRun = Math.max(tally.longestRun, run);
    last = each;
  }
}

const ROLE_REACH = 4;

/** Counts new names of several words, and those that an office or an age stands by. */
export function countNames(tally: Tally, seen: readonly Seen[]): void {
  let length = 0;
  let [nameAt, roleAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at, isName, term, word, marks } of seen) {
    if (word.classes & WordClass.role) {
      roleAt = at;
      if (at - nameAt <= ROLE_REACH) tally.nameByRole = 1;
    }
    if (isName && term < 0) {
      length += 1;
      if (length === 1) {
        nameAt = at;
        tally.nameRuns += 1;
        if (at - roleAt <= ROLE_REACH - 1) tally.nameByRole = 1;
      }
      if (length === 2) tally.fullNames += 1;
    } else length = 0;
    // "Ada Low, 45, said"
    const afterName = at > 0 && ((seen[at - 1] as Seen).marks & Mark.capital) !== 0;
    if (marks & Mark.numeric && /^\d\d$/u.test(word.text) && afterName) tally.age = 1;
  }
}

const NUMBER_REACH = 3;

/** Notes what stands right after a number: an age, a unit, what is asked for. */
export function countAfterNumbers(tally: Tally, seen: readonly Seen[], { focus }: Query): void {
  let numberAt = Number.NEGATIVE_INFINITY;
  for (const { at, word, marks } of seen) {
    if (marks & Mark.numeric || word.classes & WordClass.number) numberAt = at;
    const distance = at - numberAt;
    if (distance > NUMBER_REACH || distance === 0) continue;
    if (focus) {
      const isFocus = focus.numbers.has(word.stem);
      tally.focusByNumber = Math.max(tally.focusByNumber, isFocus ? 1 : likeness(focus.row, word.row));
    }
    if (distance > NUMBER_REACH - 1) continue;
    if (word.text === 'old') tally.age = 1;
    if (word.classes & WordClass.timeUnit) tally.duration = 1;
    if (word.classes & WordClass.measure) tally.measure = 1;
  }
}
