import { basename } from 'node:path';
import { UnreadableArticle } from '../article/article.js';
import { checkFile } from '../article/read.js';
import { type Cache, digestOf, keyOf } from './cache.js';
import { codeVersion } from './code-version.js';
import { type Compiled, compile, decode, encode, isOf, type Kept } from './compile.js';
import { makeThreads, type Patience, type Threads, TookTooLong } from './compile-threads.js';

/**
 * Where to compile an article that is not in the cache: in this thread, or in a worker so that this one never blocks.
 */
export type Where = 'here' | Patience;

/** Thrown for an article that takes long and is being compiled in the background. */
export class PutOff extends UnreadableArticle {
  constructor() {
    super('It takes long to read, and is added when that is done.');
  }
}

/** Compiles articles, or takes them from the cache. */
export interface Compiler {
  /**
   * @throws {PutOff} if it takes too long for `soon`; it is then compiled in the background, so ask again
   * @throws {UnreadableArticle} with a plain sentence that gives the reason
   */
  compile(path: string, bytes: Uint8Array, where: Where): Promise<Compiled>;
  /** Like `compile`, but always in a worker thread and without the cache. */
  compileOnce(path: string, bytes: Uint8Array): Promise<Compiled>;
  /** Starts a thread in advance, so that it is ready when a change has settled. */
  expectWork(): void;
  /** Removes all cache entries except those of these files. */
  keepOnly(paths: Iterable<string>): Promise<void>;
  /** Removes all cache entries except those for files with these names and contents, whichever compiler made them. */
  keepContents(files: Iterable<Content>): Promise<void>;
  /** Aborts the work in progress. */
  close(): Promise<void>;
}

/** A file, identified by its content. */
export interface Content {
  readonly name: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly digest: string;
}

/** The parts that a compiler is made of. */
export interface CompilerOptions {
  /** Stores compiled articles; nothing is stored if left out. */
  readonly cache?: Cache | undefined;
  /** Threads of its own if left out. They are closed with the compiler. */
  readonly threads?: Threads | undefined;
  /** Called when an article that was put off has been compiled. */
  readonly arrived?: (() => void) | undefined;
}

export function makeCompiler({
  cache,
  threads = makeThreads(),
  arrived = () => {},
}: CompilerOptions = {}): Compiler {
  const version = cache ? codeVersion() : '';
  /** Keyed by path. */
  const keys = new Map<string, string>();
  /** Articles that were put off, by key; null until they are compiled. */
  const later = new Map<string, Uint8Array | null>();
  /** Work in progress, by key. */
  const underWay = new Map<string, Promise<void>>();
  let closed = false;

  /** The cached entry for an article, if it really belongs to the article. */
  async function known(key: string, path: string, bytes: Uint8Array): Promise<Kept | null> {
    const kept = later.get(key) ?? cache?.get(key);
    if (!kept) return null;
    const entry = decode(kept);
    if (entry && (await isOf(entry, path, bytes))) return entry;
    cache?.reject();
    return null;
  }

  async function keep(key: string, kept: Uint8Array): Promise<void> {
    await cache?.put(key, kept);
  }

  function forgetLater(kept: ReadonlySet<string>): void {
    for (const [key, made] of later) if (made && !kept.has(key)) later.delete(key);
  }

  function putOff(key: string, path: string, bytes: Uint8Array): PutOff {
    if (!later.has(key)) {
      later.set(key, null);
      const work = threads
        .compile({ path, bytes }, 'later')
        .catch((error: Error) =>
          encode({
            unreadable:
              error instanceof UnreadableArticle ? error.message : `Reading it failed (${error.message}).`,
          }),
        )
        .then(async (kept) => {
          if (closed) return;
          later.set(key, kept);
          await keep(key, kept);
          underWay.delete(key);
          arrived();
        });
      underWay.set(key, work);
    }
    return new PutOff();
  }

  async function make(key: string, path: string, bytes: Uint8Array, where: Where): Promise<Uint8Array> {
    try {
      return where === 'here'
        ? encode(await compile(path, bytes))
        : await threads.compile({ path, bytes }, where);
    } catch (error) {
      const isLate = where === 'soon' && error instanceof TookTooLong;
      if (error instanceof UnreadableArticle)
        await keep(key, encode(isLate ? { late: true } : { unreadable: error.message }));
      throw isLate ? putOff(key, path, bytes) : error;
    }
  }

  return {
    async compile(path, bytes, where) {
      checkFile(path, bytes.length);
      const key = keyOf(basename(path), digestOf(bytes), version);
      keys.set(path, key);
      if (where === 'later') await underWay.get(key);
      const entry = await known(key, path, bytes);
      if (entry && 'unreadable' in entry) throw new UnreadableArticle(entry.unreadable);
      if (where === 'soon' && (later.get(key) === null || (entry && 'late' in entry)))
        throw putOff(key, path, bytes);
      later.delete(key);
      if (entry && !('late' in entry)) return entry;
      const made = await make(key, path, bytes, where);
      await keep(key, made);
      return decode(made) as Compiled;
    },
    async compileOnce(path, bytes) {
      checkFile(path, bytes.length);
      return decode(await threads.compile({ path, bytes }, 'later')) as Compiled;
    },
    expectWork: () => threads.expectWork(),
    async keepOnly(paths) {
      const kept = new Set([...paths].flatMap((path) => keys.get(path) ?? []));
      forgetLater(kept);
      await cache?.keep(kept);
    },
    async keepContents(files) {
      const kept = new Set(Array.from(files, ({ name, digest }) => keyOf(name, digest, version)));
      keys.clear();
      forgetLater(kept);
      await cache?.keep(kept);
    },
    close: () => {
      closed = true;
      return threads.close();
    },
  };
}
