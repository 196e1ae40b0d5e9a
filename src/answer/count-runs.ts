import { WordClass } from '../language/word-classes.js';
import { likeness } from '../language/word-vectors.js';
import { Mark } from '../search/profile.js';
import type { Query } from './query.js';
import type { Seen } from './seen.js';
import type { SentenceFeatures } from './tally.js';

const ROLE_REACH = 4;

/** Counts new names of several words, and those that an office stands by. */
export function countNames(features: SentenceFeatures, seen: readonly Seen[]): void {
  let length = 0;
  let [nameAt, roleAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at, isName, term, word } of seen) {
    const isRole = (word.classes & WordClass.role) !== 0;
    if (isRole) roleAt = at;
    if (isName && term < 0) {
      length += 1;
      if (length === 1) features.nameRuns += 1;
      if (length === 2) features.fullNames += 1;
      if (!isRole) nameAt = at;
    } else length = 0;
    const [last, distance] = [Math.max(nameAt, roleAt), Math.abs(nameAt - roleAt)];
    if (last === at && distance <= ROLE_REACH) features.nameByRole = 1;
  }
}

const NUMBER_REACH = 3;

/** Notes what stands right after a number: a unit, what is asked for. */
export function countAfterNumbers(features: SentenceFeatures, seen: readonly Seen[], { focus }: Query): void {
  let numberAt = Number.NEGATIVE_INFINITY;
  for (const { at, word, marks } of seen) {
    if (marks & Mark.numeric || word.classes & WordClass.number) numberAt = at;
    const distance = at - numberAt;
    if (distance > NUMBER_REACH || distance === 0) continue;
    if (focus) {
      const isFocus = focus.numbers.has(word.stem);
      features.focusByNumber = Math.max(features.focusByNumber, isFocus ? 1 : likeness(focus.row, word.row));
    }
    if (distance > NUMBER_REACH - 1) continue;
    if (word.classes & WordClass.timeUnit) features.duration = 1;
    if (word.classes & WordClass.measure) features.measure = 1;
  }
}
