import { WordClass } from '../language/word-classes.js';
import { likeness } from '../language/word-vectors.js';
import { Mark } from '../search/profile.js';
import type { Query } from './query.js';
import type { Seen } from './seen.js';
import type { SentenceFeatures } from './tally.js';

/** An unknown or rare word at the start of a sentence is a name too. */
const NAME_RARITY = 0.85;

function isSureName({ isName, marks, word }: Seen): boolean {
  return isName && ((marks & Mark.initial) === 0 || word.rarity > NAME_RARITY);
}

/** Counts what is seen of a word. */
export function countMarks(features: SentenceFeatures, each: Seen): void {
  const { marks, term } = each;
  if (marks & Mark.quoted) features.quoted += 1;
  if (marks & Mark.money) features.money += 1;
  if (marks & Mark.percent) features.percent += 1;
  if (isSureName(each)) features.names += 1;
  if (term < 0 && marks & Mark.numeric) {
    features.numbers += 1;
    if (marks & Mark.year) features.years += 1;
  }
}

/** What each class of words adds to; the first by any word, the second by new words alone. */
const COUNTED: readonly (readonly [number, keyof SentenceFeatures])[] = [
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
export function countClasses(features: SentenceFeatures, { word, term, isName }: Seen): void {
  const { classes, text } = word;
  for (const [bit, name] of COUNTED) if (classes & bit) features[name] += 1;
  if (term < 0) for (const [bit, name] of COUNTED_NEW) if (classes & bit) features[name] += 1;
  if (term < 0 && isName && classes & WordClass.month) features.months += 1;
  if (text === 'because' || text === 'due' || text === 'since') features.because = 1;
  if (MEANS.test(text)) features.means += 1;
}

/** Counts a word that the question does not say. */
export function countNew(features: SentenceFeatures, each: Seen, { focus }: Query): void {
  const { word } = each;
  if (word.classes & WordClass.function) return;
  features.newWords += 1;
  const like = focus ? likeness(focus.row, word.row) : 0;
  features.focusLike = Math.max(features.focusLike, like);
  if (!isSureName(each)) return;
  features.newNames += 1;
  features.focusLikeName = Math.max(features.focusLikeName, like);
  features.person = Math.max(features.person, word.person);
  features.place = Math.max(features.place, word.place);
}
