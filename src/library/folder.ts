import { type BigIntStats, type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import pLimit from 'p-limit';
import { type Article, UnreadableArticle } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { checkFile, endings, readArticle } from '../article/read.js';
import { PutOff, type Where } from './compiler.js';
import type { SkippedFile } from './results.js';
import type { Patience } from './threads.js';

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

/** A file as it was when it was read, or a folder that cannot be read. */
export interface FolderFile {
  readonly path: string;
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** The article, or where the file cannot be read any more, its last good version; null where there never was one. */
  readonly article: Article | null;
  /** Why the file as it is cannot be read; null where it can. */
  readonly reason: string | null;
  /** Whether it takes long to read, and is to be looked at again although it is the same. */
  readonly late: boolean;
}

/** The files of a folder by their paths, in the order of these. */
export type FolderState = ReadonlyMap<string, FolderFile>;

/** How files are read. */
export interface Reading {
  /** @throws {UnreadableArticle} with a plain sentence that says why it cannot be read */
  read(path: string, bytes: Uint8Array, where: Where): Promise<Article>;
  /** Called with how many files have been read, and how many there are to read. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  /** How long others wait for an article. */
  readonly patience: Patience;
}

/** How files are come by. */
interface Disk {
  readdir(path: string): Promise<Dirent[]>;
  stat(path: string): Promise<BigIntStats>;
  readFile(path: string): Promise<Uint8Array>;
}

/** While answers are given, which must not wait for the disk. */
const PATIENT: Disk = {
  readdir: (path) => readdir(path, { withFileTypes: true }),
  stat: (path) => stat(path, { bigint: true }),
  readFile,
};
/** While there is nobody to answer: thousands of small files come several times as quickly. */
const PROMPT: Disk = {
  readdir: async (path) => readdirSync(path, { withFileTypes: true }),
  stat: async (path) => statSync(path, { bigint: true }),
  readFile: async (path) => readFileSync(path),
};

/** Files are waited for so many at a time. */
const AT_ONCE = 16;
/**
 * Starting a thread takes longer than reading so many bytes of plain text, whatever they say. The time that the parsers
 * of other formats take has no such bound.
 */
const LITTLE = 32 * 1024;
const LINEAR = '.txt';

/**
 * Reads all articles of a folder and the folders in it. Hidden files are passed over, and what belongs to a saved page.
 *
 * @throws {UnusableFolder} where there is no such folder or no article in it
 */
export async function openFolder(dir: string): Promise<Opened> {
  return openedFrom(await openState(dir, { read: readArticle, patience: 'later' }));
}

/** The same, as a state that `readFolder` can go on from. */
export async function openState(dir: string, reading: Reading): Promise<FolderState> {
  let state = await readFolder(dir, reading);
  // There is nobody to answer before the first article is there.
  if (![...state.values()].some(({ article }) => article) && [...state.values()].some(({ late }) => late))
    state = await readFolder(dir, { ...reading, patience: 'later' });
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
  // What stood in a folder that cannot be read any more may still stand there.
  for (const file of before?.values() ?? [])
    if (file.article && unreadable.some(({ path }) => file.path.startsWith(path + sep)))
      now.set(file.path, file);
  return new Map([...now].sort(([a], [b]) => byPath(a, b)));
}

/** The articles of a folder under ids that are unique among them, and the files that there is nothing of. */
export function openedFrom(state: FolderState): Opened {
  const files = [...state.values()];
  return {
    articles: withUniqueIds(files.flatMap(({ path, article }) => (article ? [{ path, article }] : []))),
    skipped: files.flatMap(({ path, article, reason }) =>
      article || reason === null ? [] : [{ path: printable(path), reason }],
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

/** The files of a folder and of those in it, and what tells why one cannot be read, for whoever reads them one by one. */
export interface Files {
  /** Relative to the folder, in order. */
  readonly paths: readonly string[];
  readonly unreadable: readonly SkippedFile[];
  /** @throws where it cannot be read; `reasonOf` says why */
  contentOf(path: string): Promise<Uint8Array>;
}

/** @throws {UnusableFolder} where there is no such folder */
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

/** What was known before, where nothing has changed since: that is no news. */
function sameAs(known: FolderFile | undefined, file: FolderFile): FolderFile {
  return known && known.stamp === file.stamp && known.reason === file.reason && known.late === file.late
    ? known
    : file;
}

/** What a folder and the folders in it hold, by paths relative to it; hidden files and folders are left out. */
interface Listing {
  readonly files: string[];
  readonly unreadable: FolderFile[];
}

/** What is wrong with a folder that cannot be listed, to go on after its name. */
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

/** A folder in it that cannot be read, such as lost+found, keeps nobody from the others. */
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

/** What browsers call the folder in which they put the frames and advertisements of a page that they save. */
const PARTS = /^(.+)[_-](?:files?|dateien|fichiers|archivos|arquivos|bestanden|filer|soubory|pliki)$/iu;

function isOfPage(name: string, beside: ReadonlySet<string>): boolean {
  const page = PARTS.exec(name)?.[1];
  return page !== undefined && (beside.has(`${page}.html`) || beside.has(`${page}.htm`));
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

/** Why a file cannot be read, in a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableArticle) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  // A fault of a parser costs the article that it stumbles over, not the others.
  if (code === undefined) return `Reading it failed (${printable(message)}).`;
  if (code === 'ENOENT') return 'The file is gone, or is a broken link.';
  return code === 'EACCES' || code === 'EPERM'
    ? 'There is no permission to read the file.'
    : `The file cannot be read (${code}).`;
}

/** The file's name is the id; where two share it, their paths are, and where those differ by ending alone, with it. */
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
  if (!first) return `The folder "${printable(dir)}" is empty. ${put}`;
  return `The folder "${printable(dir)}" holds no article that can be read (${first.path}: ${first.reason}). ${put}`;
}
