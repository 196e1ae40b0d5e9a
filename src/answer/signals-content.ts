import { share } from './cover.js';
import { dates, flag, most, quotedShare, type Signal } from './signal.js';

const PRONOUN = /^(?:he|she|they|it|his|her|their|its|this|these|that|those)$/u;

/** What the sentence holds beside the question's words. */
export const CONTENT: Record<string, Signal> = {
  names: (v) => most(6, v.tally.names),
  'new names': (v) => most(4, v.tally.newNames),
  'new names, in a row': (v) => most(4, v.tally.nameRuns),
  'new full names': (v) => most(2, v.tally.fullNames),
  'names said for the first time': (v) => most(3, v.tally.freshNames),
  'new words': (v) => Math.log(1 + v.tally.newWords),
  'words said for the first time': (v) => v.tally.freshWords / Math.max(1, v.tally.newWords),
  'new numbers': (v) => most(3, v.tally.numbers),
  'new years': (v) => most(2, v.tally.years),
  'a new date': dates,
  money: (v) => most(2, v.tally.money),
  percent: (v) => most(2, v.tally.percent),
  times: (v) => most(2, v.tally.timeUnits),
  'words of time': (v) => most(2, v.tally.timeDeictics),
  'share of it quoted': quotedShare,
  'speech verbs': (v) => most(2, v.tally.speech),
  'words of reason': (v) => most(2, v.tally.reasons),
  because: (v) => v.tally.because,
  'to and for': (v) => most(3, v.tally.purposes),
  'words of place': (v) => most(3, v.tally.placeWords),
  negations: (v) => most(2, v.tally.negations),
  'offices and relations': (v) => most(2, v.tally.roles),
  'pronouns for people': (v) => most(2, v.tally.persons),
  'pronouns for things': (v) => most(2, v.tally.things),
  'opens with a pronoun': (v) => flag(PRONOUN.test(v.firstWord)),
  'opens with a pronoun for a name of the question': (v) =>
    flag(PRONOUN.test(v.firstWord)) * share(v.weights.names, v.sentenceBefore.exact),
  'name by an office': (v) => v.tally.nameByRole,
  'an age': (v) => v.tally.age,
  'a measure': (v) => v.tally.measure,
  'a duration': (v) => v.tally.duration,
  'a person’s name': (v) => v.tally.person,
  'a place’s name': (v) => v.tally.place,
  'a body’s name': (v) => v.tally.body,
  'the like of what is asked for': (v) => v.tally.focusLike,
  'a name like what is asked for': (v) => v.tally.focusLikeName,
  'what is asked for, by a number': (v) => v.tally.focusByNumber,
  'what may be sought': (v) => most(3, v.tally.candidates),
  'question words around what may be sought': (v) => v.tally.around,
  'question words close to what may be sought': (v) => v.tally.closeness,
  'quotes the speaker asked about': (v) => flag(v.place.quotesAsked(v.sentence)),
  'what may be sought before the verb, as asked': (v) =>
    flag(v.query.question.asksSubject) * v.tally.beforeVerb,
  'what may be sought after the verb, as asked': (v) =>
    flag(!v.query.question.asksSubject) * v.tally.afterVerb,
  'what may be sought beside the verb, not as asked': (v) =>
    v.query.question.asksSubject ? v.tally.afterVerb : v.tally.beforeVerb,
};
