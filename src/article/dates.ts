import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import { type Span, slice, trim, without } from '../language/span.js';

/** A day that a text names. */
export interface FoundDate extends Span {
  readonly day: number;
  readonly month: number;
  /** Null if the text omits it ("March 3"). */
  readonly year: number | null;
}

/** chrono completes partial dates from a reference day; only the parts that the text states are used. */
const REFERENCE = new Date(2000, 0, 1);
const NUMBERS_ONLY = /^\D*(\d{1,2})([/.-])(\d{1,2})\2\d{2,4}\b/u;

const require = createRequire(import.meta.url);
let chrono: typeof Chrono | undefined;

/** Loaded on first use: if all articles come from the cache, the start is a tenth faster without it. */
function parsers(): typeof Chrono {
  chrono ??= require('chrono-node/en') as typeof Chrono;
  return chrono;
}

function strictParser(): typeof Chrono.strict {
  return parsers().strict;
}

/** The days named in a span, in order. 3/4/2021 is skipped, because it is a different day in Europe and America. */
export function datesIn(text: string, span: Span): FoundDate[] {
  return strictParser()
    .parse(slice(text, span), REFERENCE)
    .flatMap(({ index, text: words, start }) => {
      const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
      const known = start.isCertain('day') && start.isCertain('month');
      if (!known || month === null || day === null || isAmbiguous(words)) return [];
      const from = span.start + index;
      const place = trim(text, { start: from, end: from + words.length });
      return [{ ...place, day, month, year: start.isCertain('year') ? year : null }];
    });
}

/** Not the number of a bill ("S. 1605"), nor part of a longer number or an amount. */
const YEAR = /(?<![$€£\p{L}\d.,-]|\p{L}\.\s?)(?:1[5-9]|20)\d\d(?![\p{L}\d]|[.,]\d)/gu;

/** Days, months and years as a text names them ("Dec. 7", "October 2014", "2018"), in order. */
export function datesNamed(text: string, span: Span): Span[] {
  const words = slice(text, span);
  const found = strictParser()
    .parse(words, REFERENCE)
    .flatMap(({ index, text: date, start }) => {
      const named = start.isCertain('month') && (start.isCertain('day') || start.isCertain('year'));
      return named && /\p{L}/u.test(date) && /\d/u.test(date)
        ? [{ start: index, end: index + date.length }]
        : [];
    });
  const years = without(
    found,
    Array.from(words.matchAll(YEAR), ({ 0: year, index }) => ({ start: index, end: index + year.length })),
  );
  return [...found, ...years]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
}

function isAmbiguous(words: string): boolean {
  const [, first, , second] = NUMBERS_ONLY.exec(words) ?? [];
  return first !== second && Number(first) <= 12 && Number(second) <= 12;
}

/** `YYYY-MM-DD`, with the given year if the date has none; null if there is no year at all. */
export function isoDate(date: FoundDate, year: number | null = null): string | null {
  const full = date.year ?? year;
  if (full === null) return null;
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(full, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/** In characters. No date is longer, and the time of a search grows faster than the length. */
const LONGEST_DATE = 200;
/** What programs write for an unknown date. */
const PLACEHOLDER = /^(?:0001-01-01|1970-01-01|1900-01-01|1899-12-3[01]|0000-)/u;
const WRITTEN_BY_PROGRAMS = /^\s*(\d{4})([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/u;
const SECONDS = /^\s*(\d{10})(?:\d{3})?\s*$/u;
const FIRST_NEWSPAPER = 1605;
const LAST_YEAR = 2200;

/**
 * The day of publication stated by a page, a front matter or a program, as `YYYY-MM-DD`. Reads any full date, digits
 * alone (`20240303`) or seconds since 1970. Null if it is no date, or a placeholder (`0001-01-01`).
 */
export function publicationDay(stated: string): string | null {
  if (stated.length > LONGEST_DATE) return null;
  const day = dayIn(stated);
  if (!day || PLACEHOLDER.test(day)) return null;
  const year = Number(day.slice(0, 4));
  return year >= FIRST_NEWSPAPER && year <= LAST_YEAR ? day : null;
}

function dayIn(stated: string): string | null {
  const [, year, , month, day] = WRITTEN_BY_PROGRAMS.exec(stated) ?? [];
  if (year && month && day)
    return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
  const seconds = SECONDS.exec(stated)?.[1];
  if (seconds) return new Date(Number(seconds) * 1_000).toISOString().slice(0, 10);
  const date = datesIn(stated, { start: 0, end: stated.length }).find(({ year }) => year !== null);
  return date ? isoDate(date) : null;
}

/** The first and last day of a period, each as `YYYY-MM-DD`. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/**
 * The days named by a date that somebody types: "2024-03-05", "March 5", "March 2024", "2024", "yesterday". Null if the
 * words are no date, or one that is a different day in Europe and America.
 *
 * @param today the reference day for dates without a year and for words such as "yesterday"
 */
export function daysNamed(words: string, today: Date): Days | null {
  const typed = words.trim();
  if (typed.length > LONGEST_DATE) return null;
  const [iso, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(typed) ?? [];
  if (iso !== undefined) return daysOf(Number(year), month && Number(month), day && Number(day));
  const [found] = parsers().casual.parse(typed, today);
  if (!found || found.text.length !== typed.length || isAmbiguous(typed)) return null;
  const { start } = found;
  const isMonth = start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday');
  return daysOf(start.get('year') ?? 0, start.get('month') ?? 0, isMonth ? '' : (start.get('day') ?? 0));
}

/** A year, a month of a year, or a single day. */
function daysOf(year: number, month: number | '' | undefined, day: number | '' | undefined): Days | null {
  const [first, last] = [
    [month || 1, day || 1],
    [month || 12, day || lastDay(year, month || 12)],
  ].map(([month = 0, day = 0]) => (isDay(year, month, day) ? { year, month, day } : null));
  return first && last ? { first: iso(first), last: iso(last) } : null;
}

function iso(day: Pick<FoundDate, 'day' | 'month' | 'year'>): string {
  return isoDate({ ...day, start: 0, end: 0 }) ?? '';
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

const LONGEST_LINE = 120;
/**
 * Separates a dateline from the first words of the story. A hyphen counts only with whitespace around it or a name
 * after it.
 */
const SEPARATOR = /\s*(?:[–—―|]|--|\s[-_](?=\s)|-(?=\p{Lu}\p{Ll}))\s*|:\s+/gu;
const PLACE_WORD = /^(?:de|del|la|le|of|the|and|on|upon|am|an|der|den|near|\p{Lu}[\p{L}\p{M}'’.-]*)$/u;
const MOST_PLACE_WORDS = 8;

/**
 * The date of a dateline, the words before a story's first sentence that say where and when it was filed:
 * "LONDON, March 3 (Reuters) - ", "December 8, 2021–".
 */
export function datelineDate(text: string, paragraph: Span): FoundDate | null {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST_LINE));
  for (const { 0: mark, index } of head.matchAll(SEPARATOR)) {
    const prefix = { start: paragraph.start, end: paragraph.start + index };
    const [date] = datesIn(text, prefix);
    if (!date) continue;
    const rest = `${text.slice(prefix.start, date.start)} ${text.slice(date.end, prefix.end)}`;
    const opens = /^[\p{Lu}\p{Lo}\p{N}“"‘'«„]/u.test(head.slice(index + mark.length));
    return opens && isPlace(rest) ? date : null;
  }
  return null;
}

function isPlace(words: string): boolean {
  const parts = words.split(/[\s,/·()]+|-{2,}/u).filter(Boolean);
  return parts.length <= MOST_PLACE_WORDS && parts.every((part) => PLACE_WORD.test(part));
}

/** What a date line says about its date. */
type DateLabel = 'published' | 'updated';

/** A line that says when the article was published or updated, and nothing else. */
export interface DateLine extends Span {
  readonly label: DateLabel;
  readonly date: FoundDate;
}

const PUBLISHED = /\b(?:published|posted|first|issued|released|date|filed|created)\b/iu;
const UPDATED = /\b(?:updated?|modified|edited|amended|corrected|revised)\b/iu;
const SAID_OF_DATES =
  /\b(?:published|posted|first|issued|released|date|filed|created|updated?|modified|edited|amended|corrected|revised|last|on|at|of|online|in|from|noon|midnight|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday)?\b|\d{1,2}[.:]\d{2}(?:[.:]\d{2})?|\b\d{0,2}\s*[ap]\.?m\b\.?|\b(?:UTC|GMT|[ECMP][SD]?T|C?EST|B?ST)\b/giu;
const MOST_WORDS_LEFT = 4;

/** Reads "Published: 8 Dec. 2021, 10:30 GMT", "Updated at …", or a bare date with a place; null for any other line. */
export function readDateLine(text: string, line: Span): DateLine | null {
  if (line.end - line.start > LONGEST_LINE || !/\d/u.test(slice(text, line))) return null;
  const dates = datesIn(text, line);
  const labelled = labelledIn(text, line, dates);
  const found = labelled.find(({ label }) => label === 'published') ?? labelled[0];
  if (!found) return null;
  const rest = withoutDates(text, line, dates).replace(SAID_OF_DATES, ' ');
  const left = rest.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  if (left.length > MOST_WORDS_LEFT || !left.every((word) => /^\p{Lu}/u.test(word))) return null;
  return { start: line.start, end: line.end, ...found };
}

/** The dates that include a year, each with the label of the words before it. */
function labelledIn(
  text: string,
  line: Span,
  dates: readonly FoundDate[],
): Pick<DateLine, 'label' | 'date'>[] {
  return dates.flatMap((date, at) => {
    if (date.year === null) return [];
    return [{ label: labelIn(text.slice(dates[at - 1]?.end ?? line.start, date.start)), date }];
  });
}

function labelIn(words: string): DateLabel {
  return UPDATED.test(words) && !PUBLISHED.test(words) ? 'updated' : 'published';
}

const LABEL =
  /^(?:(?:first |last |originally )?(?:published|posted|updated?|modified|edited|released|issued|filed|date)(?: on| at| date)?|date of publication|publication date)\s*:?$/iu;

/** The label of a line that has only a label, with the date on the next line; null for any other line. */
export function readDateLabel(text: string, line: Span): DateLabel | null {
  const words = slice(text, line);
  return LABEL.test(words) ? labelIn(words) : null;
}

function withoutDates(text: string, line: Span, dates: readonly Span[]): string {
  let rest = slice(text, line);
  for (const { start, end } of [...dates].reverse()) {
    rest = `${rest.slice(0, start - line.start)} ${rest.slice(end - line.start)}`;
  }
  return rest;
}
