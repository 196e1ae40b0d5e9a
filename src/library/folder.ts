import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../article/article.js';
import { UnreadableArticle } from '../article/errors.js';
import { checkFile, endings, readArticle } from '../article/read.js';
import type { SkippedFile } from './results.js';

/** A folder that holds no article to answer from; the message says what to do. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder';
}

/** What was found in a folder. */
export interface Opened {
  /** In order of their paths. */
  readonly articles: readonly Article[];
  /** The files that are no article, with the reason each. */
  readonly skipped: readonly SkippedFile[];
}

/** A file as it was when it was read. */
export interface FolderFile {
  readonly path: string;
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** The article, or where the file cannot be read any more, the one it held last; null where there never was one. */
  readonly article: Article | null;
  /** Why the file as it is cannot be read; null where it can. */
  readonly reason: string | null;
}

/** The files of a folder by their paths, in the order of these. */
export type FolderState = ReadonlyMap<string, FolderFile>;

/**
 * Reads all articles of a folder and the folders in it. Hidden files are passed over.
 *
 * @throws {UnusableFolder} where there is no such folder or no article in it
 */
export async function openFolder(dir: string): Promise<Opened> {
  return openedFrom(await openState(dir));
}

/** The same, as a state that `readFolder` can go on from. */
export async function openState(dir: string): Promise<FolderState> {
  const state = await readFolder(dir);
  const { articles, skipped } = openedFrom(state);
  if (articles.length === 0) throw new UnusableFolder(nothingIn(dir, skipped));
  return state;
}

/**
 * Reads what a folder holds now; of a state read before, files that are still the same are taken over. Other work gets
 * its turn after each file.
 *
 * @throws {UnusableFolder} where there is no such folder
 */
export async function readFolder(dir: string, before: FolderState = new Map()): Promise<FolderState> {
  const state = new Map<string, FolderFile>();
  for (const path of await filesIn(dir)) {
    const known = before.get(path);
    const stamp = await stampOf(join(dir, path));
    if (known?.stamp === stamp) state.set(path, known);
    else {
      state.set(path, await readAnew(dir, path, stamp, known));
      await setImmediate();
    }
  }
  return state;
}

/** The articles of a folder under ids that are unique among them, and the files that there is nothing of. */
export function openedFrom(state: FolderState): Opened {
  const files = [...state.values()];
  return {
    articles: withUniqueIds(files.flatMap(({ path, article }) => (article ? [{ path, article }] : []))),
    skipped: files.flatMap(({ path, article, reason }) =>
      article || reason === null ? [] : [{ path, reason }],
    ),
  };
}

/** Device and inode are another's where an editor puts a new file into the place of the old one. */
async function stampOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs].join(' ');
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

async function readAnew(
  dir: string,
  path: string,
  stamp: string,
  known: FolderFile | undefined,
): Promise<FolderFile> {
  try {
    return { path, stamp, article: await readFrom(dir, path), reason: null };
  } catch (error) {
    return { path, stamp, article: known?.article ?? null, reason: reasonOf(error) };
  }
}

/** Paths of the files in a folder and below it, relative to it, sorted; hidden files and folders left out. */
async function filesIn(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
      .filter((path) => !path.split(sep).some((part) => part.startsWith('.')))
      .sort(byPath);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'ENOTDIR'
          ? 'is a file, not a folder'
          : `cannot be read (${code ?? 'unknown error'})`;
    throw new UnusableFolder(`The folder "${dir}" ${what}. Name a folder with articles in it.`);
  }
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Reads one file; what it is and how large is looked at first, so that no pipe blocks and no video fills the memory. */
async function readFrom(dir: string, path: string): Promise<Article> {
  const file = await stat(join(dir, path));
  if (!file.isFile()) throw new UnreadableArticle('It is not a file.');
  checkFile(path, file.size);
  return readArticle(path, await readFile(join(dir, path)));
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableArticle) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code === 'ENOENT') return 'The file is gone, or the link to it leads nowhere.';
  return code === 'EACCES' || code === 'EPERM'
    ? 'The file may not be read; check its permissions.'
    : `The file cannot be read (${code}).`;
}

/** The file's name is the id; where two share it, their paths are, and where those differ by ending alone, with it. */
function withUniqueIds(read: readonly { readonly path: string; readonly article: Article }[]): Article[] {
  const names = counted(read.map(({ article }) => article.id));
  const paths = counted(read.map(({ path }) => withoutEnding(path)));
  return read.map(({ path, article }) => {
    if (names.get(article.id) === 1) return article;
    const stem = withoutEnding(path);
    return renamed(article, paths.get(stem) === 1 ? stem : slashed(path));
  });
}

const copies = new WeakMap<Article, Article>();

/** An article under another id: the same copy each time, so that what is derived from it is derived once. */
export function renamed(article: Article, id: string): Article {
  const known = copies.get(article);
  if (known?.id === id) return known;
  const copy = { ...article, id };
  copies.set(article, copy);
  return copy;
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function withoutEnding(path: string): string {
  return slashed(path).slice(0, path.length - extname(path).length);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function nothingIn(dir: string, skipped: readonly SkippedFile[]): string {
  const put = `Put ${endings('or')} files into it, one article each.`;
  const [first] = skipped;
  if (!first) return `The folder "${dir}" is empty. ${put}`;
  return `The folder "${dir}" holds no article that can be read (${first.path}: ${first.reason}). ${put}`;
}
