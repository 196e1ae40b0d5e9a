import { type BigIntStats, type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import pLimit from 'p-limit';
import { type Article, UnreadableArticle } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { checkFile, endings, readArticle } from '../article/read.js';
import type { Patience } from './compile-threads.js';
import { PutOff, type Where } from './compiler.js';
import type { SkippedFile } from './results.js';

/** Thrown for a folder without any article; the message says what to do. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder';
}

/** The contents of a folder. */
export interface Opened {
  /** In order of their paths. */
  readonly articles: readonly Article[];
  /** The files that are not articles, each with the reason. */
  readonly skipped: readonly SkippedFile[];
}

/** A file as it was last read, or a folder that cannot be read. */
interface FolderFile {
  readonly path: string;
  /** Changes whenever the file changes. */
  readonly stamp: string;
  /** The article, or its last good version if the file can no longer be read; null if there never was one. */
  readonly article: Article | null;
  /** Why the current file cannot be read; null if it can. */
  readonly reason: string | null;
  /** Whether it takes long to read, so that it is tried again even if it has not changed. */
  readonly late: boolean;
}

/** The files of a folder, keyed and ordered by path. */
export type FolderState = ReadonlyMap<string, FolderFile>;

/** How to read files. */
export interface Reading {
  /** @throws {UnreadableArticle} with a plain sentence that gives the reason */
  read(path: string, bytes: Uint8Array, where: Where): Promise<Article>;
  /** Called with the number of files read so far, and the total. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /** How long a single article may keep others waiting. */
  readonly patience: Patience;
}

/** The file system operations used. */
interface Disk {
  readdir(path: string): Promise<Dirent[]>;
  stat(path: string): Promise<BigIntStats>;
  readFile(path: string): Promise<Uint8Array>;
}

/** Used while the bot answers, because answers must not wait for the disk. */
const PATIENT: Disk = {
  readdir: (path) => readdir(path, { withFileTypes: true }),
  stat: (path) => stat(path, { bigint: true }),
  readFile,
};
/** Used when nothing is being answered: synchronous reads of thousands of small files are several times as fast. */
const PROMPT: Disk = {
  readdir: async (path) => readdirSync(path, { withFileTypes: true }),
  stat: async (path) => statSync(path, { bigint: true }),
  readFile: async (path) => readFileSync(path),
};

/** The number of files read concurrently. */
const AT_ONCE = 16;
/**
 * Up to this many bytes, plain text takes less time to read than a thread to start. Other formats have no such bound.
 */
const LITTLE = 32 * 1024;
const LINEAR = '.txt';

/**
 * Reads all articles of a folder and its subfolders. Hidden files and the resources of saved web pages are skipped.
 *
 * @throws {UnusableFolder} if the folder does not exist or contains no article
 */
export async function openFolder(dir: string): Promise<Opened> {
  return openedFrom(await openState(dir, { read: readArticle, patience: 'later' }));
}

/** Like `openFolder`, but returns a state that `readFolder` can update. */
export async function openState(dir: string, reading: Reading): Promise<FolderState> {
  let state = await readFolder(dir, reading);
  // Nothing can be answered before there is a first article.
  if (![...state.values()].some(({ article }) => article) && [...state.values()].some(({ late }) => late))
    state = await readFolder(dir, { ...reading, patience: 'later' });
  const { articles, skipped } = openedFrom(state);
  if (articles.length === 0) throw new UnusableFolder(nothingIn(dir, skipped));
  return state;
}

/**
 * Reads the current contents of a folder. Files that have not changed since `before` are taken over from it.
 *
 * @throws {UnusableFolder} if the folder does not exist
 */
export async function readFolder(dir: string, reading: Reading, before?: FolderState): Promise<FolderState> {
  const inTurn = pLimit(AT_ONCE);
  const disk = before ? PATIENT : PROMPT;
  const { files, unreadable } = await listed(dir, disk);
  const found = await inTurn.map(files, (path) => seenAt(dir, path, disk));
  const anew = found.filter(({ path, stamp }) => {
    const known = before?.get(path);
    return known?.stamp !== stamp || known.late;
  });
  const little =
    anew.reduce((sum, { size }) => sum + size, 0) <= LITTLE &&
    anew.every(({ path }) => extname(path).toLowerCase() === LINEAR);
  const where = little && !before ? 'here' : reading.patience;
  let done = 0;
  const read = await inTurn.map(anew, async (seen) => {
    const file = await readAnew(seen, before?.get(seen.path), async (path) =>
      reading.read(path, await contentOf(join(dir, path), disk), where),
    );
    reading.progress?.(++done, anew.length);
    return file;
  });
  const now = new Map<string, FolderFile>();
  for (const { path } of found) now.set(path, before?.get(path) as FolderFile);
  for (const file of [...read, ...unreadable.map((fault) => sameAs(before?.get(fault.path), fault))])
    now.set(file.path, file);
  // Files in a folder that can no longer be read may still exist, so they are kept.
  for (const file of before?.values() ?? [])
    if (file.article && unreadable.some(({ path }) => file.path.startsWith(path + sep)))
      now.set(file.path, file);
  return new Map([...now].sort(([a], [b]) => byPath(a, b)));
}

/** The articles of a folder, with unique ids, and the files without an article. */
export function openedFrom(state: FolderState): Opened {
  const files = [...state.values()];
  return {
    articles: withUniqueIds(files.flatMap(({ path, article }) => (article ? [{ path, article }] : []))),
    skipped: files.flatMap(({ path, article, reason }) =>
      article || reason === null ? [] : [{ path: printable(path), reason }],
    ),
  };
}

/** What is known of a file without reading it. */
interface Seen extends Pick<FolderFile, 'path' | 'stamp'> {
  /** In bytes. */
  readonly size: number;
}

/** Device and inode change if an editor replaces the file with a new one. */
async function seenAt(dir: string, path: string, disk: Disk): Promise<Seen> {
  try {
    const { dev, ino, size, mtimeNs } = await disk.stat(join(dir, path));
    return { path, stamp: [dev, ino, size, mtimeNs].join(' '), size: Number(size) };
  } catch (error) {
    return { path, stamp: String((error as NodeJS.ErrnoException).code), size: 0 };
  }
}

/** The files of a folder and its subfolders, and why some cannot be read, for callers that read them one by one. */
export interface Files {
  /** Relative to the folder, sorted. */
  readonly paths: readonly string[];
  readonly unreadable: readonly SkippedFile[];
  /** @throws if the file cannot be read; `reasonOf` gives the reason */
  contentOf(path: string): Promise<Uint8Array>;
}

/** @throws {UnusableFolder} if the folder does not exist */
export async function filesIn(dir: string): Promise<Files> {
  const { files, unreadable } = await listed(dir, PROMPT);
  return {
    paths: files.sort(byPath),
    unreadable: unreadable.map(({ path, reason }) => ({ path: printable(path), reason: reason ?? '' })),
    contentOf: (path) => contentOf(join(dir, path), PROMPT),
  };
}

async function readAnew(
  { path, stamp }: Seen,
  known: FolderFile | undefined,
  read: (path: string) => Promise<Article>,
): Promise<FolderFile> {
  try {
    return { path, stamp, article: await read(path), reason: null, late: false };
  } catch (error) {
    const late = error instanceof PutOff;
    return sameAs(known, { path, stamp, article: known?.article ?? null, reason: reasonOf(error), late });
  }
}

/** The known entry if nothing has changed, so that the change is not reported again. */
function sameAs(known: FolderFile | undefined, file: FolderFile): FolderFile {
  return known && known.stamp === file.stamp && known.reason === file.reason && known.late === file.late
    ? known
    : file;
}

/** The contents of a folder and its subfolders, as relative paths, without hidden files and folders. */
interface Listing {
  readonly files: string[];
  readonly unreadable: FolderFile[];
}

/** Why a folder cannot be listed, phrased to follow its name. */
export function folderProblem(code: string | undefined): string {
  if (code === 'ENOENT') return 'does not exist';
  return code === 'ENOTDIR' ? 'is a file, not a folder' : `cannot be read (${code ?? 'unknown error'})`;
}

async function listed(dir: string, disk: Disk): Promise<Listing> {
  const listing: Listing = { files: [], unreadable: [] };
  await list(dir, '', disk, listing).catch(({ code }: NodeJS.ErrnoException) => {
    throw new UnusableFolder(
      `The folder "${printable(dir)}" ${folderProblem(code)}. Give the path of a folder with articles in it.`,
    );
  });
  return listing;
}

/** A subfolder that cannot be read, such as lost+found, does not affect the others. */
async function list(dir: string, within: string, disk: Disk, { files, unreadable }: Listing): Promise<void> {
  const entries = await disk.readdir(join(dir, within));
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || isOfPage(entry.name, names)) continue;
    const path = join(within, entry.name);
    if (!entry.isDirectory()) files.push(path);
    else
      await list(dir, path, disk, { files, unreadable }).catch(({ code }: NodeJS.ErrnoException) => {
        if (code === 'ENOENT') return;
        const reason = `The folder cannot be read (${code ?? 'unknown error'}).`;
        unreadable.push({ path, stamp: String(code), article: null, reason, late: false });
      });
  }
}

/** The names that browsers give to the folder with the resources of a saved page. */
const PARTS = /^(.+)[_-](?:files?|dateien|fichiers|archivos|arquivos|bestanden|filer|soubory|pliki)$/iu;

function isOfPage(name: string, beside: ReadonlySet<string>): boolean {
  const page = PARTS.exec(name)?.[1];
  return page !== undefined && (beside.has(`${page}.html`) || beside.has(`${page}.htm`));
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The contents of a file. Its type and size are checked first, so that no pipe blocks and no video fills the memory.
 */
async function contentOf(path: string, disk: Disk): Promise<Uint8Array> {
  const file = await disk.stat(path);
  if (!file.isFile()) throw new UnreadableArticle('It is not a file.');
  checkFile(path, Number(file.size));
  return disk.readFile(path);
}

/** Why a file cannot be read, as a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableArticle) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  // A bug in a parser must cost only the article that triggers it.
  if (code === undefined) return `Reading it failed (${printable(message)}).`;
  if (code === 'ENOENT') return 'The file is gone, or is a broken link.';
  return code === 'EACCES' || code === 'EPERM'
    ? 'There is no permission to read the file.'
    : `The file cannot be read (${code}).`;
}

/**
 * The file name is the id; if it is not unique, the path without extension; if that is not unique either, the whole
 * path.
 */
function withUniqueIds(read: readonly { readonly path: string; readonly article: Article }[]): Article[] {
  const names = counted(read.map(({ article }) => article.id));
  const paths = counted(read.map(({ path }) => withoutEnding(path)));
  return read.map(({ path, article }) => {
    if (names.get(article.id) === 1) return article;
    const stem = withoutEnding(path);
    return renamed(article, printable(paths.get(stem) === 1 ? stem : slashed(path)));
  });
}

const copies = new WeakMap<Article, Article>();

/** An article under another id. Always returns the same copy, so that data derived from it is computed once. */
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
  if (!first) return `The folder "${printable(dir)}" is empty. ${put}`;
  return `The folder "${printable(dir)}" holds no article that can be read (${first.path}: ${first.reason}). ${put}`;
}

/** The changes to a folder between two readings, as printable paths. A renamed file is both removed and added. */
export interface Change {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files that can no longer be read, with the reason; their last good version is kept. */
  readonly kept: readonly SkippedFile[];
  /** New files that cannot be read, with the reason. */
  readonly skipped: readonly SkippedFile[];
  /** Problems with files that were read anyway, one sentence each. */
  readonly warnings: readonly string[];
}

/** Compares two readings of a folder. */
export function changeBetween(before: FolderState, after: FolderState): Change {
  const anew = [...after.values()].filter((file) => before.get(file.path) !== file);
  const good = anew.filter(({ reason }) => reason === null);
  const hadArticle = ({ path }: FolderFile) => before.get(path)?.article != null;
  const faults = anew.flatMap(({ path, article, reason }) =>
    reason === null ? [] : [{ path: printable(path), reason, article }],
  );
  return {
    added: good.filter((file) => !hadArticle(file)).map(nameOf),
    changed: good.filter(hadArticle).map(nameOf),
    removed: [...before.values()].filter((file) => hadArticle(file) && !after.has(file.path)).map(nameOf),
    kept: faults.filter(({ article }) => article).map(({ path, reason }) => ({ path, reason })),
    skipped: faults.filter(({ article }) => !article).map(({ path, reason }) => ({ path, reason })),
    warnings: good.flatMap(({ article }) => article?.warnings ?? []),
  };
}

function nameOf({ path }: FolderFile): string {
  return printable(path);
}

export function isChange(change: Change): boolean {
  return Object.values(change).some((files) => files.length > 0);
}

/** The maximum number of files named in a line. */
const MOST_NAMED = 5;

/** What was read, as a sentence; empty if nothing was. */
export function readLine({ added, changed, removed }: Change): string {
  const parts = Object.entries({ added, changed, removed }).filter(([, paths]) => paths.length > 0);
  return parts.map(([what, paths]) => `${what} ${named(paths)}`).join('; ');
}

function named(paths: readonly string[]): string {
  const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return paths.slice(0, MOST_NAMED).join(', ') + more;
}

/** What could not be read, or only with problems, one sentence each. */
export function faultLines({ kept, skipped, warnings }: Change): string[] {
  return [
    ...warnings,
    ...kept.map(({ path, reason }) => `Kept the last good version of ${path}: ${reason}`),
    ...skipped.map(({ path, reason }) => `Skipped ${path}: ${reason}`),
  ];
}
