import { Trait } from '../search/profile.js';
import { best, share } from './cover.js';
import type { Sought } from './seeks.js';
import type { View } from './view.js';

/** What speaks for a sentence, as a number. */
type Signal = (view: View) => number;

const most = (limit: number, count: number) => Math.min(limit, count);
const flag = (holds: boolean) => Number(holds);

const general = (view: View, held: Float32Array) => share(view.weights.general, held);

/** How much of the question stands where. */
const WORDS: Record<string, Signal> = {
  'question words in the sentence': (v) => general(v, v.cover.exact),
  'question words in the sentence, squared': (v) => general(v, v.cover.exact) ** 2,
  'related words in the sentence': (v) => general(v, v.cover.soft),
  'related words in the sentence, squared': (v) => general(v, v.cover.soft) ** 2,
  'telling words in the sentence': (v) => share(v.weights.local, v.cover.exact),
  'telling related words in the sentence': (v) => share(v.weights.localSoft, v.cover.soft),
  'rare words in the sentence': (v) => share(v.weights.wide, v.cover.exact),
  'rare related words in the sentence': (v) => share(v.weights.wide, v.cover.soft),
  'share of question words in the sentence': (v) => mean(v.cover.exact),
  'number of question words in the sentence': (v) => most(6, sum(v.cover.exact)),
  'question words in the paragraph': (v) => general(v, v.paragraph.exact),
  'related words in the paragraph': (v) => general(v, v.paragraph.soft),
  'telling words in the paragraph': (v) => share(v.weights.local, v.paragraph.exact),
  'telling related words in the paragraph': (v) => share(v.weights.localSoft, v.paragraph.soft),
  'rare words in the paragraph': (v) => share(v.weights.wide, v.paragraph.exact),
  'rare related words in the paragraph': (v) => share(v.weights.wide, v.paragraph.soft),
  'question words in the paragraph before': (v) => general(v, v.previous.exact),
  'related words in the paragraph before': (v) => general(v, v.previous.soft),
  'related words two paragraphs before': (v) => general(v, v.beforePrevious.soft),
  'related words in the paragraph after': (v) => general(v, v.next.soft),
  'related words in the sentence or the one before': (v) =>
    general(v, best(v.cover.soft, v.sentenceBefore.soft, 0.8)),
  'telling related words in the sentence or the one before': (v) =>
    share(v.weights.localSoft, best(v.cover.soft, v.sentenceBefore.soft, 0.8)),
  'related words in the paragraph or the one before': (v) =>
    general(v, best(v.paragraph.soft, v.previous.soft, 0.8)),
  'related words in the paragraph or beside it': (v) =>
    general(v, best(best(v.paragraph.soft, v.previous.soft, 0.7), v.next.soft, 0.5)),
  'question words in the sentence before': (v) => general(v, v.sentenceBefore.exact),
  'related words in the sentence after': (v) => general(v, v.sentenceAfter.soft),
  'related words in the title': (v) => general(v, v.title.soft),
  'related words in the heading': (v) => general(v, v.heading.soft),
  'related words in the paragraph or the title': (v) => general(v, best(v.paragraph.soft, v.title.soft, 0.8)),
  'names of the question in the sentence': (v) => share(v.weights.names, v.cover.exact),
  'names of the question nearby': (v) => share(v.weights.names, nearby(v)),
  'name of the question missing': (v) => missing(v, v.weights.names, nearby(v)),
  'verbs of the question in the sentence': (v) => share(v.weights.verbs, v.cover.exact),
  'verbs like the question’s in the sentence': (v) => share(v.weights.verbs, v.cover.soft),
  'nouns of the question in the sentence': (v) => share(v.weights.nouns, v.cover.exact),
  'nouns like the question’s in the sentence': (v) => share(v.weights.nouns, v.cover.soft),
  'numbers of the question in the sentence': (v) => share(v.weights.numbers, v.cover.exact),
  'what is asked for in the sentence': (v) => share(v.weights.focus, v.cover.exact),
  'the like of what is asked for in the sentence': (v) => share(v.weights.focus, v.cover.soft),
  'rare word missing': (v) => missing(v, v.weights.general, best(v.cover.soft, v.paragraph.soft, 0.7)),
  'question words in the same order': (v) => v.tally.pairs / Math.max(1, v.query.terms.length - 1),
  'longest row of question words': (v) => most(4, v.tally.longestRun),
  'question words, counted': (v) => most(8, v.tally.matched) / 8,
  'paragraph relevance (BM25)': (v) => v.bm25,
  'paragraph relevance (BM25), damped': (v) => Math.log(1 + v.bm25),
  'about the same': (v) => v.about,
  'question words close together': (v) => most(1, v.tally.together),
  'names of the question meant by a pronoun': (v) => share(v.weights.names, resolved(v)),
  'question words, pronouns resolved': (v) => general(v, resolvedAll(v)),
};

/** Where the sentence stands, and what it is like. */
const PLACE: Record<string, Signal> = {
  'first paragraph': (v) => flag(v.place.paragraph === 0),
  'second paragraph': (v) => flag(v.place.paragraph === 1),
  'third paragraph': (v) => flag(v.place.paragraph === 2),
  'early paragraph': (v) => 1 / (1 + v.place.paragraph),
  'late paragraph': (v) => v.place.paragraph / Math.max(1, v.paragraphs),
  'last paragraph': (v) => flag(v.place.paragraph === v.paragraphs - 1),
  'early sentence': (v) => 1 / (1 + v.sentence),
  'last sentence': (v) => flag(v.sentence === v.sentences - 1),
  'sentences in the paragraph': (v) => most(8, v.sentences),
  'length of the sentence': (v) => Math.log(1 + v.tally.words),
  'length of the paragraph': (v) => Math.log(1 + v.length),
  'hardly a sentence': (v) => flag(v.tally.words < 6),
  'central in the article': (v) => v.central,
  'words the article comes back to': (v) => v.profile.recurrence,
  dateline: (v) => flag((v.profile.traits & Trait.dateline) !== 0),
  'a question itself': (v) => flag((v.profile.traits & Trait.question) !== 0),
  'a caption': (v) => flag((v.profile.traits & Trait.caption) !== 0),
  'few words asked, early paragraph': (v) => flag(v.query.terms.length <= 2) / (1 + v.place.paragraph),
  'relevance in the index': (v) => v.place.found,
  'relevance of the article': (v) => v.place.foundArticle,
};

/** What the sentence holds beside the question's words. */
const CONTENT: Record<string, Signal> = {
  names: (v) => most(6, v.tally.names),
  'new names': (v) => most(4, v.tally.newNames),
  'new names, in a row': (v) => most(4, v.tally.nameRuns),
  'new full names': (v) => most(2, v.tally.fullNames),
  'names said for the first time': (v) => most(3, v.tally.freshNames),
  'new words': (v) => Math.log(1 + v.tally.newWords),
  'words said for the first time': (v) => v.tally.freshWords / Math.max(1, v.tally.newWords),
  'new numbers': (v) => most(3, v.tally.numbers),
  'new years': (v) => most(2, v.tally.years),
  'a new date': (v) => most(2, dates(v)),
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

const early: Signal = (v) => 1 / (1 + v.place.paragraph);
const around: Signal = (v) => v.tally.around;
const numbers: Signal = (v) => most(3, v.tally.numbers);
const nameRuns: Signal = (v) => most(2, v.tally.nameRuns);
const namesHeld: Signal = (v) => share(v.weights.names, v.cover.exact);
const newWords: Signal = (v) => Math.log(1 + v.tally.newWords);
const fresh: Signal = (v) => most(2, v.tally.freshNames);

/** What a question of a kind looks for. */
const SOUGHT: Partial<Record<Sought, Record<string, Signal>>> = {
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
    'quotes the speaker asked about': (v) => flag(v.place.quotesAsked(v.sentence)),
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
  deed: {
    'verbs like the question’s': (v) => share(v.weights.verbs, v.cover.soft),
    'new words': newWords,
    early,
  },
  manner: { 'to and for': (v) => most(2, v.tally.purposes), early },
  topic: { 'new words': newWords, early },
};

/** All signals by their names; those of one kind of question stand behind all others, with its name before. */
export const SIGNALS: readonly string[] = [
  ...[WORDS, PLACE, CONTENT].flatMap((group) => Object.keys(group)),
  ...Object.entries(SOUGHT).flatMap(([sought, group]) =>
    Object.keys(group).map((name) => `${sought}: ${name}`),
  ),
];

const ALWAYS: readonly Signal[] = [WORDS, PLACE, CONTENT].flatMap((group) => Object.values(group));
const FIRST_OF = firstIndices();

function firstIndices(): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  let at = ALWAYS.length;
  for (const [sought, group] of Object.entries(SOUGHT)) {
    first.set(sought, at);
    at += Object.keys(group).length;
  }
  return first;
}

/** The values of all signals for a sentence, in the order of `SIGNALS`; those of other kinds of question are 0. */
export function signalsOf(view: View): Float64Array {
  const values = new Float64Array(SIGNALS.length);
  for (let at = 0; at < ALWAYS.length; at++) values[at] = (ALWAYS[at] as Signal)(view);
  const { seeks } = view.query.question;
  let at = FIRST_OF.get(seeks) ?? 0;
  for (const signal of Object.values(SOUGHT[seeks] ?? {})) values[at++] = signal(view);
  return values;
}

const PRONOUN = /^(?:he|she|they|it|his|her|their|its|this|these|that|those)$/u;

function dates({ tally }: View): number {
  return most(2, tally.years + tally.months + tally.weekdays);
}

function quotedShare({ tally }: View): number {
  return tally.words === 0 ? 0 : tally.quoted / tally.words;
}

function resolved(v: View): Float32Array {
  if (v.tally.persons + v.tally.things === 0) return v.cover.exact;
  return best(v.cover.exact, best(v.sentenceBefore.exact, v.previous.exact, 0.8), 0.8);
}

function resolvedAll(v: View): Float32Array {
  const held = resolved(v);
  return v.cover.soft.map((value, term) =>
    (v.weights.names[term] as number) > 0 ? (held[term] as number) : value,
  );
}

function nearby({ cover, paragraph, previous, title }: View): Float32Array {
  return best(best(best(cover.exact, paragraph.exact, 0.8), previous.exact, 0.64), title.exact, 0.8);
}

/** The heaviest term that is not held. */
function missing({ query }: View, weights: Float64Array, held: Float32Array): number {
  return query.terms.reduce(
    (most, _, term) => Math.max(most, (weights[term] as number) * (1 - (held[term] as number))),
    0,
  );
}

function sum(held: Float32Array): number {
  return held.reduce((total, value) => total + value, 0);
}

function mean(held: Float32Array): number {
  return held.length === 0 ? 0 : sum(held) / held.length;
}
