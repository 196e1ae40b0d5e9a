import type { Threads } from './compile-threads.js';
import { type Change, changeBetween, isChange, openedFrom, readFolder } from './folder.js';
import { type Opening, openSeeds } from './library.js';
import {
  type FolderLibrary,
  type MutableLibrary,
  nothing,
  openMutableLibrary,
  type Ready,
} from './mutable-library.js';
import { type Watch, watchFolder } from './watch.js';

/** The library of a folder, kept up to date. */
export interface LiveLibrary extends MutableLibrary, Pick<FolderLibrary, 'compiledOf'> {
  /** Stops watching the folder. */
  close(): Promise<void>;
}

/** Receives what happens to the folder. */
export interface Listener {
  /** The library has been replaced by one with these changes. */
  changed(change: Change): void;
  /** The number of changed files read so far, and the total. */
  progress?(done: number, total: number): void;
  /** Computes in advance what a new library will be asked for, before it replaces the current one. */
  readonly ready?: Ready;
  /** The folder cannot be watched or read; the library is unchanged. */
  failed(reason: string): void;
}

/** How a folder is watched. */
export interface Watching {
  /** The interval between scans of the folder, in milliseconds. */
  readonly every?: number;
  /** The threads that compile articles; threads of its own if left out. They are closed with the library. */
  readonly threads?: Threads;
}

const EVERY = 60_000;

/**
 * How long the folder must be quiet before it is read, in milliseconds, so that a checkout is one change. The watcher
 * itself batches events for up to half a second.
 */
const SETTLED = 600;

/**
 * Opens all articles of a folder and keeps them up to date. Only changed files are read again, in the background; then
 * the library is replaced. An article that takes long is added later. If a file can no longer be read, its last good
 * version is kept.
 *
 * @throws {UnusableFolder} if the folder does not exist or contains no article; the message says what to do
 * @example
 * const live = await watchLibrary('seeds', { changed: console.log, failed: console.error });
 * live.library.ask('Who pays?');
 */
export async function watchLibrary(
  folder: string,
  listener: Listener,
  opening: Opening = {},
  { every = EVERY, threads }: Watching = {},
): Promise<LiveLibrary> {
  const updates = whenSettled(() => update().catch(({ message }: Error) => fail(message)));
  let watch: Watch | undefined;
  const arrived = () => {
    watch?.expect();
    if (watch) updates.ask();
  };
  const waiting = { patience: 'soon', threads, arrived } as const;
  const { derived, compiler, reading, ...opened } = await openSeeds(folder, opening, waiting);
  let { state } = opened;
  const { ready = nothing } = listener;
  const mutable = await openMutableLibrary(openedFrom(state), {
    derived,
    compiled: compiler.compileOnce,
    ready,
  });
  let closing = false;
  let failure: string | null = null;

  /** Reports each failure only once in a row. */
  function fail(reason: string): void {
    if (!closing && reason !== failure) listener.failed(reason);
    failure = reason;
  }

  async function update(): Promise<void> {
    const next = await readFolder(folder, { ...reading, progress: listener.progress }, state);
    failure = null;
    const change = changeBetween(state, next);
    if (!isChange(change)) return;
    watch?.found();
    await mutable.replace(openedFrom(next));
    state = next;
    await compiler.keepOnly(state.keys());
    listener.changed(change);
  }

  watch = watchFolder(folder, every, {
    stirred: () => {
      compiler.expectWork();
      updates.ask();
    },
    due: updates.now,
    failed: (reason) => {
      if (!closing) listener.failed(reason);
    },
  });
  await watch.ready;
  // Picks up changes from before the watch began.
  updates.ask();
  return {
    get library() {
      return mutable.library;
    },
    add: mutable.add,
    compiledOf: mutable.compiledOf,
    subscribe: mutable.subscribe,
    close: async () => {
      closing = true;
      await watch?.close();
      await compiler.close();
      await updates.close();
    },
  };
}

/** Debounces some work, and never runs it concurrently. */
function whenSettled(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let closed = false;
  let waiting = false;
  const run = () => {
    timer = undefined;
    if (waiting) return;
    waiting = true;
    running = running.then(async () => {
      waiting = false;
      if (!closed) await work();
    });
  };
  return {
    ask: () => {
      clearTimeout(timer);
      if (!closed) timer = setTimeout(run, SETTLED);
    },
    /** Runs at once, unless a run is already scheduled. */
    now: () => {
      if (!timer && !closed) run();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      return running;
    },
  };
}
