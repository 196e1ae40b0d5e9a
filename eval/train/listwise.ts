import { minimise } from './adam.js';
import { evened, scaleOf } from './scale.js';

/** A question's sentences. */
export interface List {
  /** The features of each sentence, sentence after sentence. */
  readonly values: Float32Array;
  /** 1 for a sentence that answers. */
  readonly right: Uint8Array;
  /** How much the question counts beside others. */
  readonly weight: number;
}

const EPOCHS = 12;

/**
 * Weights of a linear ranker: the softmax over a question's sentences is to fall on those that answer, on any of
 * them (after ListNet, Cao et al. 2007). Questions without a sentence that answers teach nothing.
 *
 * @param pull how strongly a question of usual weight pulls the weights to 0
 */
export function fitListwise(lists: readonly List[], width: number, pull: number): Float64Array {
  const telling = evened(lists.filter(({ right }) => right.includes(1)));
  const { spreads } = scaleOf(
    telling.map(({ values }) => values),
    width,
  );
  const weights = minimise(
    telling.length,
    width,
    (at, example, gradient) => addGradient(telling[example] as List, at, spreads, gradient),
    { pull, epochs: EPOCHS },
  );
  return weights.map((weight, at) => weight / (spreads[at] as number));
}

function addGradient(
  { values, right, weight }: List,
  weights: Float64Array,
  spreads: Float64Array,
  gradient: Float64Array,
): void {
  const width = weights.length;
  const scores = Float64Array.from(right, (_, row) => {
    let sum = 0;
    for (let at = 0; at < width; at++)
      sum += ((values[row * width + at] as number) / (spreads[at] as number)) * (weights[at] as number);
    return sum;
  });
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - best));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  const wholeRight = powers.reduce((sum, power, row) => sum + (right[row] ? power : 0), 0) + 1e-12;
  powers.forEach((power, row) => {
    const pull = weight * (power / whole - (right[row] ? power / wholeRight : 0));
    if (Math.abs(pull) < 1e-6) return;
    for (let at = 0; at < width; at++)
      gradient[at] =
        (gradient[at] as number) + (pull * (values[row * width + at] as number)) / (spreads[at] as number);
  });
}
