import { WordClass } from '../language/word-classes.js';
import { NO_ROW } from '../language/word-vectors.js';
import { Mark } from '../search/profile.js';
import type { AnswerType } from './answer-type.js';
import type { Query } from './query.js';
import type { Seen } from './seen.js';
import type { SentenceFeatures } from './tally.js';

/** Words apart at which nearness counts for a third. */
const REACH = 7;
/** Words apart from which on nearness counts for nothing. */
const FAR = 10 * REACH;

/** Notes how close the question's words stand around what may be sought. */
export function countAround(features: SentenceFeatures, seen: readonly Seen[], query: Query, weights: Float64Array): void {
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

/** Notes how close together the question's words stand. */
export function countTogether(features: SentenceFeatures, seen: readonly Seen[], { terms }: Query): void {
  let last: Seen | undefined;
  for (const each of seen) {
    if (each.term < 0) continue;
    if (last && last.term !== each.term)
      features.together += Math.exp(-(each.at - last.at) / REACH) / Math.max(1, terms.length - 1);
    last = each;
  }
}

/** Whether a new word may be what is sought, or stand in it. */
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
