import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { link, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { printable } from '../article/encoding.js';

/** Compiled articles in a folder, one file for each. The folder can be deleted at any time. */
export interface Cache {
  /** The bytes stored under a key; null if there are none, or if they were not stored by a cache with this secret. */
  get(key: string): Uint8Array | null;
  /** Reports that the bytes from `get` are unusable. */
  reject(): void;
  /** If this fails, the error is reported once and nothing is stored. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Removes all other entries. */
  keep(keys: ReadonlySet<string>): Promise<void>;
}

/** Each file begins with a message authentication code of its name and content. */
const DIGEST = 'sha256';
const CODE_BYTES = 32;

/** The file with the secret, next to the folders of the caches that share it. */
const SECRET = 'key';

/** The cache key of an article: a digest of its name, its content's digest, and the version of the code. */
export function keyOf(name: string, digest: string, version: string): string {
  return createHash(DIGEST).update([version, name, digest].join('\0')).digest('hex');
}

/** The SHA-256 of a content, in hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash(DIGEST).update(bytes).digest('hex');
}

/**
 * Opens a cache in a folder, which is created with the first entry. The secret is in the parent folder. An entry that
 * was changed or renamed without the secret is a miss.
 *
 * @param warn is called once with the reason why the cache cannot be used, and once if part of it was damaged
 */
export function openCache(folder: string, warn: (line: string) => void): Cache {
  const named = printable(folder);
  const said = new Set<string>();
  const once = (line: string) => {
    if (!said.has(line)) warn(line);
    said.add(line);
  };
  const failed = (what: string) => (error: NodeJS.ErrnoException) => {
    once(
      `The cache in "${named}" cannot be ${what} (${error.code ?? error.message}); continuing without it.`,
    );
  };
  const damaged = () => once(`The cache in "${named}" was damaged in part; that part is rebuilt.`);
  const secretFile = join(dirname(folder), SECRET);
  let secret = readKey(secretFile);
  let made: Promise<Uint8Array> | undefined;
  let works = isOurs(folder);
  if (!works)
    once(
      `Other accounts can write to the cache in "${named}"; continuing without it. Delete the folder to have a new one made.`,
    );
  let count = 0;
  /** Synchronous, because queueing for the disk takes several times as long as reading so little. */
  const contentOf = (key: string) => {
    try {
      const path = join(folder, key);
      // Reading a pipe would block until somebody writes to it.
      return works && lstatSync(path).isFile() ? readFileSync(path) : null;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') failed('read')(error as NodeJS.ErrnoException);
      return null;
    }
  };
  return {
    get(key) {
      const file = contentOf(key);
      if (!file) return null;
      const [code, bytes] = [file.subarray(0, CODE_BYTES), file.subarray(CODE_BYTES)];
      if (secret && code.length === CODE_BYTES && timingSafeEqual(code, codeOf(key, bytes, secret)))
        return bytes;
      damaged();
      return null;
    },
    reject: damaged,
    async put(key, bytes) {
      if (!works) return;
      // Written under a temporary name first, so that no reader and no other process sees a partial file.
      const unfinished = join(folder, `${key}.${process.pid}.${count++}`);
      try {
        await makeFolder(folder);
        made ??= secret ? Promise.resolve(secret) : makeKey(secretFile);
        secret = await made;
        await writeFile(unfinished, Buffer.concat([codeOf(key, bytes, secret), bytes]), { mode: 0o600 });
        await rename(unfinished, join(folder, key));
      } catch (error) {
        works = false;
        failed('written')(error as NodeJS.ErrnoException);
        await rm(unfinished, { force: true }).catch(() => {});
      }
    },
    async keep(keys) {
      if (!works) return;
      const names = await readdir(folder).catch(() => []);
      const dropped = names.filter((name) => !keys.has(name) && !isUnfinishedElsewhere(name));
      await Promise.all(dropped.map((name) => rm(join(folder, name), { force: true }).catch(() => {})));
    },
  };
}

/**
 * Whether only this account can write to a folder, because cached text is quoted as an article's. True if the folder
 * does not exist yet: it is then created with such permissions.
 */
function isOurs(folder: string): boolean {
  try {
    const { uid, mode } = lstatSync(folder);
    const [groupOrOthersWrite, own] = [0o022, process.getuid?.() ?? uid];
    return process.platform === 'win32' || (uid === own && (mode & groupOrOthersWrite) === 0);
  } catch {
    return true;
  }
}

/**
 * Used instead of `recursive`, with which `mkdir` never returns where the system lets nobody create a folder but
 * reports that none exists, as in /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) await makeFolder(parent);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Whether another running process may be writing the file. */
function isUnfinishedElsewhere(name: string): boolean {
  const writer = Number(name.split('.')[1]);
  if (Number.isNaN(writer) || writer === process.pid) return false;
  try {
    return process.kill(writer, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function codeOf(key: string, bytes: Uint8Array, secret: Uint8Array): Buffer {
  return createHmac(DIGEST, secret).update(key).update('\0').update(bytes).digest();
}

/** In bytes; the same as the digest that it is used with. */
const SECRET_BYTES = 32;

/**
 * Reads the secret with which a cache authenticates its entries.
 *
 * @returns null if there is none, or if another account may have read or written it
 */
function readKey(path: string): Uint8Array | null {
  // A symlink could lead to a file that others know, and opening a pipe would block until somebody writes to it.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let file: number;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(file);
    const [groupOrOthers, own] = [0o077, process.getuid?.() ?? stats.uid];
    const isSecret =
      process.platform === 'win32' || (stats.uid === own && (stats.mode & groupOrOthers) === 0);
    return stats.isFile() && stats.size === SECRET_BYTES && isSecret ? readFileSync(file) : null;
  } finally {
    closeSync(file);
  }
}

/**
 * Reads the secret or, if there is none, creates one. If several processes create one at the same time, all get the
 * first; none reads a partial file.
 *
 * @throws if no private file can be created
 */
export async function makeKey(path: string): Promise<Uint8Array> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeFile(unfinished, randomBytes(SECRET_BYTES), { mode: 0o600, flag: 'wx' });
    await putAt(path, unfinished);
    if (!readKey(path)) {
      await rm(path);
      await putAt(path, unfinished);
    }
  } finally {
    await rm(unfinished, { force: true });
  }
  const key = readKey(path);
  if (key) return key;
  throw new Error('its files cannot be kept private');
}

/** Keeps an existing file. */
async function putAt(path: string, unfinished: string): Promise<void> {
  await link(unfinished, path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return;
    // Some file systems do not support links.
    await rename(unfinished, path);
  });
}
