import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UnreadableArticle } from '../article/article.js';
import { readArticle } from '../article/read.js';
import { folderProblem, UnusableFolder } from '../library/folder.js';
import { type Environment, readSettings } from '../settings/read-settings.js';
import { copyStore } from '../store/copy.js';
import { backUpStore, openStore, type StorePlace } from '../store/open.js';
import type { CopyableStore, NewArticle } from '../store/store.js';
import { FOUND, type Io, WRONG_USE } from './io.js';

/**
 * Adds the articles of a folder to a server's own: all of them, or none if that would exceed the server's limits.
 *
 * @returns the exit status
 * @throws {StoreFailure}
 * @throws {UnusableFolder} if the folder cannot be read
 */
export async function importArticles(folder: string, server: string, io: Io): Promise<number> {
  const { limits } = readSettings(io.env).servers;
  const files = await readable(folder, io);
  return withStore(io.env, async (store) => {
    const addition = await store.add(server, files, limits, Date.now());
    if ('exceeds' in addition) {
      const { articles, bytes } = addition.room;
      io.errors.write(
        `Nothing was added: server ${server} has room for ${articles} articles and ${bytes} bytes. LIBRARY_ARTICLES and LIBRARY_BYTES say how much it may have.\n`,
      );
      return WRONG_USE;
    }
    io.output.write(`Added: ${addition.added.length}. There already: ${addition.known.length}.\n`);
    return FOUND;
  });
}

/** The files of a folder that are articles; prints what is wrong with the others. */
async function readable(folder: string, { errors }: Io): Promise<NewArticle[]> {
  const files: NewArticle[] = [];
  for (const path of pathsIn(folder)) {
    const name = basename(path);
    try {
      const bytes = new Uint8Array(readFileSync(join(folder, path)));
      await readArticle(name, bytes);
      files.push({ name, bytes });
    } catch (error) {
      if (!(error instanceof UnreadableArticle)) throw error;
      errors.write(`Skipped ${path}: ${error.message}\n`);
    }
  }
  return files;
}

/** The paths of all files in a folder and its subfolders, without hidden ones. */
function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length)
          .replace(/^[\\/]/u, ''),
      )
      .filter((path) => !/(?:^|[\\/])\./u.test(path))
      .sort();
  } catch (error) {
    throw new UnusableFolder(
      `The folder "${folder}" ${folderProblem((error as NodeJS.ErrnoException).code)}.`,
    );
  }
}

/**
 * Writes a server's own articles into a folder, unchanged; no existing file is overwritten.
 *
 * @returns the exit status
 * @throws {StoreFailure}
 */
export function exportArticles(folder: string, server: string, { env, output }: Io): Promise<number> {
  return withStore(env, async (store) => {
    mkdirSync(folder, { recursive: true });
    const present = (await store.articles(server)).filter(({ removedAt }) => removedAt === null);
    for (const { id, name } of present) {
      const bytes = await store.content(server, id);
      if (bytes) writeFileSync(freePath(folder, name), bytes, { flag: 'wx' });
    }
    output.write(`Written: ${present.length}.\n`);
    return FOUND;
  });
}

/** A path in the folder that does not exist yet, whatever the name of the file. */
function freePath(folder: string, name: string): string {
  const safe = basename(name.replaceAll(/[\\/\0]/gu, '_')).replace(/^\.+/u, '') || 'article.txt';
  const [ending, stem] = [extname(safe), basename(safe, extname(safe))];
  let path = join(folder, safe);
  for (let number = 2; existsSync(path); number += 1) path = join(folder, `${stem} (${number})${ending}`);
  return path;
}

/**
 * Copies all data from one store to another, each a folder or the URL of a PostgreSQL database.
 *
 * @throws {StoreFailure}
 */
export async function copyServers(from: string, to: string, { output }: Io): Promise<number> {
  const source = await openStore(placeOf(from));
  try {
    const target = await openStore(placeOf(to));
    let copied = 0;
    try {
      await copyStore(source, target, (done) => {
        copied = done;
      });
    } finally {
      await target.close();
    }
    output.write(`Servers copied: ${copied}.\n`);
    return FOUND;
  } finally {
    await source.close();
  }
}

function placeOf(named: string): StorePlace {
  return /^postgres(?:ql)?:/u.test(named) ? { dataDir: '', databaseUrl: named } : { dataDir: named };
}

/**
 * Copies the SQLite database into a file, even while the bot is running.
 *
 * @throws {StoreFailure}
 */
export async function backUp(file: string, { env, output }: Io): Promise<number> {
  await backUpStore(readSettings(env).servers, file);
  output.write(`Written: ${file}.\n`);
  return FOUND;
}

async function withStore(env: Environment, work: (store: CopyableStore) => Promise<number>): Promise<number> {
  const store = await openStore(readSettings(env).servers);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
