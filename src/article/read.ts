import { basename, extname } from 'node:path';
import type { Article, Outline } from './article.js';
import { buildArticle } from './build.js';
import { UnreadableArticle } from './errors.js';
import { readJson } from './json.js';
import { readPlainText } from './plain-text.js';

export { UnreadableArticle } from './errors.js';

/** What a reader makes of a file's text: where everything stands, and the article's id where the file gives one. */
type Reader = (text: string) => Outline & { readonly id?: string };

/** One reader for each kind of file; a new format gets a line here. */
const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readPlainText,
  '.json': readJson,
};

/** The largest file that is read. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** The endings of the files that can be read, with the dot. */
export const ENDINGS: readonly string[] = Object.keys(READERS);

/**
 * Reads an article from a file's bytes.
 *
 * @param name the file's name or path; its ending tells the format, and the rest is the article's id unless the file gives one
 * @throws {UnreadableArticle} with a plain sentence that says why
 * @example readArticle('rain.txt', await readFile('seeds/rain.txt'))
 */
export function readArticle(name: string, bytes: Uint8Array): Article {
  const read = checkFile(name, bytes.length);
  const { id, ...outline } = read(decode(bytes));
  if (outline.sections.every(({ paragraphs }) => paragraphs.length === 0))
    throw new UnreadableArticle('The file holds no paragraph of text.');
  return buildArticle(id ?? basename(name, extname(name)), outline);
}

/**
 * The reader for a file of that name and size in bytes.
 *
 * @throws {UnreadableArticle} where there is none, or the file is empty or too large
 */
export function checkFile(name: string, size: number): Reader {
  const read = READERS[extname(name).toLowerCase()];
  if (!read) throw new UnreadableArticle(`Only ${ENDINGS.join(' and ')} files can be read.`);
  if (size === 0) throw new UnreadableArticle('The file is empty.');
  if (size <= MOST_BYTES) return read;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  throw new UnreadableArticle(`The file has ${megabytes} MB; an article may have 5 MB.`);
}

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (bytes.includes(0) && !utf16) throw new UnreadableArticle('The file is binary, not text.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableArticle('The file is not in UTF-8; save it in that encoding.');
  }
}
