import { WordClass } from '../language/word-classes.js';
import { likeness, NO_ROW } from '../language/word-vectors.js';
import { Mark, type SentenceProfile } from '../search/profile.js';
import type { Vocabulary, Word } from '../search/vocabulary.js';
import type { StandsFor } from './coverage.js';
import type { Query } from './query.js';
import type { AnswerType } from './question/answer-type.js';

/** Counts of a sentence's words for one question. "New" words are those that are not in the question. */
export interface SentenceFeatures {
  words: number;
  names: number;
  newNames: number;
  /** New names of two or more words ("Ada Low"). */
  fullNames: number;
  /** Runs of new names, of any length. */
  nameRuns: number;
  /** New content words. */
  newWords: number;
  numbers: number;
  years: number;
  months: number;
  weekdays: number;
  money: number;
  percent: number;
  quoted: number;
  timeUnits: number;
  timeDeictics: number;
  placeWords: number;
  negations: number;
  roles: number;
  persons: number;
  things: number;
  /** Words such as "by", "with" and "through", which introduce a means. */
  means: number;
  /** 1 if "because", "due" or "since" occurs. */
  because: number;
  /** 1 if a name is next to an office ("Mayor Low"), or a number next to a unit. */
  nameByRole: number;
  measure: number;
  duration: number;
  /** How similarly a new name is used to those of persons, or places; the maximum. */
  person: number;
  place: number;
  /**
   * How similarly a new word, a new name, or a word after a number is used to the focus of the question; the maximum.
   */
  focusLike: number;
  focusLikeName: number;
  focusByNumber: number;
  /** Words that may be the answer. */
  candidates: number;
  /** How much of the question is close to one of them, 0 to 1. */
  around: number;
  /** The closeness of the nearest candidate to a word of the question, 0 to 1. */
  closeness: number;
  /** How close a candidate is before and after the question's verb. */
  beforeVerb: number;
  afterVerb: number;
  /** How close together the question's words are, 0 to 1. */
  together: number;
}

/** All counts at 0. */
function noFeatures(): SentenceFeatures {
  return {
    words: 0,
    names: 0,
    newNames: 0,
    fullNames: 0,
    nameRuns: 0,
    newWords: 0,
    numbers: 0,
    years: 0,
    months: 0,
    weekdays: 0,
    money: 0,
    percent: 0,
    quoted: 0,
    timeUnits: 0,
    timeDeictics: 0,
    placeWords: 0,
    negations: 0,
    roles: 0,
    persons: 0,
    things: 0,
    means: 0,
    because: 0,
    nameByRole: 0,
    measure: 0,
    duration: 0,
    person: 0,
    place: 0,
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

/** A word of a sentence as it is counted. */
interface Seen {
  readonly at: number;
  readonly word: Word;
  readonly marks: number;
  /** The term of the question that it matches; -1 for a new word. */
  readonly term: number;
  /** How well it matches. */
  readonly worth: number;
  readonly isName: boolean;
}

/** The minimum worth of a match for a word to count as one of the question's. */
const SAME = 0.5;

/** A sentence's word as it is counted, given by its number in the vocabulary. */
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
  const row = standsFor(number);
  for (let index = 0; row && index < row.length; index++) {
    const value = row[index] as number;
    if (value >= SAME && value > worth) [term, worth] = [index, value];
  }
  const isName = (bits & Mark.capital) !== 0 && (word.classes & WordClass.function) === 0;
  return { at, word, marks: bits, term, worth, isName };
}

/**
 * Counts the features of a sentence for one question.
 *
 * @param weights the weight of each term of the question
 */
export function sentenceFeaturesOf(
  sentence: SentenceProfile,
  query: Query,
  standsFor: StandsFor,
  vocabulary: Vocabulary,
  weights: Float64Array,
): SentenceFeatures {
  const seen = Array.from(sentence.words, (number, at) => see(sentence, number, at, standsFor, vocabulary));
  const features = noFeatures();
  features.words = seen.length;
  for (const each of seen) {
    countMarks(features, each);
    countClasses(features, each);
    if (each.term < 0) countNew(features, each, query);
  }
  countNames(features, seen);
  countAfterNumbers(features, seen, query);
  countAround(features, seen, query, weights);
  countTogether(features, seen, query);
  return features;
}

/** At the start of a sentence, only an unknown or rare word is certainly a name. */
const NAME_RARITY = 0.85;

function isSureName({ isName, marks, word }: Seen): boolean {
  return isName && ((marks & Mark.initial) === 0 || word.rarity > NAME_RARITY);
}

/** Counts the marks of a word. */
function countMarks(features: SentenceFeatures, each: Seen): void {
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

/** The count that each class of words adds to; the first list for any word, the second for new words only. */
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

const COUNTED_AT_ALL = [...COUNTED, ...COUNTED_NEW].reduce<number>(
  (all, [bit]) => all | bit,
  WordClass.month,
);

const BECAUSE: ReadonlySet<string> = new Set(['because', 'due', 'since']);
const MEANS: ReadonlySet<string> = new Set(['by', 'with', 'through', 'using', 'via']);

/** Counts the classes of a word. */
function countClasses(features: SentenceFeatures, { word, term, isName }: Seen): void {
  const { classes, text } = word;
  if (BECAUSE.has(text)) features.because = 1;
  if (MEANS.has(text)) features.means += 1;
  if ((classes & COUNTED_AT_ALL) === 0) return;
  for (const [bit, name] of COUNTED) if (classes & bit) features[name] += 1;
  if (term >= 0) return;
  for (const [bit, name] of COUNTED_NEW) if (classes & bit) features[name] += 1;
  if (isName && classes & WordClass.month) features.months += 1;
}

/** Counts a word that is not in the question. */
function countNew(features: SentenceFeatures, each: Seen, { focus }: Query): void {
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

const ROLE_REACH = 4;

/** Counts new names of several words, and those next to an office. */
function countNames(features: SentenceFeatures, seen: readonly Seen[]): void {
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

/** Counts words right after a number: units, and the focus of the question. */
function countAfterNumbers(features: SentenceFeatures, seen: readonly Seen[], { focus }: Query): void {
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

/** The distance, in words, at which closeness is about a third (1/e). */
const REACH = 7;
/** The distance, in words, beyond which closeness counts as 0. */
const FAR = 10 * REACH;

/** Measures how close the question's words are to the candidates. */
function countAround(
  features: SentenceFeatures,
  seen: readonly Seen[],
  query: Query,
  weights: Float64Array,
): void {
  const { answerType } = query.question;
  const matched = seen.filter(({ term }) => term >= 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return;
  let from = 0;
  for (const each of seen) {
    if (each.term >= 0 || !mayBe(answerType, each)) continue;
    features.candidates += 1;
    let around = 0;
    while ((matched[from]?.at ?? Number.POSITIVE_INFINITY) < each.at - FAR) from++;
    for (let index = from; index < matched.length; index++) {
      const { at, term, worth } = matched[index] as Seen;
      if (at > each.at + FAR) break;
      const near = Math.exp(-Math.abs(at - each.at) / REACH);
      around += worth * (weights[term] as number) * near;
      features.closeness = Math.max(features.closeness, near);
      if (!query.terms[term]?.verb) continue;
      if (each.at < at) features.beforeVerb = Math.max(features.beforeVerb, near);
      else features.afterVerb = Math.max(features.afterVerb, near);
    }
    features.around = Math.max(features.around, around / whole);
  }
}

/** Measures how close together the question's words are. */
function countTogether(features: SentenceFeatures, seen: readonly Seen[], { terms }: Query): void {
  let last: Seen | undefined;
  for (const each of seen) {
    if (each.term < 0) continue;
    if (last && last.term !== each.term)
      features.together += Math.exp(-(each.at - last.at) / REACH) / Math.max(1, terms.length - 1);
    last = each;
  }
}

/** Whether a new word may be the answer, or part of it. */
function mayBe(answerType: AnswerType, { word: { classes, row }, marks, isName }: Seen): boolean {
  switch (answerType) {
    case 'person':
    case 'body':
    case 'name':
    case 'place':
      return isName;
    case 'time':
      return (
        (classes & (WordClass.weekday | WordClass.timeDeictic)) !== 0 ||
        (isName && (classes & WordClass.month) !== 0) ||
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
