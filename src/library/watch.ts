import { type FSWatcher, watch as watchOne } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type AsyncSubscription, subscribe } from '@parcel/watcher';
import { printable } from '../article/encoding.js';

/** Takes what is noticed of a folder. */
export interface Watcher {
  /** Something in it changed, or another folder came into its place. */
  stirred(): void;
  /** It is time to look through it, whether or not anything was noticed. */
  due(): void;
  /** Why it is not watched, each reason once. */
  failed(reason: string): void;
}

/** A watch over a folder. */
export interface Watch {
  /** Resolves once changes are noticed. */
  readonly ready: Promise<void>;
  /** Says that a change is coming that the folder does not show. */
  expect(): void;
  /** Says that a change was found: one that was not noticed shows that the system reports none here. */
  found(): void;
  close(): Promise<void>;
}

/** How long after a change the system may tell of it, in milliseconds. */
const LATEST = 2_000;

/**
 * Notices what happens in a folder and the folders in it. It stays with the name, not with the folder that had it
 * first: a link may be turned to another folder, and a folder renamed, deleted and made again.
 *
 * @param every milliseconds after which the folder is due: no system tells of changes that another machine makes
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

  /** Begins anew where the name leads to another folder than before. */
  async function check(): Promise<void> {
    const now = await identityOf(folder);
    if (closed || !now || now.identity === current?.identity) return;
    const first = current === null;
    // Of one path the system's watcher is shared, also with one that has gone deaf.
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

/** Which folder a name leads to now; null where there is none. A number of a deleted one is soon given to another. */
async function identityOf(folder: string): Promise<{ identity: string; path: string } | null> {
  try {
    const path = await realpath(folder);
    const { dev, ino, birthtimeNs } = await stat(path, { bigint: true });
    return { identity: [path, dev, ino, birthtimeNs].join(' '), path };
  } catch {
    return null;
  }
}

/** Notices when one of these names is given to something else; where that cannot be watched, the poll finds it. */
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
