import { CONFIDENCE_FEATURES } from '../../src/answer/confidence.js';
import type { Scope } from '../../src/answer/feature-context.js';
import { ANSWER_LIKE, FEATURES } from '../../src/answer/features.js';
import type { LearnedModel } from '../../src/answer/model.js';
import type { RankingModel } from '../../src/answer/rank.js';
import { withProgress } from '../progress.js';
import { type Asked, askedIn, type Example, exampleOf, type Judged, judge } from './examples.js';
import { FOLDS, foldOf } from './folds.js';
import type { Lesson } from './lessons.js';
import { fitListwise, type LinearRanker } from './listwise.js';
import { fitLogistic, type Line } from './logistic.js';
import { scaleOf } from './scale.js';

/**
 * What each set counts, all its questions together. Only those teach whose terms allow it: see docs/data-sets.md.
 * Questions that members ask of news are what the bot is for, so these count most.
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
const PULL = { ranking: 0.003, confidence: 0.05 };

/** Models for all that is taught, and without parts of it. */
export interface Learned {
  readonly model: LearnedModel;
  /** By part: without its articles. */
  readonly folds: readonly LearnedModel[];
  /** By set: without it and what other sets have of its articles. */
  readonly without: Readonly<Record<string, LearnedModel>>;
  /** For reports: the examples of the scope in which an article is known. */
  readonly examples: readonly Example[];
}

/** Learns to rank sentences, and how sure a ranking is, from the sets that teach. */
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
  const asked = new Map<string, Asked[]>(
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
  // For archives nothing is gained by them.
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
      judge(
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
  const models = parts.map((_, part): LearnedModel[Scope] => ({
    ...written(rankings[part] as LinearRanker),
    confidence: confidences[part] as LearnedModel[Scope]['confidence'],
  }));
  return { models, examples };
}

/** A kind of question of which fewer are asked teaches nothing. */
const LEAST_OF_KIND = 30;

/** The kinds that enough questions are of. */
function kindsAsked(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { list } of examples)
    for (const kind of list.kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts.keys()].filter((kind) => (counts.get(kind) ?? 0) >= LEAST_OF_KIND).sort();
}

/**
 * Passages nowhere near a name of the question are as good as never about it. In what is learned from they hardly ever
 * come close to being first, so little is learned of them: they lose this much at the least for each name.
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

/** Weights of mean 1 are what the pull is chosen for. */
function weighed(examples: readonly Example[], weight: number): Example[] {
  return examples.map(({ list, ...rest }) => ({ ...rest, list: { ...list, weight } }));
}

/** To answer what only looks as if it were answered is worse than not to answer. */
const NEAR = 1.5;
/** More confidence features than these tell nothing on questions that were not learned from. */
const MOST_EVIDENCE = 80;

/** Logistic regression on whether the sentence marked first answers, by the features that weigh most. */
function fitConfidence(judged: readonly Judged[], scope: Scope): LearnedModel[Scope]['confidence'] {
  const count = (set: string) => judged.filter(({ asked: { lesson } }) => lesson.set === set).length;
  const weights = new Map(
    Object.entries(TAUGHT).map(([set, { confidence }]) => [set, confidence[scope] / Math.max(1, count(set))]),
  );
  const cases = judged.flatMap(({ asked: { lesson, question }, features, right }) =>
    features
      ? [
          {
            values: features,
            holds: right,
            weight: (weights.get(lesson.set) ?? 0) * (question.near ? NEAR : 1),
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

function strength({ weights }: Line, spreads: Float64Array, at: number): number {
  return Math.abs((weights[at] as number) * (spreads[at] as number));
}

function named(names: readonly string[], weights: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(
    names.map((name, at) => [name, round(weights[at] as number)]).filter(([, weight]) => weight !== 0),
  );
}

/** More digits would tell nothing. */
function round(weight: number): number {
  return Number(weight.toPrecision(4));
}
