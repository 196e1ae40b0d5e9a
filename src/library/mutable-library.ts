import type { Article } from '../article/article.js';
import { atOnce, inTurn, type Steps } from '../language/steps.js';
import { type Compiled, compile } from './compile.js';
import { type Derived, makeDerived } from './derived.js';
import { type Opened, renamed } from './folder.js';
import { libraryOf } from './library.js';
import type { Library } from './results.js';

/** The result of adding an article; not new if it was already there. */
export interface Added {
  readonly article: Article;
  readonly isNew: boolean;
}

/** The current library, replaced by a new one whenever articles change. */
export interface MutableLibrary {
  /** The current library. It never changes, so take it once for a whole answer. */
  readonly library: Library;
  /**
   * Adds an article to those of the folder, for this run only. If its id is taken, a number is appended; if another
   * article already has the same text, that article is returned.
   *
   * @param name the file name; its extension determines the format
   * @throws {UnreadableArticle} with a plain sentence that gives the reason
   */
  add(name: string, bytes: Uint8Array): Promise<Added>;
  /** Calls the listener after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** A mutable library whose articles come from a folder. */
export interface FolderLibrary extends MutableLibrary {
  /** One of its articles with its derived data, for another library. */
  compiledOf(article: Article): Compiled;
  /** Replaces the articles read from the folder. */
  replace(folder: Opened): Promise<void>;
}

/** Computes in advance what a new library will be asked for, before it replaces the current one. */
export type Ready = (library: Library) => Steps<void>;

/** Computes nothing in advance. */
export function* nothing(): Steps<void> {}

/** The articles of the folder, and those added to them. */
interface Content {
  readonly folder: Opened;
  readonly added: readonly Article[];
}

/**
 * A library that can change. The current one keeps answering while the next is made, and only new articles are read.
 *
 * @example createMutableLibrary(await openFolder('seeds')).library.ask('Who pays?')
 */
export function createMutableLibrary(folder: Opened): FolderLibrary {
  const equipment = { derived: makeDerived(), compiled: compile, ready: nothing };
  return mutableLibraryWith(atOnce(libraryFor(folder, equipment)), folder, equipment);
}

/** Like `createMutableLibrary`, but yields to other work between steps. */
export async function openMutableLibrary(folder: Opened, equipment: Equipment): Promise<FolderLibrary> {
  return mutableLibraryWith(await inTurn(libraryFor(folder, equipment)), folder, equipment);
}

/** What a library is made with. */
export interface Equipment {
  readonly derived: Derived;
  readonly compiled: (name: string, bytes: Uint8Array) => Promise<Compiled>;
  readonly ready: Ready;
}

function* libraryFor(opened: Opened, { derived, ready }: Equipment): Steps<Library> {
  const made = yield* libraryOf(opened, derived);
  yield* ready(made);
  return made;
}

function mutableLibraryWith(first: Library, folder: Opened, equipment: Equipment): FolderLibrary {
  let content: Content = { folder, added: [] };
  let library = first;
  let turn: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  /** Libraries are made one at a time, in the order of the changes. */
  function change(changed: (content: Content) => Content): Promise<void> {
    const done = turn.then(async () => {
      const next = changed(content);
      if (next === content) return;
      library = await inTurn(libraryFor(together(next), equipment));
      content = next;
      for (const listener of listeners) listener();
    });
    turn = done.catch(() => {});
    return done;
  }

  return {
    get library() {
      return library;
    },
    replace: (folder) => change((before) => ({ ...before, folder })),
    async add(name, bytes) {
      const made = await equipment.compiled(name, bytes);
      equipment.derived.adopt(made);
      const { article } = made;
      let there: Article | undefined;
      await change((before) => {
        there = together(before).articles.find(({ text }) => text === article.text);
        return there ? before : { ...before, added: [...before.added, article] };
      });
      return there
        ? { article: there, isNew: false }
        : { article: library.articles.at(-1) as Article, isNew: true };
    },
    compiledOf: equipment.derived.compiledOf,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function together({ folder: { articles, skipped }, added }: Content): Opened {
  return { articles: [...articles, ...besides(articles, added)], skipped };
}

/** Articles with ids that are unique among all; if one is taken, a number is appended. */
export function besides(articles: readonly Article[], added: readonly Article[]): Article[] {
  const ids = new Set(articles.map(({ id }) => id));
  return added.map((article) => {
    let { id } = article;
    for (let number = 2; ids.has(id); number += 1) id = `${article.id} (${number})`;
    ids.add(id);
    return id === article.id ? article : renamed(article, id);
  });
}
