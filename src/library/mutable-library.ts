import type { Article } from '../article/article.js';
import { atOnce, inTurn, type Steps } from '../language/steps.js';
import { type Compiled, compile } from './compile.js';
import { type Opened, renamed } from './folder.js';
import { libraryOf } from './library.js';
import type { Library } from './results.js';
import { makeStore, type Store } from './store.js';

/** An article that was to be added; not new where it was there already. */
export interface Added {
  readonly article: Article;
  readonly isNew: boolean;
}

/** The library of this run, which is replaced by the next one when articles change. */
export interface MutableLibrary {
  /** As it is now. It never changes: whoever takes it has one state for a whole answer. */
  readonly library: Library;
  /**
   * Adds an article beside those of the folder, for this run alone. Where its id is taken, a number is added to it;
   * where an article has the same text already, it is that one.
   *
   * @param name the file's name; its ending tells the format
   * @throws {UnreadableArticle} with a plain sentence that says why it cannot be read
   */
  add(name: string, bytes: Uint8Array): Promise<Added>;
  /** Calls the listener after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** The same, where the articles come from a folder. */
export interface FolderLibrary extends MutableLibrary {
  /** Replaces what was read from the folder. */
  replace(folder: Opened): Promise<void>;
}

/** Computes in advance what will be asked of a library, before it replaces the one before. */
export type Ready = (library: Library) => Steps<void>;

/** Computes nothing in advance. */
export function* nothing(): Steps<void> {}

/** The articles of the folder, and those that were added beside them. */
interface Content {
  readonly folder: Opened;
  readonly added: readonly Article[];
}

/**
 * A library that can change. The next one is made while the one before answers, and only what is new is read.
 *
 * @example createMutableLibrary(await openFolder('seeds')).library.ask('Who pays?')
 */
export function createMutableLibrary(folder: Opened): FolderLibrary {
  const equipment = { store: makeStore(), compiled: compile, ready: nothing };
  return mutableLibraryWith(atOnce(libraryFor(folder, equipment)), folder, equipment);
}

/** The same, in steps between which other work gets its turn. */
export async function openMutableLibrary(folder: Opened, equipment: Equipment): Promise<FolderLibrary> {
  return mutableLibraryWith(await inTurn(libraryFor(folder, equipment)), folder, equipment);
}

/** What it takes to make a library. */
export interface Equipment {
  readonly store: Store;
  readonly compiled: (name: string, bytes: Uint8Array) => Promise<Compiled>;
  readonly ready: Ready;
}

function* libraryFor(opened: Opened, { store, ready }: Equipment): Steps<Library> {
  const made = yield* libraryOf(opened, store);
  yield* ready(made);
  return made;
}

function mutableLibraryWith(first: Library, folder: Opened, equipment: Equipment): FolderLibrary {
  let content: Content = { folder, added: [] };
  let library = first;
  let turn: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  /** One library is made at a time, in the order in which the changes came. */
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
      equipment.store.adopt(made);
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
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function together({ folder: { articles, skipped }, added }: Content): Opened {
  const ids = new Set(articles.map(({ id }) => id));
  const beside = added.map((article) => {
    let { id } = article;
    for (let number = 2; ids.has(id); number += 1) id = `${article.id} (${number})`;
    ids.add(id);
    return id === article.id ? article : renamed(article, id);
  });
  return { articles: [...articles, ...beside], skipped };
}
