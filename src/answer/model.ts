import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DIMENSIONS } from '../language/word-vectors.js';
import { CONFIDENCE_FEATURES, type ConfidenceModel } from './confidence.js';
import type { Scope } from './feature-context.js';
import { FEATURES } from './features.js';
import { PRESENCE_FEATURES, type PresenceModel } from './presence.js';
import type { RankingModel } from './rank.js';

/** The learned model as it is stored: numbers by name; missing ones are 0. */
export type LearnedModel = Readonly<
  Record<
    Scope,
    {
      readonly ranking: Readonly<Record<string, number>>;
      /** For each kind of question, the direction of the sentences that answer it. */
      readonly answers: Readonly<Record<string, readonly number[]>>;
      readonly confidence: {
        readonly bias: number;
        readonly weights: Readonly<Record<string, number>>;
        /** The average of each confidence feature. */
        readonly usual: Readonly<Record<string, number>>;
      };
      /** Only for an archive. */
      readonly presence?: {
        readonly bias: number;
        readonly weights: Readonly<Record<string, number>>;
      };
    }
  >
>;

/** The weights for ranking, confidence and presence, for one article and for an archive. */
export type Model = Readonly<
  Record<
    Scope,
    {
      readonly ranking: RankingModel;
      readonly confidence: ConfidenceModel;
      /** Null for one article: what its sentences cover tells it as well as anything learned. */
      readonly presence: PresenceModel | null;
    }
  >
>;

/**
 * Builds a model from numbers by name.
 *
 * @throws {RangeError} if a name is not a feature, or a direction belongs to other word vectors
 */
export function modelFrom(learned: LearnedModel): Model {
  const scope = ({ ranking, answers, confidence, presence }: LearnedModel[Scope]) => ({
    ranking: { weights: listOf(FEATURES, ranking), answers: directionsFrom(answers) },
    confidence: {
      bias: confidence.bias,
      weights: listOf(CONFIDENCE_FEATURES, confidence.weights),
      usual: listOf(CONFIDENCE_FEATURES, confidence.usual),
    },
    presence: presence ? { bias: presence.bias, weights: listOf(PRESENCE_FEATURES, presence.weights) } : null,
  });
  return { article: scope(learned.article), archive: scope(learned.archive) };
}

function listOf(names: readonly string[], numbers: Readonly<Record<string, number>>): Float64Array {
  const unknown = Object.keys(numbers).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`There is no feature "${unknown}"; learn the weights anew.`);
  return Float64Array.from(names, (name) => numbers[name] ?? 0);
}

function directionsFrom(answers: LearnedModel[Scope]['answers']): RankingModel['answers'] {
  return new Map(
    Object.entries(answers).map(([kind, numbers]) => {
      if (numbers.length !== DIMENSIONS)
        throw new RangeError(`"${kind}" has no ${DIMENSIONS} numbers; learn the weights anew.`);
      return [kind, Float32Array.from(numbers)];
    }),
  );
}

/** The model in use, as learned by `npm run train`. */
export const MODEL: Model = modelFrom(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve('#ranking'), 'utf8')) as LearnedModel,
);
