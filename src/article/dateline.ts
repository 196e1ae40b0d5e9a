import { type Span, slice } from '../language/span.js';
import { datesIn, type FoundDate } from './dates.js';

const LONGEST = 120;
/** What parts a dateline from the first words of the story; a hyphen only with blanks around it or a name after it. */
const SEPARATOR = /\s*(?:[–—―|]|--|\s[-_](?=\s)|-(?=\p{Lu}\p{Ll}))\s*|:\s+/gu;
const PLACE_WORD = /^(?:de|del|la|le|of|the|and|on|upon|am|an|der|den|near|\p{Lu}[\p{L}\p{M}'’.-]*)$/u;
const MOST_PLACE_WORDS = 8;

/**
 * The date of a dateline, the words before a story's first sentence that say where and when it was filed:
 * "LONDON, March 3 (Reuters) - ", "December 8, 2021–".
 */
export function datelineDate(text: string, paragraph: Span): FoundDate | null {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
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

/** How a line that is about the article's date calls it. */
export type DateLabel = 'published' | 'updated';

/** A line that says when the article came out or was changed, and nothing else. */
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
  if (line.end - line.start > LONGEST || !/\d/u.test(slice(text, line))) return null;
  const dates = datesIn(text, line);
  const labelled = labelledIn(text, line, dates);
  const found = labelled.find(({ label }) => label === 'published') ?? labelled[0];
  if (!found) return null;
  const rest = withoutDates(text, line, dates).replace(SAID_OF_DATES, ' ');
  const left = rest.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  if (left.length > MOST_WORDS_LEFT || !left.every((word) => /^\p{Lu}/u.test(word))) return null;
  return { start: line.start, end: line.end, ...found };
}

/** The dates with a year, each with what the words in front of it call it. */
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

/** The label on a line of its own, the date being on the next one; null for any other line. */
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
