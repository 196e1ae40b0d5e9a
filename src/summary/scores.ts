import type { Bag } from './candidates.js';

/** The cosine of the angle between two bags of words, 0 to 1. */
export function cosine(a: Bag, b: Bag): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [stem, count] of few) product += count * (many.get(stem) ?? 0);
  return product === 0 ? 0 : product / (norm(a) * norm(b));
}

function norm(bag: Bag): number {
  let sum = 0;
  for (const count of bag.values()) sum += count * count;
  return Math.sqrt(sum);
}

/** All bags in one: the centroid that MEAD compares sentences with (Radev et al. 2004). */
export function centroid(bags: readonly Bag[]): Bag {
  const sum = new Map<string, number>();
  for (const bag of bags) for (const [stem, count] of bag) sum.set(stem, (sum.get(stem) ?? 0) + count);
  return sum;
}

/** 1 for the first sentence, falling off with its place (from 0). */
export function position(place: number): number {
  return 1 / (1 + 0.3 * place);
}
