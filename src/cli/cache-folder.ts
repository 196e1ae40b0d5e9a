import envPaths from 'env-paths';
import type { Io } from './io.js';

/** As CACHE_DIR: nothing is to be kept. */
const NONE = 'none';

/** Where what is derived from articles is kept between runs: where CACHE_DIR says, else where such things are kept here. */
export function cacheFolder({ env }: Pick<Io, 'env'>): string | undefined {
  const folder = env.CACHE_DIR || envPaths('verbatim', { suffix: '' }).cache;
  return folder === NONE ? undefined : folder;
}
