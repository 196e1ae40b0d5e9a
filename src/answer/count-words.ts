import { WordClass } from '../language/word-classes.js';
import { likeness } from '../language/word-vectors.js';
import { Mark } from '../search/profile.js';
import type { Query } from './query.js';
import type { Seen } from './seen.js';
import type { Tally } from './tally.js';

/** An unknown or rare word at the start of a sentence is a name too. */
const NAME_RARITY = 0.85;

function isSureName({ isName, marks, word }: Seen): boolean {
  return isName && ((marks & Mark.initial) === 0 || word.rarity > NAME_RARITY);
}

/** Counts what is seen of a word. */
export function countMarks(tally: Tally, each: Seen): void {
  const { marks, term } = each;
  if (marks & Mark.quoted) tally.quoted += 1;
  if (marks & Mark.money) tally.money += 1;
  if (marks & Mark.percent) tally.percent += 1;
  if (isSureName(each)) tally.names += 1;
  if (term < 0 && marks & Mark.numeric) {
    tally.numbers += 1;
    if (marks & Mark.year) tally.years += 1;
  }
}

/** What each class of words adds to; the first by any word, the second by new words alone. */
const COUNTED: readonly (readonly [number, keyof Tally])[] = [
  [WordClass.timeUnit, 'timeUnits'],
  [WordClass.timeDeictic, 'timeDeictics'],
  [WordClass.place, 'placeWords'],
  [WordClass.negation, 'negations'],
  [WordClass.role, 'roles'],
  [WordClass.person, 'persons'],
  [WordClass.thing, 'things'],
  [WordClass.money, 'money'],
];
const COUNTED_NEW: typeof COUNTED = [
  [WordClass.weekday, 'weekdays'],
  [WordClass.number, 'numbers'],
];

const MEANS = /^(?:by|with|through|using|via)$/u;

/** Counts what a word does. */
export function countClasses(tally: Tally, { word, term, isName }: Seen): void {
  const { classes, text } = word;
  for (const [bit, name] of COUNTED) if (classes & bit) tally[name] += 1;
  if (term < 0) for (const [bit, name] of COUNTED_NEW) if (classes & bit) tally[name] += 1;
  if (term < 0 && isName && classes & WordClass.month) tally.months += 1;
  if (text === 'because' || text === 'due' || text === 'since') tally.because = 1;
  if (MEANS.test(text)) tally.means += 1;
}

/** Counts a word that the question does not say. */
export function countNew(tally: Tally, each: Seen, { focus }: Query): void {
  const { word } = each;
  if (word.classes & WordClass.function) return;
  tally.newWords += 1;
  const like = focus ? likeness(focus.row, word.row) : 0;
  tally.focusLike = Math.max(tally.focusLike, like);
  if (!isSureName(each)) return;
  tally.newNames += 1;
  tally.focusLikeName = Math.max(tally.focusLikeName, like);
  tally.person = Math.max(tally.person, word.person);
  tally.place = Math.max(tally.place, word.place);
}
