/** In how many parts articles are split: what is said of one is learned on the others. */
export const FOLDS = 5;

/** The part of an article, by its key; articles of one title share it, whichever set they stand in. */
export function foldOf(key: string): number {
  return hashOf(key) % FOLDS;
}

/** A number that is the same for the same text (FNV-1a, Fowler, Noll and Vo 1991). */
export function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash >>> 8;
}
