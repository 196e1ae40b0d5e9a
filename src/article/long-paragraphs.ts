import { sentencesOf } from '../language/sentences.js';
import { type Span, slice, trim } from '../language/span.js';
import { analyse } from '../language/tokens.js';

/**
 * In characters: about 1,700 words, several times as many as the longest paragraphs of news. Tagging takes memory that
 * grows with the length of what is tagged at once, and whoever is shown a paragraph has to find the words in it.
 */
export const LONGEST_PARAGRAPH = 10_000;

/**
 * A paragraph as it is, or where it is longer than `LONGEST_PARAGRAPH`, cut into parts that are not: at the end of a
 * sentence, in a longer sentence at a blank, and in a longer word between two characters. The parts hold all of its
 * characters but blanks.
 */
export function cutLong(text: string, paragraph: Span): Span[] {
  const parts: Span[] = [];
  let rest = trim(text, paragraph);
  while (rest.end - rest.start > LONGEST_PARAGRAPH) {
    const end = endOfPart(text, { start: rest.start, end: rest.start + LONGEST_PARAGRAPH });
    parts.push(trim(text, { start: rest.start, end }));
    rest = trim(text, { start: end, end: rest.end });
  }
  return parts.length === 0 ? [paragraph] : [...parts, rest];
}

/** The last characters of a part, among which the end of a sentence is looked for first. */
const TAIL = 2_000;

/** Where to cut within a window. */
function endOfPart(text: string, window: Span): number {
  const tail = { start: afterBlank(text, window.end - TAIL, window.end), end: window.end };
  return lastStart(text, tail) ?? lastStart(text, window) ?? endOfWord(text, window);
}

/** The start of the last sentence, which may go on behind the window; null where it is the only one. */
function lastStart(text: string, window: Span): number | null {
  const last = sentencesOf(text, analyse(slice(text, window), window.start), window).at(-1);
  return last && last.start > window.start ? last.start : null;
}

function endOfWord(text: string, window: Span): number {
  const blank = slice(text, window).search(/\s\S*$/u);
  if (blank > 0) return window.start + blank;
  const inCharacter = (text.codePointAt(window.end - 1) ?? 0) > 0xffff;
  return inCharacter ? window.end - 1 : window.end;
}

/** The position behind the first blank from a position on; the end where there is none. */
function afterBlank(text: string, from: number, end: number): number {
  const blank = text.slice(from, end).search(/\s/u);
  return blank < 0 ? end : from + blank + 1;
}
