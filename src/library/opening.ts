import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { openCache } from './cache.js';
import { type Compiler, makeCompiler } from './compiler.js';
import type { Reading } from './folder.js';
import type { Store } from './library.js';

/** How a folder is opened. */
export interface Opening {
  /**
   * The folder in which what is derived from articles is kept from one start to the next, for several folders of
   * articles if need be; nothing is kept where this is left out.
   */
  readonly cache?: string | undefined;
  /** Is told, in a sentence, what is of no use with the cache. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Is told how many files have been read, and how many there are to read. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** The compiler for a folder of articles. */
export function compilerFor(folder: string, { cache, warn = () => {} }: Opening): Compiler {
  return makeCompiler(cache === undefined ? undefined : openCache(join(cache, nameOf(folder)), warn));
}

/** Folders of articles do not clear each other's part of a cache away. */
function nameOf(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
}

/** How files are read so that what is derived from them gets into a store. */
export function readingInto(store: Store, compiler: Compiler, { progress }: Opening): Reading {
  return {
    read: async (path, bytes, where) => {
      const compiled = await compiler.compile(path, bytes, where);
      store.adopt(compiled);
      return compiled.article;
    },
    progress,
  };
}
