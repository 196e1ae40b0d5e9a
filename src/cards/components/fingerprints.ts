import { createHash } from 'node:crypto';
import type { Article } from '../../article/article.js';
import { atOnce, type Steps } from '../../language/steps.js';
import { articleKey } from '../../library/article-key.js';

/** Characters of base64url: 36 bits tell that a text is another than it was. */
const DIGEST = 6;

/** Stands for an article's id, which may be long. */
export function keyOf({ id }: Article): string {
  return articleKey(id);
}

const digests = new WeakMap<Article, string>();

/** Stands for an article's text: another text, another digest. */
export function digestOf(article: Article): string {
  const digest = digests.get(article) ?? digestOfWords(article.text);
  digests.set(article, digest);
  return digest;
}

/** Stands for the ids and texts of several articles, in their order. */
export function digestOfAll(articles: readonly Article[]): string {
  return fingerprintsOf(articles).digest;
}

/** The article whose id a key stands for. */
export function articleOfKey(articles: readonly Article[], key: string): Article | undefined {
  return fingerprintsOf(articles).byKey.get(key);
}

/** What buttons know articles by. */
interface Fingerprints {
  readonly digest: string;
  /** Of two articles with one key the first. */
  readonly byKey: ReadonlyMap<string, Article>;
}

const known = new WeakMap<readonly Article[], Fingerprints>();

function fingerprintsOf(articles: readonly Article[]): Fingerprints {
  return known.get(articles) ?? atOnce(takeFingerprints(articles));
}

/**
 * Takes some articles for all of an archive, of which they were chosen: they have changed where that has.
 *
 * @param state another one whenever the archive changes
 */
export function standFor(articles: readonly Article[], state: string): void {
  const { byKey } = atOnce(takeFingerprints(articles));
  known.set(articles, { digest: digestOfWords(state), byKey });
}

/** Characters after whose reading other work may have its turn. */
const SLICE = 1_000_000;
/** What an article without any words costs. */
const LEAST = 5_000;

/** Takes the fingerprints of articles, so that nobody who presses a button has to wait for that. */
export function* takeFingerprints(articles: readonly Article[]): Steps<Fingerprints> {
  const byKey = new Map<string, Article>();
  const all: string[] = [];
  let read = 0;
  for (const article of articles) {
    read += LEAST + article.text.length;
    if (read > SLICE) {
      read = 0;
      yield;
    }
    const key = keyOf(article);
    if (!byKey.has(key)) byKey.set(key, article);
    all.push(key + digestOf(article));
  }
  const fingerprints = { digest: digestOfWords(all.join()), byKey };
  known.set(articles, fingerprints);
  return fingerprints;
}

/** Stands for words of any length. */
export function digestOfWords(words: string): string {
  return hashed(words).slice(0, DIGEST);
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
