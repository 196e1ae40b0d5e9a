import { type BigIntStats, readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import pLimit from 'p-limit';
import type { Article } from '../article/article.js';
import { UnreadableArticle } from '../article/errors.js';
import { checkFile, endings, readArticle } from '../article/read.js';
import type { Where } from './compiler.js';
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

/** How files are read. */
export interface Reading {
  /** @throws {UnreadableArticle} with a plain sentence that says why it cannot be read */
  read(path: string, bytes: Uint8Array, where: Where): Promise<Article>;
  /** Is told how many files have been read, and how many there are to read. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** How files are come by. */
interface Disk {
  stat(path: string): Promise<BigIntStats>;
  readFile(path: string): Promise<Uint8Array>;
}

/** While answers are given, which must not wait for the disk. */
const PATIENT: Disk = { stat: (path) => stat(path, { bigint: true }), readFile };
/** While there is nobody to answer: thousands of small files come several times as quickly. */
const PROMPT: Disk = {
  stat: async (path) => statSync(path, { bigint: true }),
  readFile: async (path) => readFileSync(path),
};

/** Files are waited for so many at a time. */
const AT_ONCE = 16;
/** Starting a thread takes longer than reading so many bytes of articles. */
const LITTLE = 64 * 1024;

/**
 * Reads all articles of a folder and the folders in it. Hidden files are passed over.
 *
 * @throws {UnusableFolder} where there is no such folder or no article in it
 */
export async function openFolder(dir: string): Promise<Opened> {
  return openedFrom(await openState(dir, { read: readArticle }));
}

/** The same, as a state that `readFolder` can go on from. */
export async function openState(dir: string, reading: Reading): Promise<FolderState> {
  const state = await readFolder(dir, reading);
  const { articles, skipped } = openedFrom(state);
  if (articles.length === 0) throw new UnusableFolder(nothingIn(dir, skipped));
  return state;
}

/**
 * Reads what a folder holds now; of a state read before, files that are still the same are taken over.
 *
 * @throws {UnusableFolder} where there is no such folder
 */
export async function readFolder(dir: string, reading: Reading, before?: FolderState): Promise<FolderState> {
  const inTurn = pLimit(AT_ONCE);
  const disk = before ? PATIENT : PROMPT;
  const found = await inTurn.map(await filesIn(dir), (path) => seenAt(dir, path, disk));
  const anew = found.filter(({ path, stamp }) => before?.get(path)?.stamp !== stamp);
  const bytes = anew.reduce((sum, { size }) => sum + size, 0);
  const where = before || bytes > LITTLE ? 'elsewhere' : 'here';
  let done = 0;
  const read = await inTurn.map(anew, async (seen) => {
    const file = await readAnew(seen, before?.get(seen.path)?.article ?? null, async (path) =>
      reading.read(path, await contentOf(join(dir, path), disk), where),
    );
    reading.progress?.(++done, anew.length);
    return file;
  });
  const files = new Map(read.map((file) => [file.path, file]));
  return new Map(found.map(({ path }) => [path, (files.get(path) ?? before?.get(path)) as FolderFile]));
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

/** What a file looks like from outside. */
interface Seen extends Pick<FolderFile, 'path' | 'stamp'> {
  /** In bytes. */
  readonly size: number;
}

/** Device and inode are another's where an editor puts a new file into the place of the old one. */
async function seenAt(dir: string, path: string, disk: Disk): Promise<Seen> {
  try {
    const { dev, ino, size, mtimeNs } = await disk.stat(join(dir, path));
    return { path, stamp: [dev, ino, size, mtimeNs].join(' '), size: Number(size) };
  } catch (error) {
    return { path, stamp: String((error as NodeJS.ErrnoException).code), size: 0 };
  }
}

async function readAnew(
  { path, stamp }: Seen,
  known: Article | null,
  read: (path: string) => Promise<Article>,
): Promise<FolderFile> {
  try {
    return { path, stamp, article: await read(path), reason: null };
  } catch (error) {
    return { path, stamp, article: known, reason: reasonOf(error) };
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

/** What a file holds; what it is and how large is looked at first, so that no pipe blocks and no video fills the memory. */
async function contentOf(path: string, disk: Disk): Promise<Uint8Array> {
  const file = await disk.stat(path);
  if (!file.isFile()) throw new UnreadableArticle('It is not a file.');
  checkFile(path, Number(file.size));
  return disk.readFile(path);
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableArticle) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  // A fault of a parser costs the article that it stumbles over, not the others.
  if (code === undefined) return `Reading it failed (${message}).`;
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
