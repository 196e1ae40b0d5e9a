import type { Articles } from './articles.js';
import type { Line } from './card.js';
import { shortened } from './cut.js';
import { isolated } from './directions.js';
import { escapeWords } from './escape.js';
import { lineParts } from './runs.js';

const NO_WORDS = '(no words)';
/** A character that can be seen: no blank, no mark of direction, no joiner. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/**
 * A line for Discord, on one line and of at most `room` characters, cut with … where it is longer. Never empty:
 * Discord refuses that.
 *
 * @param struck indices of the parts that are struck through
 */
export function lineText(
  line: Line,
  articles: Articles,
  room: number,
  struck: readonly number[] = [],
): string {
  const parts = lineParts(line, articles).map(onOneLine);
  const text = shortened(parts.join(''), room, (words) => escaped(parts, words.length, struck));
  return SEEN.test(text) ? text.trim() : NO_WORDS;
}

/** The parts up to a character of the whole, each kept from turning the next. */
function escaped(parts: readonly string[], end: number, struck: readonly number[]): string {
  let at = 0;
  const texts = parts.map((part, index) => {
    const words = part.slice(0, Math.max(0, end - at));
    at += part.length;
    const text = isolated(escapeWords(words));
    return struck.includes(index) && SEEN.test(words) ? `~~${text}~~` : text;
  });
  return texts.join('');
}

/** A text with blanks in the place of line breaks. */
export function onOneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]\s*/gu, ' ');
}
