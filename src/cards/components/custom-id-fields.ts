import type { Article } from '../../article/article.js';
import { contains, type Span } from '../../language/span.js';
import { LENGTHS } from '../../summary/summarise.js';
import { type Articles, type AskAction, articleOf, type DatedAction } from '../card.js';
import { articleOfKey, digestOfAll, idFingerprint, textFingerprint } from './fingerprints.js';

/** A button whose action is impossible; the message gives the reason and what to do. */
export class DeadButton extends Error {
  override readonly name = 'DeadButton';
}

export const UNKNOWN =
  'I do not know this button: it may be from another version of me. Use the command again to get a new one.';
const GONE = 'The article that this button belongs to has been removed.';
const CHANGED =
  'The article has changed since this was shown, so the passage may have moved or gone. Use the command again.';

/** The fields not read yet, and what is needed to read them. */
export interface FieldReading extends Articles {
  readonly fields: string[];
  readonly heading: string;
}

/** Takes the next field. */
export function nextField({ fields }: FieldReading): string {
  const field = fields.shift();
  if (field === undefined) throw new DeadButton(UNKNOWN);
  return field;
}

/** A number in base 36. */
export function numberField(value: number): string {
  return value.toString(36);
}

/** Reads a number from 1. */
export function positive(reading: FieldReading): number {
  return aPage(nextField(reading));
}

function aPage(field: string): number {
  const value = natural(field);
  if (value === 0) throw new DeadButton(UNKNOWN);
  return value;
}

/** The number that a field stands for. */
export function natural(field: string): number {
  if (!/^(?:0|[1-9a-z][0-9a-z]{0,6})$/u.test(field)) throw new DeadButton(UNKNOWN);
  return Number.parseInt(field, 36);
}

/** A page, and the publication dates asked for. */
export function pageField({ page, since, until }: DatedAction & { readonly page: number }): string {
  const days = [since, until].map((day) =>
    day === undefined ? '' : numberField((Date.parse(day) - YEAR_0) / DAY),
  );
  return since === undefined && until === undefined
    ? numberField(page)
    : [numberField(page), ...days].join('-');
}

/** In milliseconds. */
const DAY = 86_400_000;
const YEAR_0 = Date.parse('0000-01-01');

/** Reads a page, and the publication dates asked for, if any. */
export function datedPage(reading: FieldReading): DatedAction & { readonly page: number } {
  const [page = '', since = '', until = '', ...more] = nextField(reading).split('-');
  if (more.length > 0) throw new DeadButton(UNKNOWN);
  return {
    page: aPage(page),
    ...(since !== '' && { since: dayOf(since) }),
    ...(until !== '' && { until: dayOf(until) }),
  };
}

/** The last day of the year 9999. */
const MOST_DAYS = (Date.parse('9999-12-31') - YEAR_0) / DAY;

function dayOf(field: string): string {
  const days = natural(field);
  if (days > MOST_DAYS) throw new DeadButton(UNKNOWN);
  return new Date(YEAR_0 + days * DAY).toISOString().slice(0, 10);
}

/** An article's id and its text, as fingerprints. */
export function placeFields(article: Article): string[] {
  return [idFingerprint(article), textFingerprint(article)];
}

function anArticle(reading: FieldReading): Article {
  const article = articleOfKey(reading.articles, nextField(reading));
  if (!article) throw new DeadButton(GONE);
  return article;
}

/** Reads an article that has not changed since the button was made. */
export function unchanged(reading: FieldReading): Article {
  const article = anArticle(reading);
  if (nextField(reading) !== textFingerprint(article)) throw new DeadButton(CHANGED);
  return article;
}

/** The state of all articles, and the only article that was asked, if there is one. */
export function askedFields({ source }: Pick<AskAction, 'source'>, { articles }: Articles): string[] {
  return [digestOfAll(articles), source === undefined ? '' : idFingerprint(articleOf({ articles }, source))];
}

/** Reads what `askedFields` wrote, and whether the articles have changed since. */
export function askedOf(reading: FieldReading) {
  const changed = nextField(reading) !== digestOfAll(reading.articles);
  const isOfAll = reading.fields[0] === '';
  const source = isOfAll ? {} : { source: anArticle(reading).id };
  if (isOfAll) nextField(reading);
  return { changed, source };
}

/** Reads a section of an article, or the whole of it, and the length of its summary. */
export function sectionOf(reading: FieldReading) {
  const article = unchanged(reading);
  const section = natural(nextField(reading));
  const length = lengthOf(reading);
  if (section > article.sections.length) throw new DeadButton(UNKNOWN);
  return { article: article.id, section: section === 0 ? null : section, length };
}

/** Reads the length of a summary. */
export function lengthOf(reading: FieldReading) {
  const length = LENGTHS[natural(nextField(reading))];
  if (!length) throw new DeadButton(UNKNOWN);
  return length;
}

/** Spans in ascending order, each relative to the end of the one before. */
export function spanFields(spans: readonly Span[]): string[] {
  return spans.map(({ start, end }, index) => {
    const before = spans[index - 1]?.end ?? 0;
    return `${numberField(start - before)}-${numberField(end - start)}`;
  });
}

/** Reads all remaining fields as spans: within the text, in order, none of them empty. */
export function spans({ fields }: FieldReading, { text }: Article): Span[] {
  let at = 0;
  const read = fields.splice(0).map((field) => {
    const [from = '', length = ''] = field.split('-');
    const start = at + natural(from);
    at = start + natural(length);
    return { start, end: at };
  });
  const whole = { start: 0, end: text.length };
  if (read.length === 0 || read.some((span) => span.end === span.start || !contains(whole, span)))
    throw new DeadButton(UNKNOWN);
  return read;
}
