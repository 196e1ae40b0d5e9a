import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CONFIDENCE_FEATURES, type ConfidenceModel } from './confidence.js';
import type { Scope } from './feature-context.js';
import { FEATURES, type FeatureWeights } from './features.js';

/** What was learned, as it is written down: numbers by name; those left out are 0. */
export type LearnedModel = Readonly<
  Record<
    Scope,
    {
      readonly ranking: Readonly<Record<string, number>>;
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
      readonly ranking: FeatureWeights;
      readonly confidence: ConfidenceModel;
    }
  >
>;

/**
 * A model from numbers by name.
 *
 * @throws {RangeError} where a name is none of a feature
 */
export function modelFrom(learned: LearnedModel): Model {
  const scope = ({ ranking, confidence }: LearnedModel[Scope]) => ({
    ranking: listOf(FEATURES, ranking),
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

/** The model that answers, as `npm run train` has learned it. */
export const MODEL: Model = modelFrom(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve('#ranking'), 'utf8')) as LearnedModel,
);
