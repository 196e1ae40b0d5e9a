import { stringify } from 'csv-stringify/sync';
import type { Citation, Located } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { eachInSteps, type Steps } from '../language/steps.js';
import type { Answer, FoundQuotation, TimelineResult } from '../library/results.js';
import { type Articles, articleOf } from './card.js';
import { webAddress } from './links.js';
import { onOneLine } from './shown-words.js';

/** Quoted words with their citation, as a row of a table. Fields that do not apply are empty. */
export interface Row {
  /** The day of publication, `YYYY-MM-DD`. */
  readonly date: string;
  readonly text: string;
  readonly speaker: string;
  /** The kind of a quotation: direct, mixed or indirect. */
  readonly kind: string;
  readonly title: string;
  readonly section: string;
  readonly paragraph: string;
  /** The article's id. */
  readonly article: string;
  readonly url: string;
  /** The ids of other articles with the same words. */
  readonly also: string;
}

const COLUMNS: readonly (keyof Row)[] = [
  'date',
  'text',
  'speaker',
  'kind',
  'title',
  'section',
  'paragraph',
  'article',
  'url',
  'also',
];

/** Yields to other work after this many rows. */
const SLICE = 500;

/** The sentences that answer, in order. */
export function answerRows({ passages }: Answer, articles: Articles): Row[] {
  return passages.map((passage) => {
    const speaker = passage.speaker && { article: passage.article, span: passage.speaker };
    return rowOf(articles, passage, [passage.sentence], speaker, { also: alsoOf(passage.also ?? []) });
  });
}

/** Quotations, in order. */
export function quotationRows(quotations: readonly FoundQuotation[], articles: Articles): Steps<Row[]> {
  return eachInSteps(quotations, SLICE, (quotation) => {
    const { pieces, speaker, kind } = quotation;
    return [rowOf(articles, quotation, pieces, speaker, { kind })];
  });
}

/** The entries of a timeline, oldest first. */
export function timelineRows({ entries }: TimelineResult, articles: Articles): Steps<Row[]> {
  return eachInSteps(entries, SLICE, (entry) => [
    rowOf(articles, entry, [entry.sentence], entry.speaker, { also: alsoOf(entry.also) }),
  ]);
}

function alsoOf(places: readonly Citation[]): string {
  return places.map(({ article }) => article).join(' ');
}

function rowOf(
  articles: Articles,
  { article: id, section, paragraph }: Citation,
  pieces: readonly Span[],
  speaker: Located | null,
  more: Partial<Row>,
): Row {
  const article = articleOf(articles, id);
  const words = (span: Span | null | undefined) => (span ? slice(article.text, span) : '');
  return {
    date: article.published?.value ?? '',
    text: pieces.map(words).join(' […] '),
    speaker: speaker ? slice(articleOf(articles, speaker.article).text, speaker.span) : '',
    kind: '',
    title: words(article.title),
    section: words(section === null ? null : article.sections[section - 1]?.heading),
    paragraph: paragraph === null ? '' : String(paragraph),
    article: id,
    url: (article.url && webAddress(article.url)) ?? '',
    also: '',
    ...more,
  };
}

/** Quoted words as a table. */
export function csvOf(rows: readonly Row[]): Steps<string> {
  return tableOf(rows, COLUMNS);
}

/**
 * Rows as a table for spreadsheets (RFC 4180), with a header line. A cell that a spreadsheet would interpret as a
 * formula begins with an apostrophe. Lone surrogates, which cannot be encoded, become U+FFFD.
 */
export function* tableOf<R extends object>(
  rows: readonly R[],
  columns: readonly (keyof R & string)[],
): Steps<string> {
  const options = { columns: [...columns], escape_formulas: true, record_delimiter: 'windows' } as const;
  let table = stringify([], { ...options, header: true });
  for (let from = 0; from < rows.length; from += SLICE) {
    yield;
    table += stringify(rows.slice(from, from + SLICE), options).replace(/\p{Cs}/gu, '\ufffd');
  }
  return table;
}

/** Rows as Markdown: block quotes, each followed by its citation. */
export function markdownOf(title: string, rows: readonly Row[]): string {
  const quoted = rows.map((row) => {
    const also = row.also && `also in ${row.also}`;
    const paragraph = row.paragraph && `¶ ${row.paragraph}`;
    const parts = [row.title || row.article, row.section, paragraph, row.speaker, row.kind, row.date, also];
    const cited = parts.filter((part) => part !== '').map(escaped);
    return `> ${escaped(row.text)}\n\n— ${cited.join(' · ')}${row.url && ` <${row.url}>`}\n`;
  });
  return [`# ${escaped(title)}\n`, ...quoted].join('\n');
}

/** The words on one line, with Markdown's markers escaped. */
function escaped(words: string): string {
  return onOneLine(words).replace(/[\\`*_[\]<>#|~]/gu, '\\$&');
}
