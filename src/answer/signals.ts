import type { AnswerType } from './answer-type.js';
import { best, type Held, share } from './cover.js';
import { MATCHES, Match } from './query.js';
import type { View } from './view.js';

/** What speaks for a sentence, as a number. */
export type Signal = (view: View) => number;

/** A count that tells no more above a limit. */
function most(limit: number, count: number): number {
  return Math.min(limit, count);
}

/** The share of the question that is held, its terms weighted by how rare they are in general. */
function general(view: View, held: Held): number {
  return share(view.weights.general, held);
}

/** How much of the question stands where. */
const COVERAGE: Record<string, Signal> = {
  'question words in the sentence': (v) => general(v, v.cover.exact),
  'question words in the sentence, squared': (v) => general(v, v.cover.exact) ** 2,
  'related words in the sentence': (v) => general(v, v.cover.soft),
  'rare words in the sentence': (v) => share(v.weights.wide, v.cover.exact),
  'rare related words in the sentence': (v) => share(v.weights.wide, v.cover.soft),
  'telling words in the sentence': (v) => share(v.weights.local, v.cover.exact),
  'share of question words in the sentence': (v) => mean(v.cover.exact),
  'number of question words in the sentence': (v) => most(6, sum(v.cover.exact)),
  'question words in the paragraph': (v) => general(v, v.paragraph.exact),
  'related words in the paragraph': (v) => general(v, v.paragraph.soft),
  'rare words in the paragraph': (v) => share(v.weights.wide, v.paragraph.exact),
  'rare related words in the paragraph': (v) => share(v.weights.wide, v.paragraph.soft),
  'telling words in the paragraph': (v) => share(v.weights.local, v.paragraph.exact),
  'telling related words in the paragraph': (v) => share(v.weights.localSoft, v.paragraph.soft),
  'related words in the paragraph after': (v) => general(v, v.next.soft),
  'related words in the sentence or the one before': (v) =>
    general(v, best(v.cover.soft, v.sentenceBefore.soft, 0.8)),
  'related words in the paragraph or beside it': (v) =>
    general(v, best(best(v.paragraph.soft, v.previous.soft, 0.7), v.next.soft, 0.5)),
  'related words in the heading': (v) => general(v, v.heading.soft),
  'related words in the title': (v) => general(v, v.title.soft),
  'related words in the paragraph or the title': (v) => general(v, best(v.paragraph.soft, v.title.soft, 0.8)),
  'related words in or around the paragraph': contextCoverage,
  'names of the question in the sentence': namesHeld,
  'names of the question nearby': (v) => share(v.weights.names, nearby(v)),
  'name of the question missing': (v) => missing(v.weights.names, nearby(v)),
  'names of the question nowhere near': (v) => most(2, nowhere(v.weights.names, near(v))),
  'numbers of the question nowhere near': (v) => most(2, nowhere(v.weights.numbers, near(v))),
  'names of the question meant by a pronoun': (v) => share(v.weights.names, resolved(v)),
  'question words, pronouns resolved': (v) => general(v, resolvedAll(v)),
  'verbs like the question’s in the sentence': verbsHeld,
  'nouns like the question’s in the sentence': (v) => share(v.weights.nouns, v.cover.soft),
  'the like of what is asked for in the sentence': (v) => share(v.weights.focus, v.cover.soft),
  'question words close together': (v) => most(1, v.tally.together),
  'paragraph relevance (BM25)': (v) => v.bm25,
  'relevance in the index': (v) => v.place.found,
  'relevance of the article': (v) => v.place.foundArticle,
};

/** How much of what tells the article's sentences apart stands where. */
const TOPIC: Record<string, Signal> = {
  'telling terms in the sentence': (v) => share(v.topic.weights, v.cover.soft),
  'telling terms in the window': (v) => share(v.topic.weights, v.window),
  'telling terms in the sentence, of the best': (v) =>
    share(v.topic.weights, v.cover.soft) / v.topic.most.sentence,
  'telling terms in the window, of the best': (v) => share(v.topic.weights, v.window) / v.topic.most.window,
  'telling terms in the paragraph, of the best': (v) =>
    share(v.topic.weights, v.paragraph.soft) / v.topic.most.paragraph,
  'most telling term in the sentence': (v) => rarest(v.topic.weights, v.cover.soft),
  'likeness to the terms': (v) => general(v, v.likeness),
  'likeness to the telling terms': (v) => share(v.topic.weights, v.likeness),
  'likeness to the terms, above the mean': (v) => general(v, v.likeness) - v.topic.mean.likeness,
  'likeness to the terms, of the best': (v) => general(v, v.likeness) / v.topic.most.likeness,
  'about the same': (v) => v.about,
  'about the same, above the mean': (v) => v.about - v.topic.mean.about,
  'about the same, below the best': (v) => v.about - v.topic.most.about,
};

/** By which kind of match the terms are held. */
const MATCH: Record<string, Signal> = {
  ...Object.fromEntries(
    [
      'likeness from 0.3',
      'likeness from 0.5',
      'likeness from 0.6',
      'wider or narrower',
      'same start',
    ].flatMap((name): [string, Signal][] => {
      const kind = MATCHES.indexOf(name);
      return [
        [`match: ${name}`, (v) => heldBy(v.weights.general, v.matches, kind, kind)],
        [`telling match: ${name}`, (v) => heldBy(v.topic.weights, v.matches, kind, kind)],
      ];
    }),
  ),
  'match: name': (v) => heldBy(v.weights.general, v.matches, Match.name, Match.name),
  'match before only: same': (v) => heldElsewhere(v, v.weights.general, v.matchesBefore, SAME),
  'match before only: alike': (v) => heldElsewhere(v, v.weights.general, v.matchesBefore, ALIKE),
  'match after only: same': (v) => heldElsewhere(v, v.weights.general, v.matchesAfter, SAME),
  'match after only: alike': (v) => heldElsewhere(v, v.weights.general, v.matchesAfter, ALIKE),
  'match in the paragraph only: same': (v) => heldElsewhere(v, v.weights.general, v.matchesParagraph, SAME),
  'match in the paragraph only: related': (v) =>
    heldElsewhere(v, v.weights.general, v.matchesParagraph, RELATED),
  'telling match in the paragraph only: same': (v) =>
    heldElsewhere(v, v.topic.weights, v.matchesParagraph, SAME),
  'nouns: related': (v) => heldBy(v.weights.nouns, v.matches, ...RELATED),
  'nouns: alike': (v) => heldBy(v.weights.nouns, v.matches, ...ALIKE),
  'names: related': (v) => heldBy(v.weights.names, v.matches, ...RELATED),
  'negated as asked': ({ query: { question }, tally }) =>
    question.statement ? Number(question.statement.negated === tally.negations > 0) : 0,
};

/** What the sentence holds beside the question's words. */
const CONTENT: Record<string, Signal> = {
  'sentences in the paragraph': (v) => most(8, v.sentences),
  'length of the paragraph': (v) => Math.log(1 + v.length),
  'hardly a sentence': (v) => Number(v.tally.words < 6),
  'central in the article': (v) => v.central,
  'words the article comes back to': (v) => v.profile.recurrence,
  names: (v) => most(6, v.tally.names),
  'new names': (v) => most(4, v.tally.newNames),
  'new names, in a row': (v) => most(4, v.tally.nameRuns),
  'new words': newWords,
  'new years': (v) => most(2, v.tally.years),
  'a new date': dates,
  times: (v) => most(2, v.tally.timeUnits),
  'share of it quoted': quotedShare,
  because: (v) => v.tally.because,
  negations: (v) => most(2, v.tally.negations),
  'pronouns for things': (v) => most(2, v.tally.things),
  'the like of what is asked for': (v) => v.tally.focusLike,
  'what may be sought': (v) => most(3, v.tally.candidates),
  'question words around what may be sought': (v) => v.tally.around,
  'question words close to what may be sought': (v) => v.tally.closeness,
  'what may be sought beside the verb, not as asked': (v) =>
    v.query.question.asksSubject ? v.tally.afterVerb : v.tally.beforeVerb,
  'quotes the speaker asked about': (v) => Number(v.place.quotesAsked(v.sentence)),
};

/** What a question of a type looks for. */
const OF_TYPE: Partial<Record<AnswerType, Record<string, Signal>>> = {
  person: {
    names: nameRuns,
    'full names': (v) => most(2, v.tally.fullNames),
    'a person’s name': (v) => v.tally.person,
  },
  body: { names: nameRuns, 'a name like what is asked for': (v) => v.tally.focusLikeName },
  description: {
    'a name by an office': (v) => v.tally.nameByRole,
    'an office': (v) => most(1, v.tally.roles),
    'the name asked about': namesHeld,
  },
  place: {
    'a place’s name': (v) => v.tally.place,
    'words of place': (v) => most(2, v.tally.placeWords),
  },
  time: {
    'a date': dates,
    'what of a time is asked for': timeAsked,
    'only a year where a day is asked for': yearForDay,
  },
  year: { 'a year': (v) => most(1, v.tally.years), 'question words around a year': (v) => v.tally.around },
  count: { numbers, 'a number of what is asked for': (v) => v.tally.focusByNumber },
  money: { money: (v) => most(1, v.tally.money) },
  measure: { 'a measure': (v) => v.tally.measure, numbers },
  duration: { 'a duration': (v) => v.tally.duration },
  percent: { percent: (v) => most(1, v.tally.percent) },
  reason: { because: (v) => v.tally.because },
  speech: {
    'share of it quoted': quotedShare,
    'the speaker asked about is named before': (v) => share(v.weights.names, v.sentenceBefore.exact),
  },
  name: {
    names: nameRuns,
    'the like of what is asked for': (v) => v.tally.focusLike,
    'a name like what is asked for': (v) => v.tally.focusLikeName,
    'new words': newWords,
  },
  truth: { 'verbs like the question’s': verbsHeld, numbers },
  thing: { 'new words': newWords },
  event: { 'new words': newWords },
  manner: { 'by and with': (v) => most(2, v.tally.means) },
  topic: { 'new words': newWords },
};

const ALWAYS: Record<string, Signal> = { ...COVERAGE, ...TOPIC, ...MATCH, ...CONTENT };

/** All signals by their names; those of one type of question stand behind all others, with its name before. */
export const SIGNALS: readonly string[] = [
  ...Object.keys(ALWAYS),
  ...Object.entries(OF_TYPE).flatMap(([type, group]) => Object.keys(group).map((name) => `${type}: ${name}`)),
];

const ALWAYS_LIST: readonly Signal[] = Object.values(ALWAYS);
const OF_TYPE_LIST: ReadonlyMap<string, { readonly from: number; readonly list: readonly Signal[] }> =
  (() => {
    let from = ALWAYS_LIST.length;
    return new Map(
      Object.entries(OF_TYPE).map(([type, group]) => {
        const list = Object.values(group);
        from += list.length;
        return [type, { from: from - list.length, list }];
      }),
    );
  })();

/** Where the share of the question stands that the sentence and its surroundings hold. */
export const CONTEXT = SIGNALS.indexOf('related words in or around the paragraph');

/** The values of all signals for a sentence, in the order of `SIGNALS`; those of other types of question are 0. */
export function signalsOf(view: View): number[] {
  const values = new Array<number>(SIGNALS.length).fill(0);
  for (let at = 0; at < ALWAYS_LIST.length; at++) values[at] = (ALWAYS_LIST[at] as Signal)(view);
  const own = OF_TYPE_LIST.get(view.query.question.answerType);
  own?.list.forEach((signal, at) => {
    values[own.from + at] = signal(view);
  });
  return values;
}

/** The share of the question's words that the sentence and its surroundings hold, the further away the less; 0 to 1. */
export function contextCoverage(v: View): number {
  const sentences = best(best(v.cover.soft, v.sentenceBefore.soft, 0.8), v.sentenceAfter.soft, 0.5);
  return general(
    v,
    best(best(best(sentences, v.paragraph.soft, 0.7), v.previous.soft, 0.6), v.next.soft, 0.4),
  );
}

function newWords(v: View): number {
  return Math.log(1 + v.tally.newWords);
}

function nameRuns(v: View): number {
  return most(2, v.tally.nameRuns);
}

function numbers(v: View): number {
  return most(3, v.tally.numbers);
}

function dates({ tally }: View): number {
  return most(2, tally.years + tally.months + tally.weekdays);
}

function quotedShare({ tally }: View): number {
  return tally.words === 0 ? 0 : tally.quoted / tally.words;
}

function namesHeld(v: View): number {
  return share(v.weights.names, v.cover.exact);
}

function verbsHeld(v: View): number {
  return share(v.weights.verbs, v.cover.soft);
}

/** Whether the sentence holds what of a time is asked for; a day may be told by its name or its date. */
function timeAsked({ query: { question }, tally }: View): number {
  const { years, months, weekdays, numbers, timeUnits, timeDeictics } = tally;
  const date = months > 0 && numbers > 0;
  switch (question.timeUnit) {
    case 'weekday':
    case 'date':
      return Number(weekdays > 0 || date);
    case 'month':
      return Number(months > 0);
    case 'year':
      return Number(years > 0);
    case 'clock':
      return Number(timeUnits > 0 && numbers > 0);
    case null:
      return Number(weekdays + months + years + timeDeictics > 0);
  }
}

function yearForDay({ query: { question }, tally }: View): number {
  const isDay = question.timeUnit === 'weekday' || question.timeUnit === 'date';
  return Number(isDay && tally.years > 0 && tally.weekdays + tally.months === 0);
}

/** From which kind of match to which. */
type Range = readonly [from: number, to: number];

const ALIKE: Range = [MATCHES.indexOf('likeness from 0.5'), MATCHES.indexOf('likeness from 0.7')];
const RELATED: Range = [MATCHES.indexOf('wider or narrower'), MATCHES.indexOf('same start')];
const SAME: Range = [Match.name, Match.same];

/** The weight of the terms whose best match is of these kinds. */
function heldBy(weights: Float64Array, matches: Held, from: number, to: number): number {
  return shareOf(weights, (term) => (matches[term] as number) >= from && (matches[term] as number) <= to);
}

/** The weight of the terms that such a match elsewhere holds, and the sentence less well or not at all. */
function heldElsewhere(v: View, weights: Float64Array, elsewhere: Held, [from, to]: Range): number {
  return shareOf(weights, (term) => {
    const [here, there] = [v.matches[term] as number, elsewhere[term] as number];
    return here < Match.synonym && there > here && there >= from && there <= to;
  });
}

function shareOf(weights: Float64Array, holds: (term: number) => boolean): number {
  let [held, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    whole += weights[term] as number;
    if (holds(term)) held += weights[term] as number;
  }
  return whole === 0 ? 0 : held / whole;
}

/** The weight of the weightiest term that is held, of the weightiest. */
function rarest(weights: Float64Array, held: Held): number {
  let [found, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    whole = Math.max(whole, weights[term] as number);
    found = Math.max(found, (weights[term] as number) * (held[term] as number));
  }
  return whole === 0 ? 0 : found / whole;
}

/** How many of the terms that count are not held at all. */
export function nowhere(weights: Float64Array, held: Held): number {
  return weights.reduce((count, weight, term) => (weight > 0 && held[term] === 0 ? count + 1 : count), 0);
}

/** The heaviest term that is not held. */
function missing(weights: Float64Array, held: Held): number {
  return weights.reduce((most, weight, term) => Math.max(most, weight * (1 - (held[term] as number))), 0);
}

/** A name before may be meant by a pronoun in the sentence. */
function resolved(v: View): Held {
  if (v.tally.persons + v.tally.things === 0) return v.cover.exact;
  return best(v.cover.exact, best(v.sentenceBefore.exact, v.previous.exact, 0.8), 0.8);
}

function resolvedAll(v: View): Held {
  const held = resolved(v);
  return v.cover.soft.map((value, term) =>
    (v.weights.names[term] as number) > 0 ? (held[term] as number) : value,
  );
}

/** What stands in the paragraph, around it or above it counts as there. */
function near({ paragraph, previous, beforePrevious, next, heading, title }: View): Held {
  return [previous, beforePrevious, next, heading, title].reduce(
    (held, { exact }) => best(held, exact),
    paragraph.exact,
  );
}

function nearby({ cover, paragraph, previous, title }: View): Held {
  return best(best(best(cover.exact, paragraph.exact, 0.8), previous.exact, 0.64), title.exact, 0.8);
}

function sum(held: Held): number {
  return held.reduce((total, value) => total + value, 0);
}

function mean(held: Held): number {
  return held.length === 0 ? 0 : sum(held) / held.length;
}
