import type { Article } from '../article/article.js';
import { plainText } from '../cards/runs.js';
import { visible } from '../cards/shown-words.js';
import type { TextStyle } from '../cards/text-card.js';
import { overlaps, type Span, slice } from '../language/span.js';
import type { Library, SkippedFile } from '../library/results.js';
import type { Understood } from '../library/understood.js';
import type { QuotationKind } from '../quotation/quotation.js';

/** The report as text: a table with a row for each article, then the warnings by article and file. */
export function folderReport(
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

/** A part of a quotation in an article. */
interface Spoken {
  readonly span: Span;
  readonly kind: QuotationKind;
  /** The speaker's number in the legend, from 1; 0 if the text does not name the speaker. */
  readonly speaker: number;
  /** Whether the quotation ends here; only its last part shows the number. */
  readonly isLast: boolean;
}

/**
 * A page that shows how each article was understood: headings, numbered paragraphs, separate sentences, quotations in
 * the colour of their speaker, warnings, and text that is neither heading nor paragraph. It is self-contained and has
 * no scripts; all text of the articles is escaped.
 *
 * @returns an HTML document
 */
export function folderPage(
  reports: readonly Understood[],
  skipped: readonly SkippedFile[],
  library: Library,
): string {
  const byId = new Map(library.articles.map((article) => [article.id, article]));
  const parts = reports.flatMap((report) => {
    const article = byId.get(report.article);
    return article ? [articleHtml(report, article, library)] : [];
  });
  const list = reports.map(
    ({ article, title }) => `<li><a href="#${address(article)}">${escaped(title ?? article)}</a></li>`,
  );
  const unread = skipped.map(
    ({ path, reason }) => `<li><b>${escaped(path)}</b> is skipped: ${escaped(reason)}</li>`,
  );
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>How the articles were understood</title>',
    `<style>${PAGE_STYLE}</style>`,
    '<main>',
    '<h1>How the articles were understood</h1>',
    `<p>Understood: ${reports.length}. Skipped: ${skipped.length}.</p>`,
    KEY,
    ...(reports.length > 1 ? [`<ul>${list.join('')}</ul>`] : []),
    ...(unread.length > 0 ? [`<ul class="warnings">${unread.join('')}</ul>`] : []),
    ...parts,
    '</main>',
    '</html>',
    '',
  ].join('\n');
}

const KEY =
  '<p class="facts">A thin bar ends each sentence. The number after a quotation is its speaker’s. The line below it is solid where all of it stands in quotation marks, dashed where a part does, dotted where it is reported. Grey text was taken for no paragraph.</p>';

function articleHtml(report: Understood, article: Article, library: Library): string {
  const { quotations } = library.quotes({ source: article.id });
  const names = Object.keys(report.quotations);
  const spoken = quotations.flatMap(({ pieces, kind, speaker }) =>
    pieces.map((span, index) => ({
      span,
      kind,
      speaker: speaker ? names.indexOf(plainText([speaker], library)) + 1 : 0,
      isLast: index === pieces.length - 1,
    })),
  );
  const { title, published, author, sections, unattributed } = report;
  const count = `${number(sections.length, 'section')} · ${number(article.paragraphs.length, 'paragraph')} · ${number(quotations.length, 'quotation')}`;
  const facts = [report.article, published ?? 'no date', author ?? 'no author', count];
  const legend = [
    ...Object.entries(report.quotations).map(([name, quoted], at) => legendItem(at + 1, name, quoted)),
    ...(unattributed.length > 0 ? [legendItem(0, 'the text does not tell', unattributed.length)] : []),
  ];
  const warnings = report.warnings.map((warning) => `<li>${escaped(warning)}</li>`);
  return [
    `<article id="${address(report.article)}">`,
    `<h2 dir="auto">${escaped(title ?? '(no title)')}</h2>`,
    `<p class="facts">${facts.map((fact) => `<bdi>${escaped(fact)}</bdi>`).join(' · ')}</p>`,
    ...(warnings.length > 0 ? [`<ul class="warnings">${warnings.join('')}</ul>`] : []),
    ...(legend.length > 0 ? [`<ul class="legend">${legend.join('')}</ul>`] : []),
    ...textHtml(article, spoken),
    '</article>',
  ].join('\n');
}

function legendItem(speaker: number, name: string, quoted: number): string {
  return `<li>${marked(escaped(name), { speaker, kind: 'direct', isLast: true })} ${quoted}</li>`;
}

function number(count: number, of: string): string {
  return `${count} ${of}${count === 1 ? '' : 's'}`;
}

/** The whole text in order; text that is neither heading nor paragraph is grey. */
function textHtml({ text, title, sections }: Article, spoken: readonly Spoken[]): string[] {
  const blocks = [
    ...(title ? [{ span: title, html: '' }] : []),
    ...sections.flatMap(({ heading, paragraphs }) => [
      ...(heading ? [{ span: heading, html: `<h3 dir="auto">${escaped(slice(text, heading))}</h3>` }] : []),
      ...paragraphs.map((paragraph) => ({
        span: paragraph as Span,
        html: `<p dir="auto"><span class="number">¶ ${paragraph.number}</span> ${paragraphHtml(text, paragraph, paragraph.sentences, spoken)}</p>`,
      })),
    ]),
  ].sort((a, b) => a.span.start - b.span.start);
  const html: string[] = [];
  let end = 0;
  for (const { span, html: own } of [
    ...blocks,
    { span: { start: text.length, end: text.length }, html: '' },
  ]) {
    const between = text.slice(end, span.start).trim();
    if (between !== '')
      html.push(
        `<p dir="auto" class="rest"><span class="number">no paragraph</span> ${escaped(between)}</p>`,
      );
    if (own !== '') html.push(own);
    end = span.end;
  }
  return html;
}

/** A paragraph, split wherever a sentence or a quotation begins or ends. */
function paragraphHtml(
  text: string,
  paragraph: Span,
  sentences: readonly Span[],
  spoken: readonly Spoken[],
): string {
  const within = spoken.filter(({ span }) => overlaps(span, paragraph));
  const edges = [paragraph, ...sentences, ...within.map(({ span }) => span)]
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => paragraph.start <= edge && edge <= paragraph.end);
  const bounds = [...new Set(edges)].sort((a, b) => a - b);
  return bounds
    .slice(1)
    .map((end, index) => {
      const span = { start: bounds[index] as number, end };
      const words = escaped(slice(text, span));
      const by = within.find((each) => overlaps(each.span, span));
      const isLast = by?.isLast === true && by.span.end === end;
      const shown = by ? marked(words, { ...by, isLast }) : words;
      const endsSentence = sentences.some((sentence) => sentence.end === end);
      return endsSentence ? `${shown}<i class="end"></i>` : shown;
    })
    .join('');
}

/** Degrees between the hues of successive speakers: the golden angle, so that neighbours always look different. */
const HUE_STEP = 137.5;

function marked(html: string, { speaker, kind, isLast }: Omit<Spoken, 'span'>): string {
  const hue = speaker === 0 ? '' : ` style="--hue:${Math.round(((speaker - 1) * HUE_STEP + 210) % 360)}"`;
  const name = isLast ? `<sup>${speaker === 0 ? '?' : speaker}</sup>` : '';
  return `<mark class="${kind}${speaker === 0 ? ' nobody' : ''}"${hue}>${html}${name}</mark>`;
}

function address(article: string): string {
  return escaped(`article-${encodeURIComponent(visible(article))}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text escaped for HTML; its line breaks are kept. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[&<>"']/gu, (character) => ENTITIES[character] as string);
}

/** The style sheet of the check page, for light and dark mode. */
const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --back: #fff; --text: #1f2328; --faint: #57606a; --edge: #d0d7de; --warn: #7a4a00; --warn-back: #fff5dc;
  --saturation: 75%; --lightness: 88%; --line: 38%; --grey: #e4e6ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #16181c; --text: #e4e6ea; --faint: #a5acb5; --edge: #3a3f47; --warn: #f3cf8b; --warn-back: #382c12;
    --saturation: 45%; --lightness: 25%; --line: 65%; --grey: #3a3f47;
  }
}
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; }
h2 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h3 { margin: 2rem 0 0; }
a { color: inherit; }
article { border-top: 1px solid var(--edge); margin-top: 2rem; padding-top: 2rem; }
article p { white-space: pre-line; }
.facts, .number, .rest { color: var(--faint); }
.facts { margin: 0.25rem 0 1rem; }
.number { font-size: 0.8rem; user-select: none; }
.rest { border-inline-start: 3px solid var(--edge); padding-inline-start: 0.75rem; font-size: 0.9rem; }
.warnings { background: var(--warn-back); color: var(--warn); border-radius: 6px; padding: 0.6rem 1rem 0.6rem 2rem; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; }
mark {
  background: hsl(var(--hue) var(--saturation) var(--lightness)); color: inherit; padding: 0.05em 0;
  border-bottom: 2px solid hsl(var(--hue) 60% var(--line));
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
mark.mixed { border-bottom-style: dashed; }
mark.indirect { border-bottom-style: dotted; }
mark.nobody { background: var(--grey); border-color: var(--faint); }
sup { font-size: 0.7em; font-weight: 600; line-height: 0; padding-inline: 0.15em; }
.end { border-inline-end: 1px solid var(--faint); margin-inline: 0.15em; }
`;
