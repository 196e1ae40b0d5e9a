import { best, type Held, share } from './coverage.js';
import type { Feature, FeatureContext } from './feature-context.js';
import { MATCH_FEATURES } from './match-features.js';
import type { AnswerType } from './question/answer-type.js';

/** The weight of each feature, in the order of their names. */
export type FeatureWeights = Float64Array;

/** The feature whose values are already part of a score: directions are learned for it, not a weight. */
export const ANSWER_LIKE = 'about what such answers are about';

/** A count, capped at a limit. */
function most(limit: number, count: number): number {
  return Math.min(limit, count);
}

/** The share of the question that is covered, its terms weighted by their general rarity. */
function general(context: FeatureContext, held: Held): number {
  return share(context.weights.general, held);
}

/** How much of the question is covered, and where. */
const COVERAGE: Record<string, Feature> = {
  'question words in the sentence': (v) => general(v, v.coverage.exact),
  'question words in the sentence, squared': (v) => general(v, v.coverage.exact) ** 2,
  'related words in the sentence': (v) => general(v, v.coverage.soft),
  'rare words in the sentence': (v) => share(v.weights.wide, v.coverage.exact),
  'rare related words in the sentence': (v) => share(v.weights.wide, v.coverage.soft),
  'telling words in the sentence': (v) => share(v.weights.local, v.coverage.exact),
  'share of question words in the sentence': (v) => mean(v.coverage.exact),
  'number of question words in the sentence': (v) => most(6, sum(v.coverage.exact)),
  'question words in the paragraph': (v) => general(v, v.paragraph.exact),
  'related words in the paragraph': (v) => general(v, v.paragraph.soft),
  'rare words in the paragraph': (v) => share(v.weights.wide, v.paragraph.exact),
  'rare related words in the paragraph': (v) => share(v.weights.wide, v.paragraph.soft),
  'telling words in the paragraph': (v) => share(v.weights.local, v.paragraph.exact),
  'telling related words in the paragraph': (v) => share(v.weights.localSoft, v.paragraph.soft),
  'related words in the paragraph after': (v) => general(v, v.next.soft),
  'related words in the sentence or the one before': (v) =>
    general(v, best(v.coverage.soft, v.sentenceBefore.soft, 0.8)),
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
  'nouns like the question’s in the sentence': (v) => share(v.weights.nouns, v.coverage.soft),
  'the like of what is asked for in the sentence': (v) => share(v.weights.focus, v.coverage.soft),
  'question words close together': (v) => most(1, v.sentenceFeatures.together),
  'paragraph relevance (BM25)': (v) => v.bm25,
  'relevance in the index': (v) => v.place.found,
  'relevance of the article': (v) => v.place.foundArticle,
};

/** How much is covered of the terms that distinguish the article's sentences, and where. */
const TOPIC: Record<string, Feature> = {
  'telling terms in the sentence': (v) => share(v.topic.weights, v.coverage.soft),
  'telling terms in the window': (v) => share(v.topic.weights, v.window),
  'telling terms in the sentence, of the best': (v) =>
    share(v.topic.weights, v.coverage.soft) / v.topic.most.sentence,
  'telling terms in the window, of the best': (v) => share(v.topic.weights, v.window) / v.topic.most.window,
  'telling terms in the paragraph, of the best': (v) =>
    share(v.topic.weights, v.paragraph.soft) / v.topic.most.paragraph,
  'most telling term in the sentence': (v) => rarest(v.topic.weights, v.coverage.soft),
  'likeness to the terms': (v) => general(v, v.likeness),
  'likeness to the telling terms': (v) => share(v.topic.weights, v.likeness),
  'likeness to the terms, above the mean': (v) => general(v, v.likeness) - v.topic.mean.likeness,
  'likeness to the terms, of the best': (v) => general(v, v.likeness) / v.topic.most.likeness,
  'about the same': (v) => v.about,
  'about the same, above the mean': (v) => v.about - v.topic.mean.about,
  'about the same, below the best': (v) => v.about - v.topic.most.about,
};

/** What the sentence contains besides the question's words. */
const CONTENT: Record<string, Feature> = {
  'sentences in the paragraph': (v) => most(8, v.sentences),
  'length of the paragraph': (v) => Math.log(1 + v.length),
  'hardly a sentence': (v) => Number(v.sentenceFeatures.words < 6),
  'central in the article': (v) => v.central,
  [ANSWER_LIKE]: (v) => v.answerLike,
  'words the article comes back to': (v) => v.profile.recurrence,
  names: (v) => most(6, v.sentenceFeatures.names),
  'new names': (v) => most(4, v.sentenceFeatures.newNames),
  'new names, in a row': (v) => most(4, v.sentenceFeatures.nameRuns),
  'new words': newWords,
  'new years': (v) => most(2, v.sentenceFeatures.years),
  'a new date': dates,
  times: (v) => most(2, v.sentenceFeatures.timeUnits),
  'share of it quoted': quotedShare,
  because: (v) => v.sentenceFeatures.because,
  negations: (v) => most(2, v.sentenceFeatures.negations),
  'pronouns for things': (v) => most(2, v.sentenceFeatures.things),
  'the like of what is asked for': (v) => v.sentenceFeatures.focusLike,
  'what may be sought': (v) => most(3, v.sentenceFeatures.candidates),
  'question words around what may be sought': (v) => v.sentenceFeatures.around,
  'question words close to what may be sought': (v) => v.sentenceFeatures.closeness,
  'what may be sought beside the verb, not as asked': (v) =>
    v.query.question.asksSubject ? v.sentenceFeatures.afterVerb : v.sentenceFeatures.beforeVerb,
  'quotes the speaker asked about': (v) => Number(v.place.quotesAsked(v.sentence)),
};

/** What the answers to each type of question contain. */
const OF_TYPE: Partial<Record<AnswerType, Record<string, Feature>>> = {
  person: {
    names: nameRuns,
    'full names': (v) => most(2, v.sentenceFeatures.fullNames),
    'a person’s name': (v) => v.sentenceFeatures.person,
  },
  body: { names: nameRuns, 'a name like what is asked for': (v) => v.sentenceFeatures.focusLikeName },
  description: {
    'a name by an office': (v) => v.sentenceFeatures.nameByRole,
    'an office': (v) => most(1, v.sentenceFeatures.roles),
    'the name asked about': namesHeld,
  },
  place: {
    'a place’s name': (v) => v.sentenceFeatures.place,
    'words of place': (v) => most(2, v.sentenceFeatures.placeWords),
  },
  time: {
    'a date': dates,
    'what of a time is asked for': timeAsked,
    'only a year where a day is asked for': yearForDay,
  },
  year: {
    'a year': (v) => most(1, v.sentenceFeatures.years),
    'question words around a year': (v) => v.sentenceFeatures.around,
  },
  count: { numbers, 'a number of what is asked for': (v) => v.sentenceFeatures.focusByNumber },
  money: { money: (v) => most(1, v.sentenceFeatures.money) },
  measure: { 'a measure': (v) => v.sentenceFeatures.measure, numbers },
  duration: { 'a duration': (v) => v.sentenceFeatures.duration },
  percent: { percent: (v) => most(1, v.sentenceFeatures.percent) },
  reason: { because: (v) => v.sentenceFeatures.because },
  speech: {
    'share of it quoted': quotedShare,
    'the speaker asked about is named before': (v) => share(v.weights.names, v.sentenceBefore.exact),
  },
  name: {
    names: nameRuns,
    'the like of what is asked for': (v) => v.sentenceFeatures.focusLike,
    'a name like what is asked for': (v) => v.sentenceFeatures.focusLikeName,
    'new words': newWords,
  },
  truth: { 'verbs like the question’s': verbsHeld, numbers },
  thing: { 'new words': newWords },
  event: { 'new words': newWords },
  manner: { 'by and with': (v) => most(2, v.sentenceFeatures.means) },
  topic: { 'new words': newWords },
};

const ALWAYS: Record<string, Feature> = { ...COVERAGE, ...TOPIC, ...MATCH_FEATURES, ...CONTENT };

/** The names of all features. Those of a single answer type come last, prefixed with its name. */
export const FEATURES: readonly string[] = [
  ...Object.keys(ALWAYS),
  ...Object.entries(OF_TYPE).flatMap(([type, group]) => Object.keys(group).map((name) => `${type}: ${name}`)),
];

const ALWAYS_LIST: readonly Feature[] = Object.values(ALWAYS);
const OF_TYPE_LIST: ReadonlyMap<string, { readonly from: number; readonly list: readonly Feature[] }> =
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

/** The index of the feature for the share that the sentence and its surroundings cover. */
export const CONTEXT_COVERAGE = FEATURES.indexOf('related words in or around the paragraph');

/** The values of all features for a sentence, in the order of `FEATURES`; those of other answer types are 0. */
export function featuresOf(context: FeatureContext): number[] {
  const values = new Array<number>(FEATURES.length).fill(0);
  for (let at = 0; at < ALWAYS_LIST.length; at++) values[at] = (ALWAYS_LIST[at] as Feature)(context);
  const own = OF_TYPE_LIST.get(context.query.question.answerType);
  own?.list.forEach((feature, at) => {
    values[own.from + at] = feature(context);
  });
  return values;
}

/**
 * The share of the question's words that the sentence and its surroundings cover, 0 to 1; more distant words count
 * less.
 */
function contextCoverage(v: FeatureContext): number {
  const sentences = best(best(v.coverage.soft, v.sentenceBefore.soft, 0.8), v.sentenceAfter.soft, 0.5);
  return general(
    v,
    best(best(best(sentences, v.paragraph.soft, 0.7), v.previous.soft, 0.6), v.next.soft, 0.4),
  );
}

function newWords(v: FeatureContext): number {
  return Math.log(1 + v.sentenceFeatures.newWords);
}

function nameRuns(v: FeatureContext): number {
  return most(2, v.sentenceFeatures.nameRuns);
}

function numbers(v: FeatureContext): number {
  return most(3, v.sentenceFeatures.numbers);
}

function dates({ sentenceFeatures }: FeatureContext): number {
  return most(2, sentenceFeatures.years + sentenceFeatures.months + sentenceFeatures.weekdays);
}

function quotedShare({ sentenceFeatures }: FeatureContext): number {
  return sentenceFeatures.words === 0 ? 0 : sentenceFeatures.quoted / sentenceFeatures.words;
}

function namesHeld(v: FeatureContext): number {
  return share(v.weights.names, v.coverage.exact);
}

function verbsHeld(v: FeatureContext): number {
  return share(v.weights.verbs, v.coverage.soft);
}

/** Whether the sentence names the unit of time asked for; a day may be given by its name or its date. */
function timeAsked({ query: { question }, sentenceFeatures }: FeatureContext): number {
  const { years, months, weekdays, numbers, timeUnits, timeDeictics } = sentenceFeatures;
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

function yearForDay({ query: { question }, sentenceFeatures }: FeatureContext): number {
  const isDay = question.timeUnit === 'weekday' || question.timeUnit === 'date';
  return Number(
    isDay && sentenceFeatures.years > 0 && sentenceFeatures.weekdays + sentenceFeatures.months === 0,
  );
}

/** The weight of the heaviest covered term, relative to the heaviest of all. */
function rarest(weights: Float64Array, held: Held): number {
  let [found, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    whole = Math.max(whole, weights[term] as number);
    found = Math.max(found, (weights[term] as number) * (held[term] as number));
  }
  return whole === 0 ? 0 : found / whole;
}

/** The number of terms with a weight that are not covered at all. */
export function nowhere(weights: Float64Array, held: Held): number {
  return weights.reduce((count, weight, term) => (weight > 0 && held[term] === 0 ? count + 1 : count), 0);
}

/** The weight of the heaviest term that is not covered. */
export function missing(weights: Float64Array, held: Held): number {
  return weights.reduce((most, weight, term) => Math.max(most, weight * (1 - (held[term] as number))), 0);
}

/** A pronoun in the sentence may refer to a name before it. */
function resolved(v: FeatureContext): Held {
  if (v.sentenceFeatures.persons + v.sentenceFeatures.things === 0) return v.coverage.exact;
  return best(v.coverage.exact, best(v.sentenceBefore.exact, v.previous.exact, 0.8), 0.8);
}

function resolvedAll(v: FeatureContext): Held {
  const held = resolved(v);
  return v.coverage.soft.map((value, term) =>
    (v.weights.names[term] as number) > 0 ? (held[term] as number) : value,
  );
}

/**
 * Words in the paragraph, around it or in the titles above it count as near; of names, other names for the same thing
 * too, as this tells whether an answer may be about somebody else. Elsewhere the same word tells more.
 */
function near({ paragraph, previous, beforePrevious, next, heading, title }: FeatureContext): Held {
  return [previous, beforePrevious, next, heading, title].reduce(
    (held, { named }) => best(held, named),
    paragraph.named,
  );
}

function nearby({ coverage, paragraph, previous, heading, title }: FeatureContext): Held {
  const above = best(heading.exact, title.exact);
  return best(best(best(coverage.exact, paragraph.exact, 0.8), previous.exact, 0.64), above, 0.8);
}

function sum(held: Held): number {
  return held.reduce((total, value) => total + value, 0);
}

function mean(held: Held): number {
  return held.length === 0 ? 0 : sum(held) / held.length;
}
