/** The number of folds: an article is predicted by a model trained on the other folds. */
export const FOLDS = 5;

/** The fold of an article, by its key; articles with the same title share it, even in different sets. */
export function foldOf(key: string): number {
  return hashOf(key) % FOLDS;
}

/** A deterministic hash of a text (FNV-1a, Fowler, Noll and Vo 1991). */
export function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash >>> 8;
}
