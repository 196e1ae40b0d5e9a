import type { Article } from '../article/article.js';
import { plainText } from '../cards/runs.js';
import { visible } from '../cards/shown-words.js';
import type { TextStyle } from '../cards/text-card.js';
import { type Span, slice } from '../language/span.js';
import type { FoundQuotation, Library, SkippedFile } from '../library/results.js';

/** How one file was understood. */
export interface Understood {
  readonly article: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly sections: readonly { readonly heading: string | null; readonly paragraphs: number }[];
  /** How many quotations each speaker has. */
  readonly quotations: Readonly<Record<string, number>>;
  /** The numbers of the paragraphs with quotations whose speaker the text does not tell. */
  readonly unattributed: readonly number[];
  /** What may have been misunderstood, a sentence each. */
  readonly warnings: readonly string[];
}

/** How an article was understood: what a person should look at once after adding a file. */
export function understood(article: Article, library: Library): Understood {
  const { id, title, published, author, sections } = article;
  const { quotations } = library.quotes({ source: id });
  const unattributed = quotations.flatMap(({ speaker, paragraph }) => (speaker ? [] : (paragraph ?? [])));
  return {
    article: id,
    title: words(article, title),
    published: published?.value ?? null,
    author: author?.value ?? null,
    sections: sections.map(({ heading, paragraphs }) => ({
      heading: words(article, heading),
      paragraphs: paragraphs.length,
    })),
    quotations: bySpeaker(quotations, library),
    unattributed,
    warnings: [...(article.warnings ?? []), ...warningsFor(article, unattributed)],
  };
}

function bySpeaker(quotations: readonly FoundQuotation[], library: Library): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { speaker } of quotations) {
    if (!speaker) continue;
    const name = plainText([speaker], library);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function warningsFor(
  { title, published, author, sections, paragraphs }: Article,
  unattributed: readonly number[],
): string[] {
  const bare = sections.filter((section) => section.paragraphs.length === 0).length;
  const found: [boolean, string][] = [
    [title === null, 'No title was found: put it on the first line, without a full stop.'],
    [
      published === null,
      'No date of publication was found: begin the first paragraph with "December 8, 2021 – ".',
    ],
    [author === null, 'No author was found: add a line "By NAME" below the title.'],
    [paragraphs.length === 0, 'No paragraph was found, so nothing can be quoted from it.'],
    [
      bare > 0,
      `Sections without a paragraph: ${bare}. A short line of the text may have been taken for a heading.`,
    ],
    [
      unattributed.length > 0,
      `Quotations whose speaker the text does not tell: ¶ ${[...new Set(unattributed)].join(', ')}.`,
    ],
  ];
  return found.filter(([applies]) => applies).map(([, warning]) => warning);
}

/** The report as text: a table with a row for each article, then what to look at, by article and file. */
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
/** Where the table is too wide with the others. */
const SHORT_HEADERS = ['title', 'date', 'author', 'sect.', 'par.', 'quot.', 'warn.'];
/** The columns that are cut where there is no room, and the first of those with numbers. */
const [TITLE, AUTHOR, NUMBERS] = [0, 2, 3];
const GAP = '  ';
const NONE = '–';
/** A title and an author are cut no shorter, in columns. */
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

/** Takes what is too much from the author's column down to a quarter of both, and then from the title's. */
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

function words({ text }: Article, span: Span | null): string | null {
  return span && slice(text, span);
}
