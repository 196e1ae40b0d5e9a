import { resolve } from 'node:path';
import { subscribe } from '@parcel/watcher';
import { type Change, changeBetween, isChange } from './change.js';
import { openedFrom, readFolder } from './folder.js';
import { type Opening, openSeeds } from './opening.js';
import { createShelf, type Ready, type Shelf } from './shelf.js';

/** A folder's articles, which change as the folder does. */
export interface LiveLibrary extends Shelf {
  /** Ends the watch. */
  close(): Promise<void>;
}

/** Takes what became of a folder. */
export interface Listener {
  /** The library has been replaced by one with these changes. */
  changed(change: Change): void;
  /** So many of the files that changed have been read. */
  progress?(done: number, total: number): void;
  /** Finds out what is going to be asked of a library, before it takes the place of the one before. */
  readonly ready?: Ready;
  /** The folder cannot be watched or read; the library stays as it is. */
  failed(reason: string): void;
}

/**
 * How long the folder must have been quiet before it is read, in milliseconds: a checkout is one change. The watcher
 * gathers what happens for up to half a second.
 */
const SETTLED = 600;

/**
 * Opens all articles of a folder, and keeps up with it. Only files that changed are read again, beside the answers; the
 * library is replaced when all of them are. Where a file cannot be read any more, its last good version stays.
 *
 * @throws {UnusableFolder} where the folder does not exist or holds no article; the message says what to do
 * @example
 * const live = await watchLibrary('seeds', { changed: console.log, failed: console.error });
 * live.library.ask('Who pays?');
 */
export async function watchLibrary(
  folder: string,
  listener: Listener,
  opening: Opening = {},
): Promise<LiveLibrary> {
  const { store, compiler, read, ...opened } = await openSeeds(folder, opening);
  let { state } = opened;
  const shelf = createShelf(openedFrom(state), store, compiler.compileOnce, listener.ready);
  let closing = false;

  async function update(): Promise<void> {
    const next = await readFolder(folder, { read, progress: listener.progress }, state);
    const change = changeBetween(state, next);
    if (!isChange(change)) return;
    await shelf.replace(openedFrom(next));
    state = next;
    await compiler.keepOnly(state.keys());
    listener.changed(change);
  }

  const updates = whenSettled(() =>
    update().catch(({ message }: Error) => {
      if (!closing) listener.failed(message);
    }),
  );
  const watched = await subscribe(resolve(folder), (error) => {
    if (error) listener.failed(`The folder "${folder}" is not watched any more: ${error.message}.`);
    compiler.expectWork();
    updates.ask();
  }).catch(({ message }: Error) => {
    listener.failed(`The folder "${folder}" is not watched: ${message}.`);
  });
  // What changed before the watch began is found then.
  updates.ask();
  return {
    get library() {
      return shelf.library;
    },
    add: shelf.add,
    subscribe: shelf.subscribe,
    close: async () => {
      closing = true;
      await watched?.unsubscribe();
      await compiler.close();
      await updates.close();
    },
  };
}

/** Runs some work once nobody has asked for it any more for a while, and never twice at a time. */
function whenSettled(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(work);
  };
  return {
    ask: () => {
      clearTimeout(timer);
      timer = setTimeout(run, SETTLED);
    },
    close: () => {
      clearTimeout(timer);
      return running;
    },
  };
}
