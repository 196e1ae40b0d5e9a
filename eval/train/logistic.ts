import { logistic } from '../../src/answer/confidence.js';
import { minimise } from './adam.js';
import { evened, scaleOf } from './scale.js';

/** A case in which something holds or not. */
export interface Case {
  readonly values: Float32Array;
  readonly holds: boolean;
  readonly weight: number;
}

/** A weighted sum that increases with the likelihood that something holds. */
export interface LinearModel {
  readonly bias: number;
  readonly weights: Float64Array;
  /** The mean of each value in the training data. */
  readonly means: Float64Array;
}

const EPOCHS = 40;

/**
 * Logistic regression.
 *
 * @param pull how strongly a case of average weight pulls the weights to 0
 */
export function fitLogistic(given: readonly Case[], width: number, pull: number): LinearModel {
  const cases = evened(given);
  const { means, spreads } = scaleOf(
    cases.map(({ values }) => values),
    width,
  );
  const scaled = (values: Float32Array, at: number) =>
    ((values[at] as number) - (means[at] as number)) / (spreads[at] as number);
  const fitted = minimise(
    cases.length,
    width + 1,
    (weights, example, gradient) => {
      const { values, holds, weight } = cases[example] as Case;
      let sum = weights[width] as number;
      for (let at = 0; at < width; at++) sum += scaled(values, at) * (weights[at] as number);
      const pull = weight * (logistic(sum) - Number(holds));
      for (let at = 0; at < width; at++) gradient[at] = (gradient[at] as number) + pull * scaled(values, at);
      gradient[width] = (gradient[width] as number) + pull;
    },
    { pull, epochs: EPOCHS },
  );
  const weights = fitted.slice(0, width).map((weight, at) => weight / (spreads[at] as number));
  const bias = weights.reduce(
    (sum, weight, at) => sum - weight * (means[at] as number),
    fitted[width] as number,
  );
  return { bias, weights, means };
}

/** The value of a line. */
export function sumOf({ bias, weights }: LinearModel, values: ArrayLike<number>): number {
  return weights.reduce((sum, weight, at) => sum + weight * (values[at] as number), bias);
}
