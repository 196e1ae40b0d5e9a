import { type Span, slice, trim } from '../language/span.js';

/** A line of a plain text without the whitespace at its ends, or several joined lines that a hard wrap had split. */
export interface SourceLine extends Span {
  /** Whether it follows a blank line or is the first line. */
  readonly setOff: boolean;
  /** Its indentation, in characters. */
  readonly indent: number;
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * The lines that contain a letter or a number, with hard-wrapped ones joined; rules and rows of stars count as blank
 * lines.
 */
export function linesOf(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let setOff = true;
  for (const raw of rawLines(text)) {
    const span = trim(text, raw);
    const blank = !hasWords(slice(text, span));
    if (!blank) lines.push({ ...span, setOff, indent: span.start - raw.start });
    setOff = blank;
  }
  return joinWrapped(text, lines);
}

/** Whether a text contains a letter or a number. */
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

const NARROWEST = 40;
const WIDEST = 120;
const LIST_MARK = /^(?:[-–—*•·‣▪◦]|\d{1,2}[.)])\s/u;

/**
 * Joins lines that an editor or mail program wrapped at a fixed width back into paragraphs.
 *
 * At a hard wrap the first word of the next line would not have fitted on the line above. Texts with one line per
 * paragraph break their lines anywhere, so the share of breaks that look like wraps distinguishes the two.
 */
function joinWrapped(text: string, lines: readonly SourceLine[]): SourceLine[] {
  const width = wrapWidth(text, lines);
  if (width === null) return [...lines];
  const joined: SourceLine[] = [];
  let last: SourceLine | undefined;
  for (const line of lines) {
    if (last && isWrap(text, last, line, width))
      joined.push({ ...(joined.pop() as SourceLine), end: line.end });
    else joined.push(line);
    last = line;
  }
  return joined;
}

/** The width at which a text is wrapped, in characters; null if it is not wrapped. */
function wrapWidth(text: string, lines: readonly SourceLine[]): number | null {
  const breaks = lines
    .map((line, at): [SourceLine | undefined, SourceLine] => [lines[at - 1], line])
    .filter((pair): pair is [SourceLine, SourceLine] => pair[0] !== undefined && !pair[1].setOff);
  const width = lines.reduce((widest, line) => Math.max(widest, widthOf(line)), 0);
  if (breaks.length === 0 || width < NARROWEST || width > WIDEST) return null;
  const wraps = breaks.filter(([above, below]) => isWrap(text, above, below, width));
  const inMidSentence = wraps.filter(([, below]) => /^\p{Ll}/u.test(slice(text, below)));
  return wraps.length >= breaks.length * 0.6 && inMidSentence.length >= breaks.length * 0.25 ? width : null;
}

function isWrap(text: string, above: SourceLine, below: SourceLine, width: number): boolean {
  const words = slice(text, below);
  if (below.setOff || below.indent > above.indent || LIST_MARK.test(words)) return false;
  const [firstWord = ''] = words.split(/\s/u, 1);
  return widthOf(above) + 1 + firstWord.length > width;
}

function widthOf({ start, end, indent }: SourceLine): number {
  return indent + end - start;
}
