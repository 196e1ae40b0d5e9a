import { deserialize, serialize } from 'node:v8';
import type { Article } from '../article/article.js';
import { plainTextOf, readArticle } from '../article/read.js';
import { contains, type Span } from '../language/span.js';
import { findQuotations } from '../quotation/find.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type PackedProfile, packProfile, profileOf } from '../search/profile.js';
import { makeVocabulary } from '../search/vocabulary.js';
import { type Condensed, condensedOf, LENGTHS } from '../summary/summarise.js';

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

/** What is cached for a file between starts: what was derived from it, or the outcome of the attempt. */
export type Kept = Compiled | { readonly unreadable: string } | { readonly late: true };

/** Serialises an entry for a file or another thread. */
export function encode(kept: Kept): Uint8Array {
  return serialize(kept);
}

/** Reads the bytes from `encode`; null for any other bytes. */
export function decode(bytes: Uint8Array): Kept | null {
  try {
    const kept: unknown = deserialize(bytes);
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  if ('unreadable' in value) return typeof value.unreadable === 'string';
  if ('late' in value) return value.late === true;
  return isCompiled(value as Partial<Compiled>);
}

/**
 * Whether the entry is safe to use: all spans are within the text, and the parts of the profile have the same length.
 */
function isCompiled({ article, profile, quotations, condensed }: Partial<Compiled>): boolean {
  if (!article || !profile || !quotations || !condensed) return false;
  const whole: Span = { start: 0, end: article.text.length };
  const inside = (span: Span | null) => span === null || contains(whole, span);
  const { paragraphs, sections } = article;
  const sentences = profile.traits.length;
  const { summaries, facts } = condensed;
  return (
    [article.title, ...sections.map(({ heading }) => heading)].every(inside) &&
    paragraphs.every((paragraph) => inside(paragraph) && paragraph.sentences.every(inside)) &&
    sections.flatMap((section) => section.paragraphs).every((each, at) => each === paragraphs[at]) &&
    quotations.quotations.every(({ pieces }) => pieces.every(inside)) &&
    quotations.speakers.every(({ name, mentions }) => inside(name) && mentions.every(inside)) &&
    summaries.sections.length === sections.length &&
    [summaries.whole, ...summaries.sections].every((each) =>
      LENGTHS.every((length) =>
        each[length].every(({ span, paragraph }) => inside(span) && paragraphs[paragraph - 1] !== undefined),
      ),
    ) &&
    facts.sections.length === sections.length &&
    [facts.whole, ...facts.sections].every(
      ({ dates, numbers }) => dates.every(inside) && numbers.every(inside),
    ) &&
    profile.paragraphs.length === paragraphs.length &&
    profile.paragraphs.every((length, at) => length === paragraphs[at]?.sentences.length) &&
    profile.paragraphs.reduce((sum, length) => sum + length, 0) === sentences &&
    profile.lengths.length === sentences + 1 + sections.length &&
    profile.lengths.reduce((sum, length) => sum + length, 0) === profile.words.length &&
    profile.words.every((place) => profile.lexicon[place] !== undefined)
  );
}

/**
 * Whether an entry belongs to a file: the text that it quotes is the file's. Markup formats are trusted, because
 * extracting their text would cost much of the time that the cache saves.
 */
export async function isOf(kept: Kept, path: string, bytes: Uint8Array): Promise<boolean> {
  if (!('article' in kept)) return true;
  const text = await plainTextOf(path, bytes).catch(() => '');
  return text === null || text === kept.article.text;
}
