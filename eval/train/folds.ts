import type { GoldArticle } from '../answers/gold.js';

/** In how many parts articles are split: what is reported of one is learned on the others. */
export const FOLDS = 5;

/** The part of an article; articles of one title share it, whichever set they stand in. */
export function foldOf({ id, title }: GoldArticle): number {
  const key = (title || id).toLowerCase().replaceAll('_', ' ');
  // FNV-1a
  let hash = 2_166_136_261;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return (hash >>> 8) % FOLDS;
}
