import { type FSWatcher, watch as watchOne } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type AsyncSubscription, subscribe } from '@parcel/watcher';
import { printable } from '../article/encoding.js';

/** Receives events about a folder. */
export interface Watcher {
  /** Something in the folder changed, or another folder replaced it. */
  stirred(): void;
  /** The folder is due for a scan, whether or not a change was noticed. */
  due(): void;
  /** Why the folder is not watched; each reason is reported once. */
  failed(reason: string): void;
}

/** A watch on a folder. */
export interface Watch {
  /** Resolves when the watch has begun. */
  readonly ready: Promise<void>;
  /** Announces a change that no file event precedes. */
  expect(): void;
  /** Reports that a scan found a change. If it was not noticed, the system does not report changes here. */
  found(): void;
  close(): Promise<void>;
}

/** How long the system may take to report a change, in milliseconds. */
const LATEST = 2_000;

/**
 * Watches a folder and its subfolders. It follows the path, not the folder that was there first: a symlink may be
 * redirected, and a folder may be renamed, or deleted and created again.
 *
 * @param every milliseconds between scans, because no system reports changes made by another machine
 */
export function watchFolder(folder: string, every: number, watcher: Watcher): Watch {
  const name = printable(folder);
  const meanwhile = `it is checked every ${every / 1000} seconds`;
  const said = new Set<string>();
  let current: { readonly identity: string; readonly ended: () => Promise<void> } | null = null;
  let noticed = true;
  let closed = false;
  let doubt: NodeJS.Timeout | undefined;

  function say(reason: string): void {
    if (!closed && !said.has(reason)) watcher.failed(reason);
    said.add(reason);
  }

  function notice(): void {
    noticed = true;
    watcher.stirred();
  }

  async function begin(path: string): Promise<() => Promise<void>> {
    const parents = [...new Set([dirname(resolve(folder)), dirname(path)])];
    const above = parents.flatMap((parent) => watchAbove(parent, [basename(folder), basename(path)], renew));
    const inside = await subscribe(path, (error) => {
      if (error) say(`The folder "${name}" is no longer watched (${error.message}); ${meanwhile}.`);
      notice();
    }).catch(({ message }: Error) => {
      say(`The folder "${name}" is not watched (${message}); ${meanwhile}.`);
    });
    return async () => {
      for (const each of above) each.close();
      await (inside as AsyncSubscription | undefined)?.unsubscribe().catch(() => {});
    };
  }

  /** Starts again if the path now leads to another folder. */
  async function check(): Promise<void> {
    const now = await identityOf(folder);
    if (closed || !now || now.identity === current?.identity) return;
    const first = current === null;
    // The system's watcher is shared by path, so a dead one must end before a new one starts.
    await current?.ended();
    current = { identity: now.identity, ended: await begin(now.path) };
    if (!first) notice();
  }

  let turn: Promise<void> = Promise.resolve();
  function renew(): Promise<void> {
    turn = turn.then(check);
    return turn;
  }

  const poll = setInterval(() => {
    void renew();
    watcher.due();
  }, every).unref();

  return {
    ready: renew(),
    expect: () => {
      noticed = true;
    },
    found: () => {
      if (!noticed)
        doubt ??= setTimeout(() => {
          doubt = undefined;
          if (!noticed) say(`The system does not report changes in the folder "${name}"; ${meanwhile}.`);
          noticed = false;
        }, LATEST).unref();
      noticed = false;
    },
    close: async () => {
      closed = true;
      clearInterval(poll);
      clearTimeout(doubt);
      await turn;
      await current?.ended();
    },
  };
}

/**
 * The identity of the folder that a path leads to; null if there is none. The inode alone is not enough, because inodes
 * of deleted folders are soon reused.
 */
async function identityOf(folder: string): Promise<{ identity: string; path: string } | null> {
  try {
    const path = await realpath(folder);
    const { dev, ino, birthtimeNs } = await stat(path, { bigint: true });
    return { identity: [path, dev, ino, birthtimeNs].join(' '), path };
  } catch {
    return null;
  }
}

/** Notices if one of these names is reassigned. If the parent cannot be watched, polling finds the change. */
function watchAbove(parent: string, names: readonly string[], renew: () => void): FSWatcher[] {
  try {
    const watcher = watchOne(parent, { persistent: false }, (_event, name) => {
      if (name === null || names.includes(name)) renew();
    });
    return [watcher.on('error', () => watcher.close())];
  } catch {
    return [];
  }
}
