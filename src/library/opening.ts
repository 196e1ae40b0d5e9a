import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { openCache } from './cache.js';
import { type Compiler, makeCompiler } from './compiler.js';
import { type Derived, makeDerived } from './derived.js';
import { type FolderState, openState, type Reading } from './folder.js';
import type { Limits, Patience } from './threads.js';

/** Options for opening a folder. */
export interface Opening {
  /**
   * The folder in which compiled articles are cached between starts. Several article folders can share it. Nothing is
   * cached if left out.
   */
  readonly cache?: string | undefined;
  /** Called with a sentence if something is wrong with the cache. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Called with the number of files read so far, and the total. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** How long to wait for a slow article, and what to call when it is ready. */
export interface Waiting {
  readonly patience: Patience;
  readonly limits?: Limits;
  readonly arrived?: () => void;
}

/** A folder of articles that has been read, and what is needed to read it again. */
export interface Seeds {
  readonly state: FolderState;
  /** What was derived from the articles. */
  readonly derived: Derived;
  readonly compiler: Compiler;
  /** Reads articles together with what is derived from them. */
  readonly reading: Reading;
}

/**
 * Reads a folder of articles for the first time. The caller must close the compiler.
 *
 * @throws {UnusableFolder} if the folder does not exist or contains no article
 */
export async function openSeeds(
  folder: string,
  opening: Opening,
  { patience, limits, arrived }: Waiting,
): Promise<Seeds> {
  const { cache, progress, warn = () => {} } = opening;
  const derived = makeDerived();
  const compiler = makeCompiler({
    cache: cache === undefined ? undefined : openCache(join(cache, nameOf(folder)), warn),
    limits,
    arrived,
  });
  const read: Reading['read'] = async (path, bytes, where) => {
    const compiled = await compiler.compile(path, bytes, where);
    derived.adopt(compiled);
    return compiled.article;
  };
  try {
    const state = await openState(folder, { read, progress, patience });
    await compiler.keepOnly(state.keys());
    return { state, derived, compiler, reading: { read, patience } };
  } catch (error) {
    await compiler.close();
    throw error;
  }
}

/** A separate subfolder for each folder of articles, so that none removes the cache entries of another. */
function nameOf(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
}
