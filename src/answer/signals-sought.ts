import { Trait } from '../search/profile.js';
import type { AnswerType } from './answer-type.js';
import { share } from './cover.js';
import { dates, flag, general, most, quotedShare, type Signal } from './signal.js';

const early: Signal = (v) => 1 / (1 + v.place.paragraph);
const around: Signal = (v) => v.tally.around;
const numbers: Signal = (v) => most(3, v.tally.numbers);
const nameRuns: Signal = (v) => most(2, v.tally.nameRuns);
const namesHeld: Signal = (v) => share(v.weights.names, v.cover.exact);
const newWords: Signal = (v) => Math.log(1 + v.tally.newWords);
const fresh: Signal = (v) => most(2, v.tally.freshNames);

/** What a question of a kind looks for. */
export const SOUGHT: Partial<Record<AnswerType, Record<string, Signal>>> = {
  person: {
    names: nameRuns,
    'full names': (v) => most(2, v.tally.fullNames),
    'a person’s name': (v) => v.tally.person,
    'a name by an office': (v) => v.tally.nameByRole,
    'an office': (v) => most(1, v.tally.roles),
    'question words around a name': around,
    'a name said for the first time': fresh,
    early,
  },
  description: {
    'a name by an office': (v) => v.tally.nameByRole,
    'an office': (v) => most(1, v.tally.roles),
    'the name asked about': namesHeld,
    early,
  },
  place: {
    names: nameRuns,
    'a place’s name': (v) => v.tally.place,
    'words of place': (v) => most(2, v.tally.placeWords),
    'question words around a name': around,
    'a dateline': (v) => flag((v.profile.traits & Trait.dateline) !== 0),
    'a name said for the first time': fresh,
    early,
  },
  time: {
    'a date': dates,
    'a weekday': (v) => most(1, v.tally.weekdays),
    'a year': (v) => most(1, v.tally.years),
    'words of time': (v) => most(2, v.tally.timeUnits + v.tally.timeDeictics),
    'question words around a date': around,
    early,
  },
  year: { 'a year': (v) => most(1, v.tally.years), 'question words around a year': around },
  count: {
    numbers: numbers,
    'a number of what is asked for': (v) => v.tally.focusByNumber,
    'question words around a number': around,
    early,
  },
  money: { money: (v) => most(1, v.tally.money), numbers: numbers, 'question words around money': around },
  age: { 'an age': (v) => v.tally.age, numbers: numbers, names: namesHeld },
  measure: {
    'a measure': (v) => v.tally.measure,
    numbers: numbers,
    'question words around a number': around,
  },
  duration: {
    'a duration': (v) => v.tally.duration,
    numbers: numbers,
    'question words around a number': around,
  },
  percent: { percent: (v) => most(1, v.tally.percent), numbers: numbers, 'question words around it': around },
  reason: {
    'words of reason': (v) => most(2, v.tally.reasons),
    because: (v) => v.tally.because,
    'to and for': (v) => most(2, v.tally.purposes),
    'question words in the sentence before': (v) => general(v, v.sentenceBefore.soft),
    early,
  },
  speech: {
    'share of it quoted': quotedShare,
    'a speech verb': (v) => most(1, v.tally.speech),
    'the speaker asked about is named': namesHeld,
    'the speaker asked about is named before': (v) => share(v.weights.names, v.sentenceBefore.exact),
    early,
  },
  name: {
    names: nameRuns,
    'the like of what is asked for': (v) => v.tally.focusLike,
    'a name like what is asked for': (v) => v.tally.focusLikeName,
    'question words around a name': around,
    'a name said for the first time': fresh,
    'new words': newWords,
    early,
  },
  thing: { names: nameRuns, 'new words': newWords, 'question words around it': around, early },
  event: {
    'verbs like the question’s': (v) => share(v.weights.verbs, v.cover.soft),
    'new words': newWords,
    early,
  },
  manner: { 'to and for': (v) => most(2, v.tally.purposes), early },
  topic: { 'new words': newWords, early },
};
