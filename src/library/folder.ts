import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
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

/**
 * Reads all articles of a folder and the folders in it. Hidden files are passed over.
 *
 * @throws {UnusableFolder} where there is no such folder or no article in it
 */
export async function openFolder(dir: string): Promise<Opened> {
  const read: { path: string; article: Article }[] = [];
  const skipped: SkippedFile[] = [];
  for (const path of await filesIn(dir)) {
    try {
      read.push({ path, article: await readFrom(dir, path) });
    } catch (error) {
      skipped.push({ path, reason: reasonOf(error) });
    }
  }
  if (read.length === 0) throw new UnusableFolder(nothingIn(dir, skipped));
  return { articles: withUniqueIds(read), skipped };
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
    return { ...article, id: paths.get(stem) === 1 ? stem : slashed(path) };
  });
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
