import type { Span } from '../language/span.js';

/** A line break of the text, or a word with the blanks after it, or blanks that nothing stands before. */
const UNIT = /(?<break>\r\n|\n|\r)|[^ \t\r\n]+[ \t]*|[ \t]+/gu;

/**
 * Breaks a text into lines of at most `width` characters. Lines are cut after blanks and keep them, so that put
 * together again they are the text without its own line breaks. A longer word stands on a line of its own.
 */
export function lineSpans(text: string, width: number): Span[] {
  const lines: Span[] = [];
  let start = 0;
  let used = 0;
  for (const { 0: unit, index, groups } of text.matchAll(UNIT)) {
    const isBreak = groups?.break !== undefined;
    const tooLong = used > 0 && used + columns(unit.replace(/[ \t]+$/u, '')) > width;
    if (isBreak || tooLong) {
      lines.push({ start, end: index });
      start = isBreak ? index + unit.length : index;
      used = 0;
    }
    if (!isBreak) used += columns(unit);
  }
  lines.push({ start, end: text.length });
  return lines;
}

function columns(text: string): number {
  return [...text].length;
}
