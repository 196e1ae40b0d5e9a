import { CONFIDENCE_FEATURES } from '../../src/answer/confidence.js';
import type { Scope } from '../../src/answer/feature-context.js';
import { ANSWER_LIKE, FEATURES } from '../../src/answer/features.js';
import type { LearnedModel } from '../../src/answer/model.js';
import { PRESENCE_FEATURES } from '../../src/answer/presence.js';
import type { RankingModel } from '../../src/answer/rank.js';
import { withProgress } from '../progress.js';
import {
  askedIn,
  type Example,
  exampleOf,
  type JudgedExample,
  judgeExamples,
  type ScopedQuestion,
} from './examples.js';
import { FOLDS, foldOf } from './folds.js';
import type { Lesson } from './lessons.js';
import { fitListwise, type LinearRanker } from './listwise.js';
import { fitLogistic, type LinearModel } from './logistic.js';
import { scaleOf } from './scale.js';

/**
 * The weight of each set, for all its questions together. Only sets whose terms allow it are used: see
 * docs/data-sets.md. Questions that members ask about news are the bot's purpose, so they have the largest weight.
 */
export const TAUGHT: Readonly<Record<string, Taught>> = {
  news: { ranking: 3, confidence: { article: 2, archive: 2 } },
  members: { ranking: 1.5, confidence: { article: 1, archive: 1 } },
  squad2: { ranking: 1, confidence: { article: 0, archive: 0.5 } },
  xquad: { ranking: 1, confidence: { article: 0, archive: 0.5 } },
  selqa: { ranking: 1, confidence: { article: 0, archive: 0.5 } },
  'nq-qed': { ranking: 1, confidence: { article: 0, archive: 0.5 } },
  mlqa: { ranking: 1, confidence: { article: 0, archive: 0 } },
  tydiqa: { ranking: 1, confidence: { article: 0, archive: 0 } },
  'squadshifts-wiki': { ranking: 1, confidence: { article: 0, archive: 0 } },
};

interface Taught {
  readonly ranking: number;
  readonly confidence: Readonly<Record<Scope, number>>;
}

const SCOPES: readonly Scope[] = ['article', 'archive'];
const PULL = { ranking: 0.003, confidence: 0.05, presence: 0.02 };

/** Models for all training data, and without parts of it. */
export interface Learned {
  readonly model: LearnedModel;
  /** By fold: trained without its articles. */
  readonly folds: readonly LearnedModel[];
  /** By set: trained without it and without its articles in other sets. */
  readonly without: Readonly<Record<string, LearnedModel>>;
  /** For reports: the examples of the scope of a single article. */
  readonly examples: readonly Example[];
}

/** Trains the ranking of sentences, its confidence and, for archives, the presence, on the sets that may be used. */
export function learn(lessons: readonly Lesson[]): Learned {
  const taught = lessons.filter(({ set }) => set in TAUGHT);
  const sets = [...new Set(taught.map(({ set }) => set))];
  const keys = new Map(
    sets.map((set) => [set, new Set(taught.filter((each) => each.set === set).map(({ key }) => key))]),
  );
  const leaveOut = (set: string) => (lesson: Lesson) => !keys.get(set)?.has(lesson.key);
  const parts: readonly ((lesson: Lesson) => boolean)[] = [
    () => true,
    ...Array.from({ length: FOLDS }, (_, fold) => (lesson: Lesson) => foldOf(lesson.key) !== fold),
    ...sets.map(leaveOut),
  ];
  const scopes = SCOPES.map((scope) => learnScope(scope, taught, sets, parts));
  const models = parts.map(
    (_, part) =>
      Object.fromEntries(SCOPES.map((scope, at) => [scope, scopes[at]?.models[part]])) as LearnedModel,
  );
  return {
    model: models[0] as LearnedModel,
    folds: models.slice(1, 1 + FOLDS),
    without: Object.fromEntries(sets.map((set, at) => [set, models[1 + FOLDS + at] as LearnedModel])),
    examples: scopes[0]?.examples ?? [],
  };
}

function learnScope(
  scope: Scope,
  lessons: readonly Lesson[],
  sets: readonly string[],
  parts: readonly ((lesson: Lesson) => boolean)[],
) {
  const asked = new Map<string, ScopedQuestion[]>(
    sets.map((set) => [
      set,
      askedIn(
        scope,
        lessons.filter((lesson) => lesson.set === set),
      ),
    ]),
  );
  const examples = sets.flatMap((set) => {
    const answerable = asked.get(set)?.filter(({ answerable }) => answerable) ?? [];
    const found = [...withProgress(`${set}, ${scope}: features`, answerable)].flatMap(
      (each) => exampleOf(each, scope) ?? [],
    );
    return weighed(found, (TAUGHT[set]?.ranking ?? 0) / Math.max(1, found.length));
  });
  // They bring no gain for archives.
  const kinds = scope === 'article' ? kindsAsked(examples) : [];
  const rankings = [...withProgress(`${scope}: ranking`, parts)].map((part) =>
    fitListwise(
      examples.filter(({ asked: { lesson } }) => part(lesson)).map(({ list }) => list),
      FEATURES.length,
      kinds,
      PULL.ranking,
    ),
  );
  const judged = sets
    .filter((set) => TAUGHT[set]?.confidence[scope])
    .flatMap((set) =>
      judgeExamples(
        asked.get(set) ?? [],
        scope,
        ({ key }) => rankingModel(rankings[1 + foldOf(key)] as LinearRanker),
        `${set}, ${scope}: confidence features`,
      ),
    );
  const confidences = [...withProgress(`${scope}: confidence`, parts)].map((part) =>
    fitConfidence(
      judged.filter(({ asked: { lesson } }) => part(lesson)),
      scope,
    ),
  );
  const presences =
    scope === 'archive'
      ? [...withProgress(`${scope}: presence`, parts)].map((part) =>
          fitPresence(
            judged.filter(({ asked: { lesson } }) => part(lesson)),
            scope,
          ),
        )
      : [];
  const models = parts.map((_, part): LearnedModel[Scope] => ({
    ...written(rankings[part] as LinearRanker),
    confidence: confidences[part] as LearnedModel[Scope]['confidence'],
    ...(presences[part] && { presence: presences[part] }),
  }));
  return { models, examples };
}

/** A kind of question needs at least this many examples. */
const LEAST_OF_KIND = 30;

/** The kinds with enough questions. */
function kindsAsked(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { list } of examples)
    for (const kind of list.kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts.keys()].filter((kind) => (counts.get(kind) ?? 0) >= LEAST_OF_KIND).sort();
}

/**
 * Passages without any name of the question nearby are hardly ever about it. In the training data they seldom come
 * close to being first, so little is learned about them. They lose at least this much for each name.
 */
const NAMELESS = { feature: FEATURES.indexOf('names of the question nowhere near'), weight: -0.5 };

function rankingModel({ weights, answers }: LinearRanker): RankingModel {
  const complete = weights.slice();
  complete[FEATURES.indexOf(ANSWER_LIKE)] = 1;
  complete[NAMELESS.feature] = Math.min(complete[NAMELESS.feature] as number, NAMELESS.weight);
  return {
    weights: complete,
    answers: new Map([...answers].map(([kind, direction]) => [kind, Float32Array.from(direction)])),
  };
}

function written(ranker: LinearRanker): Pick<LearnedModel[Scope], 'ranking' | 'answers'> {
  const { weights, answers } = rankingModel(ranker);
  return {
    ranking: named(FEATURES, weights),
    answers: Object.fromEntries(
      Array.from(answers, ([kind, direction]) => [
        kind,
        Array.from(direction, (value) => Number(value.toFixed(2))),
      ]),
    ),
  };
}

/** The pull is chosen for weights with a mean of 1. */
function weighed(examples: readonly Example[], weight: number): Example[] {
  return examples.map(({ list, ...rest }) => ({ ...rest, list: { ...list, weight } }));
}

/** Answering a question that only seems to be answered is worse than not answering. */
const NEAR = 1.5;
/** More confidence features than these do not help on unseen questions. */
const MOST_EVIDENCE = 80;

/** Logistic regression on whether the sentence ranked first answers, by the features with the largest weights. */
function fitConfidence(judged: readonly JudgedExample[], scope: Scope): LearnedModel[Scope]['confidence'] {
  const weightOf = weightsIn(judged, scope);
  const cases = judged.flatMap(({ asked: { lesson, question }, features, right }) =>
    features
      ? [
          {
            values: features.subarray(0, CONFIDENCE_FEATURES.length),
            holds: right,
            weight: weightOf(lesson) * (question.near ? NEAR : 1),
          },
        ]
      : [],
  );
  const width = CONFIDENCE_FEATURES.length;
  const { spreads } = scaleOf(
    cases.map(({ values }) => values),
    width,
  );
  const all = fitLogistic(cases, width, PULL.confidence);
  const kept = CONFIDENCE_FEATURES.map((_, at) => at)
    .sort((a, b) => strength(all, spreads, b) - strength(all, spreads, a))
    .slice(0, MOST_EVIDENCE);
  const {
    bias,
    weights: learned,
    means,
  } = fitLogistic(
    cases.map(({ values, ...rest }) => ({
      ...rest,
      values: Float32Array.from(kept, (at) => values[at] as number),
    })),
    kept.length,
    PULL.confidence,
  );
  const names = kept.map((at) => CONFIDENCE_FEATURES[at] as string);
  return { bias: round(bias), weights: named(names, learned), usual: named(names, means) };
}

/**
 * Logistic regression on whether the article that answers is there. A question that its article only seems to answer
 * tells nothing about that.
 */
function fitPresence(judged: readonly JudgedExample[], scope: Scope): LearnedModel[Scope]['presence'] {
  const telling = judged.filter(
    ({ asked: { articles, lesson, question, answerable } }) =>
      answerable || question.offTopic || !articles.includes(lesson.article),
  );
  const weightOf = weightsIn(telling, scope);
  const { bias, weights } = fitLogistic(
    telling.flatMap(({ asked: { lesson, answerable }, features }) =>
      features ? [{ values: features, holds: answerable, weight: weightOf(lesson) }] : [],
    ),
    PRESENCE_FEATURES.length,
    PULL.presence,
  );
  return { bias: round(bias), weights: named(PRESENCE_FEATURES, weights) };
}

/** The weight of a question about an article: each set has that of its confidence, for all its questions together. */
function weightsIn(judged: readonly JudgedExample[], scope: Scope): (lesson: Lesson) => number {
  const counts = new Map<string, number>();
  for (const { asked } of judged) counts.set(asked.lesson.set, (counts.get(asked.lesson.set) ?? 0) + 1);
  return ({ set }) => (TAUGHT[set]?.confidence[scope] ?? 0) / Math.max(1, counts.get(set) ?? 0);
}

function strength({ weights }: LinearModel, spreads: Float64Array, at: number): number {
  return Math.abs((weights[at] as number) * (spreads[at] as number));
}

function named(names: readonly string[], weights: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(
    names.map((name, at) => [name, round(weights[at] as number)]).filter(([, weight]) => weight !== 0),
  );
}

/** More digits would be insignificant. */
function round(weight: number): number {
  return Number(weight.toPrecision(4));
}
