import { deserialize, serialize } from 'node:v8';
import { plainTextOf } from '../article/read.js';
import { contains, type Span } from '../language/span.js';
import { LENGTHS } from '../summary/summarise.js';
import type { Compiled } from './compile.js';

/** What is cached for a file between starts: what was derived from it, or the outcome of the attempt. */
export type Kept = Compiled | { readonly unreadable: string } | { readonly late: true };

/** Serialises an entry for a file. */
export function write(kept: Kept): Uint8Array {
  return serialize(kept);
}

/** Reads the bytes from `write` or `encode`; null for any other bytes. */
export function read(bytes: Uint8Array): Kept | null {
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
