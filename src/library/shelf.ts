import type { Article } from '../article/article.js';
import { atOnce, inTurn, type Steps } from '../language/steps.js';
import { type Compiled, compile } from './compile.js';
import { type Opened, renamed } from './folder.js';
import { libraryOf } from './library.js';
import type { Library } from './results.js';
import { makeStore, type Store } from './store.js';

/** The library of this run, whose articles can change while it answers. */
export interface Shelf {
  /** As it is now. It never changes: whoever takes it has one state for a whole answer. */
  readonly library: Library;
  /**
   * Adds an article beside those of the folder, for this run alone. Where its id is taken it gets a number after it.
   *
   * @param name the file's name; its ending tells the format
   * @throws {UnreadableArticle} with a plain sentence that says why it cannot be read
   */
  add(name: string, bytes: Uint8Array): Promise<Article>;
  /** Calls back after each change; the function given back ends it. */
  subscribe(listener: () => void): () => void;
}

/** A shelf whose articles come from a folder. */
export interface FolderShelf extends Shelf {
  /** Puts what the folder holds now into the place of what it held. */
  replace(folder: Opened): Promise<void>;
}

/** Finds out what is going to be asked of a library, before it takes the place of the one before. */
export type Ready = (library: Library) => Steps<void>;

/** Finds out nothing. */
export function* nothing(): Steps<void> {}

/** What stands on a shelf. */
interface Content {
  readonly folder: Opened;
  readonly added: readonly Article[];
}

/**
 * Puts articles where they can change. The next library is made beside the answers of the one before, and only what is
 * new in it is read.
 *
 * @example createShelf(await openFolder('seeds')).library.ask('Who pays?')
 */
export function createShelf(folder: Opened): FolderShelf {
  const equipment = { store: makeStore(), compiled: compile, ready: nothing };
  return shelfWith(atOnce(libraryFor(folder, equipment)), folder, equipment);
}

/** The same, beside whatever else there is to do at a start. */
export async function openShelf(folder: Opened, equipment: Equipment): Promise<FolderShelf> {
  return shelfWith(await inTurn(libraryFor(folder, equipment)), folder, equipment);
}

/** What libraries are made with. */
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

function shelfWith(first: Library, folder: Opened, equipment: Equipment): FolderShelf {
  let content: Content = { folder, added: [] };
  let library = first;
  let turn: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  /** One library is made at a time, in the order in which the changes came. */
  function change(changed: (content: Content) => Content): Promise<void> {
    const done = turn.then(async () => {
      const next = changed(content);
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
      await change((before) => ({ ...before, added: [...before.added, article] }));
      return library.articles.at(-1) as Article;
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
