import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DIMENSIONS } from '../language/word-vectors.js';
import { CONFIDENCE_FEATURES, type ConfidenceModel } from './confidence.js';
import type { Scope } from './feature-context.js';
import { FEATURES } from './features.js';
import type { RankingModel } from './rank.js';

/** What was learned, as it is written down: numbers by name; those left out are 0. */
export type LearnedModel = Readonly<
  Record<
    Scope,
    {
      readonly ranking: Readonly<Record<string, number>>;
      /** By kind of question, what the sentences that answer it are about. */
      readonly answers: Readonly<Record<string, readonly number[]>>;
      readonly confidence: {
        readonly bias: number;
        readonly weights: Readonly<Record<string, number>>;
        /** The average of each confidence feature. */
        readonly usual: Readonly<Record<string, number>>;
      };
    }
  >
>;

/** How sentences are scored and how sure that is, for one article and for an archive. */
export type Model = Readonly<
  Record<
    Scope,
    {
      readonly ranking: RankingModel;
      readonly confidence: ConfidenceModel;
    }
  >
>;

/**
 * A model from numbers by name.
 *
 * @throws {RangeError} where a name is none of a feature, or a direction is of other word vectors
 */
export function modelFrom(learned: LearnedModel): Model {
  const scope = ({ ranking, answers, confidence }: LearnedModel[Scope]) => ({
    ranking: { weights: listOf(FEATURES, ranking), answers: directionsFrom(answers) },
    confidence: {
      bias: confidence.bias,
      weights: listOf(CONFIDENCE_FEATURES, confidence.weights),
      usual: listOf(CONFIDENCE_FEATURES, confidence.usual),
    },
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

/** The model that answers, as `npm run train` has learned it. */
export const MODEL: Model = modelFrom(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve('#ranking'), 'utf8')) as LearnedModel,
);
