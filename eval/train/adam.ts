/** Adds the gradient of an example's loss to `gradient`. */
export type AddGradient = (weights: Float64Array, example: number, gradient: Float64Array) => void;

/** Kingma and Ba 2015, with a step that decays to zero. */
const STEP = 0.01;
const DECAY = { mean: 0.9, square: 0.999 };
const TINY = 1e-8;
const BATCH = 32;

/**
 * Weights that minimise a loss: Adam over shuffled examples, deterministic.
 *
 * @param examples the number of examples
 * @param size the number of weights
 * @param pull how strongly each example pulls all weights to 0 (half the factor of their squares)
 * @param epochs how often each example is used
 */
export function minimise(
  examples: number,
  size: number,
  addGradient: AddGradient,
  { pull, epochs }: { readonly pull: number; readonly epochs: number },
): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const order = Array.from({ length: examples }, (_, index) => index);
  const random = generator();
  const steps = epochs * Math.ceil(examples / BATCH);
  for (let step = 0; step < steps; step++) {
    const from = (step * BATCH) % (Math.ceil(examples / BATCH) * BATCH);
    if (from === 0) shuffle(order, random);
    const batch = order.slice(from, from + BATCH);
    const gradient = weights.map((weight) => pull * weight * batch.length);
    for (const example of batch) addGradient(weights, example, gradient);
    const rate = STEP * (1 - step / steps);
    for (let at = 0; at < size; at++) {
      const slope = (gradient[at] as number) / batch.length;
      mean[at] = DECAY.mean * (mean[at] as number) + (1 - DECAY.mean) * slope;
      square[at] = DECAY.square * (square[at] as number) + (1 - DECAY.square) * slope ** 2;
      const towards = (mean[at] as number) / (1 - DECAY.mean ** (step + 1));
      const spread = Math.sqrt((square[at] as number) / (1 - DECAY.square ** (step + 1))) + TINY;
      weights[at] = (weights[at] as number) - (rate * towards) / spread;
    }
  }
  return weights;
}

/** Fisher and Yates. */
function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
}

/** The minimal standard generator (Park and Miller 1988). */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
