import { createHash } from 'node:crypto';
import type { Article } from '../../article/article.js';
import { atOnce, type Steps } from '../../language/steps.js';
import { articleKey } from '../../library/find-article.js';

/** Characters of base64url: 36 bits suffice to detect that a text has changed. */
const DIGEST = 6;

/** A fingerprint of an article's id, which may be long. */
export function idFingerprint({ id }: Article): string {
  return articleKey(id);
}

const digests = new WeakMap<Article, string>();

/** A fingerprint of an article's text. */
export function textFingerprint(article: Article): string {
  const digest = digests.get(article) ?? digestOfWords(article.text);
  digests.set(article, digest);
  return digest;
}

/** A fingerprint of the ids and texts of several articles, in order. */
export function digestOfAll(articles: readonly Article[]): string {
  return fingerprintsOf(articles).digest;
}

/** The article whose id has this fingerprint. */
export function articleOfKey(articles: readonly Article[], key: string): Article | undefined {
  return fingerprintsOf(articles).byKey.get(key);
}

/** The fingerprints by which buttons refer to articles. */
interface Fingerprints {
  readonly digest: string;
  /** The first article for each key, if two have the same. */
  readonly byKey: ReadonlyMap<string, Article>;
}

const known = new WeakMap<readonly Article[], Fingerprints>();

function fingerprintsOf(articles: readonly Article[]): Fingerprints {
  return known.get(articles) ?? atOnce(takeFingerprints(articles));
}

/**
 * Registers articles chosen from an archive under the state of that archive: their common fingerprint changes when it
 * does.
 *
 * @param state a value that differs whenever the archive changes
 */
export function standFor(articles: readonly Article[], state: string): void {
  const { byKey } = atOnce(takeFingerprints(articles));
  known.set(articles, { digest: digestOfWords(state), byKey });
}

/** The number of characters to read before yielding to other work. */
const SLICE = 1_000_000;
/** The cost of an article without any words, in characters. */
const LEAST = 5_000;

/** Computes the fingerprints of articles in advance, so that a button press does not have to wait for them. */
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
    const key = idFingerprint(article);
    if (!byKey.has(key)) byKey.set(key, article);
    all.push(key + textFingerprint(article));
  }
  const fingerprints = { digest: digestOfWords(all.join()), byKey };
  known.set(articles, fingerprints);
  return fingerprints;
}

/** A fingerprint of words of any length. */
export function digestOfWords(words: string): string {
  return hashed(words).slice(0, DIGEST);
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
