import { serialize } from 'node:v8';
import type { Article } from '../article/article.js';
import { readArticle } from '../article/read.js';
import { findQuotations } from '../quotation/find.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type PackedProfile, packProfile } from '../search/packed-profile.js';
import { profileOf } from '../search/profile.js';
import { makeVocabulary } from '../search/vocabulary.js';
import { type Condensed, condensedOf } from './condensed.js';

/** An article with everything that is expensive to derive from it, as plain data. */
export interface Compiled {
  readonly article: Article;
  readonly profile: PackedProfile;
  readonly quotations: ArticleQuotations;
  readonly condensed: Condensed;
}

/** Shared by all articles that this thread compiles, so that each word is described once. */
const vocabulary = makeVocabulary();

/**
 * Reads an article and derives everything that answers need from it.
 *
 * @param path determines the format and the id, as for `readArticle`
 * @throws {UnreadableArticle} with a plain sentence that gives the reason
 */
export async function compile(path: string, bytes: Uint8Array): Promise<Compiled> {
  const article = await readArticle(path, bytes);
  const profile = packProfile(profileOf(article, vocabulary), vocabulary);
  return { article, profile, quotations: findQuotations(article), condensed: condensedOf(article) };
}

/** Serialises a compiled article for a file or another thread. */
export function encode(compiled: Compiled): Uint8Array {
  return serialize(compiled);
}
