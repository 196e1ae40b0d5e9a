import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';

/** In bytes; the same as the digest that it is used with. */
const LENGTH = 32;

/**
 * Reads the secret with which a cache authenticates its entries.
 *
 * @returns null if there is none, or if another account may have read or written it
 */
export function readKey(path: string): Uint8Array | null {
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
    return stats.isFile() && stats.size === LENGTH && isSecret ? readFileSync(file) : null;
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
    await writeFile(unfinished, randomBytes(LENGTH), { mode: 0o600, flag: 'wx' });
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
