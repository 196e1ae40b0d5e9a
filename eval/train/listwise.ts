import { DIMENSIONS } from '../../src/language/word-vectors.js';
import { minimise } from './adam.js';
import { evened, scaleOf } from './scale.js';

/** A question's sentences. */
export interface List {
  /** The features of each sentence, one sentence after another. */
  readonly values: Float32Array;
  /** What each sentence is about, as a vector, one sentence after another. */
  readonly directions: Float32Array;
  /** The kinds of the question. */
  readonly kinds: readonly string[];
  /** 1 for a sentence that answers. */
  readonly right: Uint8Array;
  /** The weight of the question. */
  readonly weight: number;
}

/**
 * A trained ranker: the score of a sentence is the weighted sum of its features, plus its cosines with all directions
 * of the question's kinds times their lengths.
 */
export interface LinearRanker {
  readonly weights: Float64Array;
  readonly answers: ReadonlyMap<string, Float64Array>;
}

const EPOCHS = 12;

/**
 * Trains a linear ranker: the softmax over a question's sentences should fall on those that answer, on any of them
 * (after ListNet, Cao et al. 2007). Questions without a sentence that answers are ignored.
 *
 * @param kinds the kinds for which a direction is learned
 * @param pull how strongly a question of average weight pulls all numbers to 0
 */
export function fitListwise(
  lists: readonly List[],
  width: number,
  kinds: readonly string[],
  pull: number,
): LinearRanker {
  const telling = evened(lists.filter(({ right }) => right.includes(1)));
  const { spreads } = scaleOf(
    telling.map(({ values }) => values),
    width,
  );
  const places = new Map(kinds.map((kind, at) => [kind, width + at * DIMENSIONS]));
  const placesOf = telling.map((list) => list.kinds.flatMap((kind) => places.get(kind) ?? []));
  const learned = minimise(
    telling.length,
    width + kinds.length * DIMENSIONS,
    (at, example, gradient) =>
      addGradient(telling[example] as List, at, spreads, placesOf[example] as number[], gradient),
    { pull, epochs: EPOCHS },
  );
  return {
    weights: learned.slice(0, width).map((weight, at) => weight / (spreads[at] as number)),
    answers: new Map(kinds.map((kind) => [kind, directionAt(learned, places.get(kind) as number)])),
  };
}

function directionAt(learned: Float64Array, place: number): Float64Array {
  return learned.slice(place, place + DIMENSIONS);
}

/** @param places the offsets, among the weights, of the directions of the question's kinds */
function addGradient(
  { values, directions, right, weight }: List,
  weights: Float64Array,
  spreads: Float64Array,
  places: readonly number[],
  gradient: Float64Array,
): void {
  const width = spreads.length;
  const answer = new Float64Array(DIMENSIONS);
  for (const place of places)
    for (let at = 0; at < DIMENSIONS; at++)
      answer[at] = (answer[at] as number) + (weights[place + at] as number);
  const scores = Float64Array.from(right, (_, row) => {
    let sum = 0;
    for (let at = 0; at < width; at++)
      sum += ((values[row * width + at] as number) / (spreads[at] as number)) * (weights[at] as number);
    for (let at = 0; at < DIMENSIONS; at++)
      sum += (directions[row * DIMENSIONS + at] as number) * (answer[at] as number);
    return sum;
  });
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - best));
  const whole = powers.reduce((sum, power) => sum + power, 0);
  const wholeRight = powers.reduce((sum, power, row) => sum + (right[row] ? power : 0), 0) + 1e-12;
  const pulled = new Float64Array(DIMENSIONS);
  powers.forEach((power, row) => {
    const pull = weight * (power / whole - (right[row] ? power / wholeRight : 0));
    if (Math.abs(pull) < 1e-6) return;
    for (let at = 0; at < width; at++)
      gradient[at] =
        (gradient[at] as number) + (pull * (values[row * width + at] as number)) / (spreads[at] as number);
    for (let at = 0; at < DIMENSIONS; at++)
      pulled[at] = (pulled[at] as number) + pull * (directions[row * DIMENSIONS + at] as number);
  });
  for (const place of places)
    for (let at = 0; at < DIMENSIONS; at++)
      gradient[place + at] = (gradient[place + at] as number) + (pulled[at] as number);
}
