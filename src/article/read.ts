import { basename, extname } from 'node:path';
import { type Article, type Outline, UnreadableArticle } from './article.js';
import { buildArticle } from './build.js';
import { decodeText, printable } from './encoding.js';
import { readPlainText } from './plain-text.js';

export { UnreadableArticle } from './article.js';

/** A parser of the text of a file. Finds the outline, and the article's id if the file gives one. */
type Reader = (text: string) => Found | Promise<Found>;
type Found = Outline & { readonly id?: string };

/** One parser per file extension; a new format gets a line here. Parsers are loaded when needed. */
const READERS: Readonly<Record<string, () => Reader | Promise<Reader>>> = {
  '.txt': () => readPlainText,
  '.json': json,
  '.md': markdown,
  '.markdown': markdown,
  '.html': html,
  '.htm': html,
};

async function json(): Promise<Reader> {
  return (await import('./json.js')).readJson;
}

async function markdown(): Promise<Reader> {
  return (await import('./markdown.js')).readMarkdown;
}

async function html(): Promise<Reader> {
  return (await import('./html.js')).readHtml;
}

const MARKUP = new Set(['.html', '.htm']);

/** The largest file that is read, in bytes. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** The extensions of the files that can be read, with the dot. */
export const ENDINGS: readonly string[] = Object.keys(READERS);

/** The same in words: ".txt, .json and .md". */
export function endings(conjunction: 'and' | 'or'): string {
  return new Intl.ListFormat('en', {
    type: conjunction === 'and' ? 'conjunction' : 'disjunction',
  }).format(ENDINGS);
}

/**
 * Reads an article from a file's bytes.
 *
 * @param name the file's name or path; its extension determines the format, and the rest is the article's id unless the
 * file gives one
 * @throws {UnreadableArticle} with a plain sentence that gives the reason
 * @example await readArticle('rain.txt', await readFile('seeds/rain.txt'))
 */
export async function readArticle(name: string, bytes: Uint8Array): Promise<Article> {
  checkFile(name, bytes.length);
  const read = await READERS[endingOf(name)]?.();
  const { id, warnings = [], ...outline } = await sound(read as Reader, textIn(name, bytes));
  if (outline.sections.every(({ paragraphs }) => paragraphs.length === 0))
    throw new UnreadableArticle('The file holds no paragraph of text.');
  const article = buildArticle(printable(id ?? basename(name, extname(name))), outline);
  if (warnings.length === 0) return article;
  return { ...article, warnings: warnings.map((warning) => `${printable(name)}: ${printable(warning)}`) };
}

/**
 * The unchanged text of an article, without parsing it; null for formats with markup, whose text is composed of what is
 * displayed.
 *
 * @throws {UnreadableArticle} if the file contains none
 */
export async function plainTextOf(name: string, bytes: Uint8Array): Promise<string | null> {
  const ending = endingOf(name);
  if (ending === '.txt') return textIn(name, bytes);
  return ending === '.json' ? (await (await json())(textIn(name, bytes))).text : null;
}

/** Parsers recurse into nested structures, and no real article is nested so deeply that the stack overflows. */
async function sound(read: Reader, text: string): Promise<Found> {
  try {
    return await read(text);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableArticle('The file is nested too deeply.');
    throw error;
  }
}

/**
 * Checks that there is a parser for a file of that name and that its size in bytes is allowed.
 *
 * @throws {UnreadableArticle} if there is none, or the file is empty or too large
 */
export function checkFile(name: string, size: number): void {
  if (!(endingOf(name) in READERS)) throw new UnreadableArticle(`Only ${endings('and')} files can be read.`);
  if (size === 0) throw new UnreadableArticle('The file is empty.');
  if (size <= MOST_BYTES) return;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  throw new UnreadableArticle(`The file has ${megabytes} MB; an article may have 5 MB.`);
}

function endingOf(name: string): string {
  return extname(name).toLowerCase();
}

/** Decodes a file; a web page may declare its encoding. */
function textIn(name: string, bytes: Uint8Array): string {
  return decodeText(bytes, MARKUP.has(endingOf(name)));
}
