import { basename } from 'node:path';
import { checkFile } from '../article/read.js';
import { type Cache, keyOf } from './cache.js';
import { codeVersion } from './code-version.js';
import { type Compiled, compile, decode, encode } from './compile.js';
import { makeThreads } from './threads.js';

/** Where an article is compiled that no cache holds: in this thread, or in another, so that this one never waits. */
export type Where = 'here' | 'elsewhere';

/** Compiles articles, or finds what was derived from them before. */
export interface Compiler {
  /** @throws {UnreadableArticle} with a plain sentence that says why it cannot be read */
  compile(path: string, bytes: Uint8Array, where: Where): Promise<Compiled>;
  /** The same elsewhere, and nothing is kept of it. */
  compileOnce(path: string, bytes: Uint8Array): Promise<Compiled>;
  /** Gets a thread ready, which takes about as long as a folder takes to be quiet. */
  expectWork(): void;
  /** Drops from the cache what belongs to any but these files. */
  keepOnly(paths: Iterable<string>): Promise<void>;
  /** Ends the work that is under way. */
  close(): Promise<void>;
}

/** @param cache where what is derived is kept; it is not where this is left out */
export function makeCompiler(cache?: Cache): Compiler {
  const threads = makeThreads();
  const version = cache && codeVersion();
  /** By path. */
  const keys = new Map<string, string>();

  async function make(path: string, bytes: Uint8Array, where: Where): Promise<Uint8Array> {
    return where === 'here' ? encode(await compile(path, bytes)) : threads.compile({ path, bytes });
  }

  return {
    async compile(path, bytes, where) {
      checkFile(path, bytes.length);
      if (!cache || !version) return decode(await make(path, bytes, where));
      const key = keyOf(basename(path), bytes, version);
      const kept = cache.get(key);
      const made = kept ?? (await make(path, bytes, where));
      if (!kept) await cache.put(key, made);
      keys.set(path, key);
      return decode(made);
    },
    async compileOnce(path, bytes) {
      checkFile(path, bytes.length);
      return decode(await make(path, bytes, 'elsewhere'));
    },
    expectWork: () => threads.expectWork(),
    async keepOnly(paths) {
      const kept = [...paths].flatMap((path) => keys.get(path) ?? []);
      await cache?.keep(new Set(kept));
    },
    close: () => threads.close(),
  };
}
