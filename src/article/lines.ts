import { type Span, slice, trim } from '../language/span.js';
import { joinWrapped } from './wrapping.js';

/** A line of a plain text without the blanks at its ends, or several that a hard wrap had cut apart. */
export interface Line extends Span {
  /** Whether a blank line stands above it, or nothing at all. */
  readonly setOff: boolean;
  /** How far it is moved in, in characters. */
  readonly indent: number;
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** The lines that hold a letter or a number, hard-wrapped ones joined; rules and rows of stars count as blank lines. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let setOff = true;
  for (const raw of rawLines(text)) {
    const span = trim(text, raw);
    const blank = !hasWords(slice(text, span));
    if (!blank) lines.push({ ...span, setOff, indent: span.start - raw.start });
    setOff = blank;
  }
  return joinWrapped(text, lines);
}

/** Whether a text holds a letter or a number. */
export function hasWords(text: string): boolean {
  return WORD_CHARACTER.test(text);
}

function rawLines(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(LINE_END)) {
    lines.push({ start, end: index });
    start = index + mark.length;
  }
  return [...lines, { start, end: text.length }];
}
