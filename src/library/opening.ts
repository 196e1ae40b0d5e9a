import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { openCache } from './cache.js';
import { type Compiler, makeCompiler } from './compiler.js';
import { type Derived, makeDerived } from './derived.js';
import { type FolderState, openState, type Reading } from './folder.js';
import type { Limits, Patience } from './threads.js';

/** How a folder is opened. */
export interface Opening {
  /**
   * The folder in which compiled articles are kept from one start to the next; several folders of articles can share
   * it. Nothing is kept if left out.
   */
  readonly cache?: string | undefined;
  /** Called with a sentence when something is wrong with the cache. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Called with how many files have been read, and how many there are to read. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** How long others wait for an article that takes long, and what is called when it is there. */
export interface Waiting {
  readonly patience: Patience;
  readonly limits?: Limits;
  readonly arrived?: () => void;
}

/** A folder of articles that has been read, and what it takes to read it again. */
export interface Seeds {
  readonly state: FolderState;
  /** Holds what was derived from the articles. */
  readonly derived: Derived;
  readonly compiler: Compiler;
  /** Reads articles so that what is derived from them is at hand. */
  readonly reading: Reading;
}

/**
 * Reads a folder of articles for the first time. Whoever gets it closes the compiler.
 *
 * @throws {UnusableFolder} where there is no such folder or no article in it
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

/** Folders of articles do not clear each other's part of a cache away. */
function nameOf(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
}
