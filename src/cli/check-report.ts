import { visible } from '../cards/shown-words.js';
import type { TextStyle } from '../cards/text-card.js';
import type { SkippedFile } from '../library/results.js';
import type { Understood } from '../library/understood.js';

/** The report as text: a table with a row for each article, then the warnings by article and file. */
export function checkText(
  reports: readonly Understood[],
  skipped: readonly SkippedFile[],
  { width }: TextStyle,
): string {
  const warned = reports
    .filter(({ warnings }) => warnings.length > 0)
    .map(({ article, warnings }) => [article, ...warnings.map((warning) => `  ! ${warning}`)]);
  const unread = skipped.map(({ path, reason }) => [path, `  ! skipped: ${reason}`]);
  const table = reports.length > 0 ? [tableLines(reports, width)] : [];
  const total = [`Understood: ${reports.length}. Skipped: ${skipped.length}.`];
  return [...table, ...warned, ...unread, total]
    .map((lines) => lines.map((line) => `${visible(line)}\n`).join(''))
    .join('\n');
}

const HEADERS = ['title', 'date', 'author', 'sections', 'paragraphs', 'quotations', 'warnings'];
/** Used if the table is too wide with the long ones. */
const SHORT_HEADERS = ['title', 'date', 'author', 'sect.', 'par.', 'quot.', 'warn.'];
/** The columns that are cut if there is no room, and the first of the numeric ones. */
const [TITLE, AUTHOR, NUMBERS] = [0, 2, 3];
const GAP = '  ';
const NONE = '–';
/** The minimum widths of the title and author columns. */
const [LEAST_TITLE, LEAST_AUTHOR] = [12, 8];

function tableLines(reports: readonly Understood[], width: number): string[] {
  const rows = reports.map(cellsOf);
  const natural = (headers: readonly string[]) =>
    headers.map((_, at) => Math.max(...[headers, ...rows].map((row) => columns(row[at] as string))));
  const headers = tableWidth(natural(HEADERS)) <= width ? HEADERS : SHORT_HEADERS;
  const widths = fitted(natural(headers), width);
  return [headers, ...rows].map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] as number, at >= NUMBERS))
      .join(GAP)
      .trimEnd(),
  );
}

function cellsOf({ title, published, author, sections, quotations, unattributed, warnings }: Understood) {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const paragraphs = sum(sections.map((section) => section.paragraphs));
  const quoted = sum(Object.values(quotations)) + unattributed.length;
  const oneLine = (text: string | null) => text?.replace(/\s+/gu, ' ') ?? NONE;
  return [
    oneLine(title),
    published ?? NONE,
    oneLine(author),
    ...[sections.length, paragraphs, quoted, warnings.length].map(String),
  ];
}

function tableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1));
}

/** Shrinks the author column, down to a quarter of the width of both, and then the title column. */
function fitted(widths: readonly number[], width: number): number[] {
  const [title, author] = [widths[TITLE] as number, widths[AUTHOR] as number];
  const room = width - tableWidth(widths) + title + author;
  const narrowAuthor = Math.min(author, Math.max(LEAST_AUTHOR, Math.floor(room / 4), room - title));
  const narrowTitle = Math.min(title, Math.max(LEAST_TITLE, room - narrowAuthor));
  return widths.map((each, at) => (at === TITLE ? narrowTitle : at === AUTHOR ? narrowAuthor : each));
}

function padded(cell: string, width: number, right: boolean): string {
  const characters = [...cell];
  const shown = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : cell;
  const blanks = ' '.repeat(Math.max(0, width - columns(shown)));
  return right ? blanks + shown : shown + blanks;
}

function columns(text: string): number {
  return [...text].length;
}
