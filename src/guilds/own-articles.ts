import { basename, extname } from 'node:path';
import { type Article, UnreadableArticle } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { checkFile } from '../article/read.js';
import { digestOf } from '../library/cache.js';
import type { Compiled } from '../library/compile.js';
import { type Compiler, type Content, PutOff } from '../library/compiler.js';
import type { StoredArticle } from '../store/store.js';

/** A file of a server: its name and content. */
interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Compiles a server's file in another thread, however long that takes. It is cached by content alone: an article that a
 * thousand servers have, under whatever name, is compiled once.
 *
 * @throws {UnreadableArticle} with a plain sentence that gives the reason
 */
export async function compileOwn({ name, bytes }: File, compiler: Compiler): Promise<Compiled> {
  checkFile(name, bytes.length);
  const digest = digestOf(bytes);
  const content = contentOf({ name, digest });
  const compiled = await compiler.compile(content.name, bytes, 'soon').catch((error) => {
    if (error instanceof PutOff) return compiler.compile(content.name, bytes, 'later');
    throw error;
  });
  return { ...compiled, article: named(compiled.article, digest, name) };
}

/** The cache key of a stored article. */
export function contentOf({ name, digest }: Pick<StoredArticle, 'name' | 'digest'>): Content {
  return { name: `${digest}${extname(name).toLowerCase()}`, digest };
}

/** The article with the id that the file gives, or else the file's name, in place of its digest. */
function named(article: Article, digest: string, name: string): Article {
  const shown = printable(name);
  const { warnings } = article;
  return {
    ...article,
    ...(article.id === digest && { id: printable(basename(name, extname(name))) }),
    ...(warnings && { warnings: warnings.map((each) => each.replace(/^[\da-f]{64}\.\w+/u, () => shown)) }),
  };
}

/** Why a file is not an article, as a sentence. */
export function refusalOf(error: unknown): string {
  if (error instanceof UnreadableArticle) return error.message;
  return 'Reading it failed.';
}
