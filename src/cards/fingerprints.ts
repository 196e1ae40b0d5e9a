import { createHash } from 'node:crypto';
import type { Article } from '../article/article.js';

/** Characters of base64url: 48 bits tell ids apart, 36 tell that a text is another than it was. */
const KEY = 8;
const DIGEST = 6;

/** Stands for an article's id, which may be long. */
export function keyOf({ id }: Article): string {
  return hashed(id).slice(0, KEY);
}

const digests = new WeakMap<Article | readonly Article[], string>();

/** Stands for an article's text: another text, another digest. */
export function digestOf(article: Article): string {
  return remembered(article, () => digestOfWords(article.text));
}

/** Stands for the ids and texts of several articles, in their order. */
export function digestOfAll(articles: readonly Article[]): string {
  return remembered(articles, () =>
    digestOfWords(articles.map((article) => keyOf(article) + digestOf(article)).join()),
  );
}

/** Stands for words of any length. */
export function digestOfWords(words: string): string {
  return hashed(words).slice(0, DIGEST);
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function remembered(of: Article | readonly Article[], reckon: () => string): string {
  const digest = digests.get(of) ?? reckon();
  digests.set(of, digest);
  return digest;
}
