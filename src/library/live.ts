import { type Change, changeBetween, isChange } from './change.js';
import { openedFrom, readFolder } from './folder.js';
import {
  type FolderLibrary,
  type MutableLibrary,
  nothing,
  openMutableLibrary,
  type Ready,
} from './mutable-library.js';
import { type Opening, openSeeds } from './opening.js';
import { LIMITS, type Limits } from './threads.js';
import { type Watch, watchFolder } from './watch.js';

/** The library of a folder, which follows its changes. */
export interface LiveLibrary extends MutableLibrary, Pick<FolderLibrary, 'compiledOf'> {
  /** Stops following. */
  close(): Promise<void>;
}

/** Called when the folder changes. */
export interface Listener {
  /** The library has been replaced by one with these changes. */
  changed(change: Change): void;
  /** So many of the changed files have been read. */
  progress?(done: number, total: number): void;
  /** Computes in advance what will be asked of a library, before it replaces the one before. */
  readonly ready?: Ready;
  /** The folder cannot be watched or read; the library stays as it is. */
  failed(reason: string): void;
}

/** How often a folder is looked through, and how long an article may take, in milliseconds. */
export interface Pace {
  readonly every: number;
  readonly limits: Limits;
}

const PACE: Pace = { every: 60_000, limits: LIMITS };

/**
 * How long the folder must have been quiet before it is read, in milliseconds: a checkout is one change. The watcher
 * gathers what happens for up to half a second.
 */
const SETTLED = 600;

/**
 * Opens all articles of a folder, and keeps up with it. Only changed files are read again, in the background;
 * then the library is replaced. An article that takes long comes later. Where a file can no longer be read, its last
 * good version stays.
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
  { every, limits }: Pace = PACE,
): Promise<LiveLibrary> {
  const updates = whenSettled(() => update().catch(({ message }: Error) => fail(message)));
  let watch: Watch | undefined;
  const arrived = () => {
    watch?.expect();
    if (watch) updates.ask();
  };
  const waiting = { patience: 'soon', limits, arrived } as const;
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

  /** The same failure is reported once. */
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
  // Finds what changed before the watch began.
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

/** Runs some work once nobody has asked for it any more for a while, and never twice at a time. */
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
    /** Without waiting, unless it is going to run anyway. */
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
