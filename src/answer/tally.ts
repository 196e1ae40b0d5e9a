import { WordClass } from '../language/word-classes.js';
import { likeness, NO_ROW } from '../language/word-vectors.js';
import { Mark, type SentenceProfile } from '../search/profile.js';
import type { Vocabulary, Word } from '../search/vocabulary.js';
import type { StandsFor } from './cover.js';
import type { Query } from './query.js';
import type { Sought } from './seeks.js';

/** What was counted in a sentence for one question. "New" is what the question does not say itself. */
export interface Tally {
  words: number;
  /** Words that stand for one of the question. */
  matched: number;
  /** Pairs of the question's words that follow each other here too, and the longest row of them. */
  pairs: number;
  longestRun: number;
  names: number;
  newNames: number;
  /** New names of two words and more ("Ada Low"). */
  fullNames: number;
  /** Runs of new names, of any length. */
  nameRuns: number;
  /** New content words, and those of them that the article has not said before. */
  newWords: number;
  freshWords: number;
  freshNames: number;
  numbers: number;
  years: number;
  months: number;
  weekdays: number;
  money: number;
  percent: number;
  quoted: number;
  timeUnits: number;
  timeDeictics: number;
  speech: number;
  reasons: number;
  placeWords: number;
  negations: number;
  roles: number;
  persons: number;
  things: number;
  /** "to" and "for": how and what for. */
  purposes: number;
  /** 1 where "because", "due" or "since" stands. */
  because: number;
  /** 1 where a name stands by an office ("Mayor Low"), an age by a name or "old", a number by a unit. */
  nameByRole: number;
  age: number;
  measure: number;
  duration: number;
  /** The most that a new name is used like those of persons, places and bodies. */
  person: number;
  place: number;
  body: number;
  /** The most that a new word, a new name, a word by a number is used like the focus of the question. */
  focusLike: number;
  focusLikeName: number;
  focusByNumber: number;
  /** Words that may be what is sought. */
  candidates: number;
  /** How much of the question stands close around one of them, 0 to 1. */
  around: number;
  /** How close a candidate comes to a word of the question, 0 to 1. */
  closeness: number;
  /** How close a candidate comes before and after the question's verb. */
  beforeVerb: number;
  afterVerb: number;
  /** How close together the question's words stand, 0 to 1. */
  together: number;
}

/** A word of a sentence, as it is counted. */
interface Seen {
  readonly at: number;
  readonly word: Word;
  readonly marks: number;
  /** The term of the question that it stands for; -1 for a new word. */
  readonly term: number;
  /** How far. */
  readonly worth: number;
  readonly isName: boolean;
}

/** From here on a word counts as one of the question's. */
const SAME = 0.5;
/** Words apart at which nearness counts for a third. */
const REACH = 7;

export function tallyOf(
  sentence: SentenceProfile,
  query: Query,
  standsFor: StandsFor,
  vocabulary: Vocabulary,
  weights: Float64Array,
): Tally {
  const seen = Array.from(sentence.words, (number, at) => see(sentence, number, at, standsFor, vocabulary));
  const tally = emptyTally();
  tally.words = seen.length;
  for (const each of seen) {
    countMarks(tally, each);
    countClasses(tally, each);
    if (each.term < 0) countNew(tally, each, query);
  }
  countRuns(tally, seen);
  countNames(tally, seen);
  countAfterNumbers(tally, seen, query);
  countAround(tally, seen, query, weights);
  countTogether(tally, seen, query);
  return tally;
}

function see(
  { marks }: SentenceProfile,
  number: number,
  at: number,
  standsFor: StandsFor,
  vocabulary: Vocabulary,
): Seen {
  const word = vocabulary.words[number] as Word;
  const bits = marks[at] as number;
  let [term, worth] = [-1, 0];
  standsFor(number)?.forEach((value, index) => {
    if (value >= SAME && value > worth) [term, worth] = [index, value];
  });
  const isName = (bits & Mark.capital) !== 0 && (word.classes & WordClass.function) === 0;
  return { at, word, marks: bits, term, worth, isName };
}

/** An unknown or rare word at the start of a sentence is a name too. */
const NAME_RARITY = 0.85;

function isSureName({ isName, marks, word }: Seen): boolean {
  return isName && ((marks & Mark.initial) === 0 || word.rarity > NAME_RARITY);
}

function countMarks(tally: Tally, each: Seen): void {
  const { marks, term } = each;
  if (marks & Mark.quoted) tally.quoted += 1;
  if (marks & Mark.money) tally.money += 1;
  if (marks & Mark.percent) tally.percent += 1;
  if (isSureName(each)) tally.names += 1;
  if (term >= 0) tally.matched += 1;
  else if (marks & Mark.numeric) {
    tally.numbers += 1;
    if (marks & Mark.year) tally.years += 1;
  }
}

/** What each class of words adds to; the first by any word, the second by new words alone. */
const COUNTED: readonly (readonly [number, keyof Tally])[] = [
  [WordClass.timeUnit, 'timeUnits'],
  [WordClass.timeDeictic, 'timeDeictics'],
  [WordClass.speech, 'speech'],
  [WordClass.reason, 'reasons'],
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

function countClasses(tally: Tally, { word, term, isName }: Seen): void {
  const { classes, text } = word;
  if (classes === 0) return;
  for (const [bit, name] of COUNTED) if (classes & bit) tally[name] += 1;
  if (term < 0) for (const [bit, name] of COUNTED_NEW) if (classes & bit) tally[name] += 1;
  if (term < 0 && isName && classes & WordClass.month) tally.months += 1;
  if (text === 'because' || text === 'due' || text === 'since') tally.because = 1;
  if (text === 'to' || text === 'for') tally.purposes += 1;
}

function countNew(tally: Tally, each: Seen, { focus }: Query): void {
  const { word, marks } = each;
  if (word.classes & WordClass.function) return;
  tally.newWords += 1;
  if (marks & Mark.fresh) tally.freshWords += 1;
  const like = focus ? likeness(focus.row, word.row) : 0;
  tally.focusLike = Math.max(tally.focusLike, like);
  if (!isSureName(each)) return;
  tally.newNames += 1;
  if (marks & Mark.fresh) tally.freshNames += 1;
  tally.focusLikeName = Math.max(tally.focusLikeName, like);
  tally.person = Math.max(tally.person, word.person);
  tally.place = Math.max(tally.place, word.place);
  tally.body = Math.max(tally.body, word.body);
}

/** How many words may stand between two of the question's that still count as following each other. */
const PAIR_REACH = 3;

function countRuns(tally: Tally, seen: readonly Seen[]): void {
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

function countNames(tally: Tally, seen: readonly Seen[]): void {
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

function countAfterNumbers(tally: Tally, seen: readonly Seen[], { focus }: Query): void {
  let numberAt = Number.NEGATIVE_INFINITY;
  for (const { at, word, marks, term, worth } of seen) {
    if (marks & Mark.numeric || word.classes & WordClass.number) numberAt = at;
    const distance = at - numberAt;
    if (distance > NUMBER_REACH || distance === 0) continue;
    if (focus) {
      const isFocus =
        focus.numbers.has(word.stem) || (term >= 0 && worth >= SAME && focus.word === word.text);
      tally.focusByNumber = Math.max(tally.focusByNumber, isFocus ? 1 : likeness(focus.row, word.row));
    }
    if (distance > NUMBER_REACH - 1) continue;
    if (word.text === 'old') tally.age = 1;
    if (word.classes & WordClass.timeUnit) tally.duration = 1;
    if (word.classes & WordClass.measure) tally.measure = 1;
  }
}

function countAround(tally: Tally, seen: readonly Seen[], query: Query, weights: Float64Array): void {
  const { seeks } = query.question;
  const matched = seen.filter(({ term }) => term >= 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return;
  for (const each of seen) {
    if (each.term >= 0 || !mayBe(seeks, each)) continue;
    tally.candidates += 1;
    let around = 0;
    for (const { at, term, worth } of matched) {
      const near = Math.exp(-Math.abs(at - each.at) / REACH);
      around += worth * (weights[term] as number) * near;
      tally.closeness = Math.max(tally.closeness, near);
      if (!query.terms[term]?.verb) continue;
      if (each.at < at) tally.beforeVerb = Math.max(tally.beforeVerb, near);
      else tally.afterVerb = Math.max(tally.afterVerb, near);
    }
    tally.around = Math.max(tally.around, around / whole);
  }
}

function countTogether(tally: Tally, seen: readonly Seen[], { terms }: Query): void {
  let last: Seen | undefined;
  for (const each of seen) {
    if (each.term < 0) continue;
    if (last && last.term !== each.term)
      tally.together += Math.exp(-(each.at - last.at) / REACH) / Math.max(1, terms.length - 1);
    last = each;
  }
}

/** Whether a new word may be what is sought, or stand in it. */
function mayBe(seeks: Sought, { word: { classes, row }, marks, isName }: Seen): boolean {
  switch (seeks) {
    case 'person':
    case 'name':
    case 'place':
      return isName;
    case 'time':
      return (
        (classes & (WordClass.weekday | WordClass.month | WordClass.timeDeictic)) !== 0 ||
        (marks & Mark.year) !== 0
      );
    case 'year':
      return (marks & Mark.year) !== 0;
    case 'money':
      return (marks & Mark.money) !== 0;
    case 'percent':
      return (marks & Mark.percent) !== 0;
    case 'count':
    case 'age':
    case 'measure':
    case 'duration':
      return (marks & Mark.numeric) !== 0 || (classes & WordClass.number) !== 0;
    case 'reason':
      return (classes & WordClass.reason) !== 0;
    case 'description':
      return (classes & WordClass.role) !== 0;
    case 'speech':
      return (marks & Mark.quoted) !== 0;
    default:
      return (classes & WordClass.function) === 0 && row !== NO_ROW;
  }
}

function emptyTally(): Tally {
  return {
    words: 0,
    matched: 0,
    pairs: 0,
    longestRun: 0,
    names: 0,
    newNames: 0,
    fullNames: 0,
    nameRuns: 0,
    newWords: 0,
    freshWords: 0,
    freshNames: 0,
    numbers: 0,
    years: 0,
    months: 0,
    weekdays: 0,
    money: 0,
    percent: 0,
    quoted: 0,
    timeUnits: 0,
    timeDeictics: 0,
    speech: 0,
    reasons: 0,
    placeWords: 0,
    negations: 0,
    roles: 0,
    persons: 0,
    things: 0,
    purposes: 0,
    because: 0,
    nameByRole: 0,
    age: 0,
    measure: 0,
    duration: 0,
    person: 0,
    place: 0,
    body: 0,
    focusLike: 0,
    focusLikeName: 0,
    focusByNumber: 0,
    candidates: 0,
    around: 0,
    closeness: 0,
    beforeVerb: 0,
    afterVerb: 0,
    together: 0,
  };
}
