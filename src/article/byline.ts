import { type Span, slice } from '../language/span.js';
import { readDateLine } from './dateline.js';
import { datesIn, type FoundDate } from './dates.js';

const LONGEST = 200;
const NAME_WORD = "[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}'’.-]*";
const PARTICLE = '(?:de|del|della|der|den|van|von|zu|di|da|dos|du|la|le|el|al|bin|bint|ibn|ten|ter|y)';
const NAME = `${NAME_WORD}(?:[ \\t\\u00a0]+(?:${PARTICLE}[ \\t\\u00a0]+){0,3}${NAME_WORD}){1,4}`;
const NAMES = `${NAME}(?:(?:,[ \\t]+${NAME}){0,5},?[ \\t]+(?:and|AND|&|und|et)[ \\t]+${NAME})?`;

const BYLINE = new RegExp(
  `^\\(?(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Ww]ords|[Tt]ext|[Rr]eporting|[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ff]iled|[Cc]ontributed|[Cc]ompiled|[Uu]ploaded|[Cc]reated|POSTED|PUBLISHED|WRITTEN) (?:by|BY)|[Aa]uthors?|AUTHOR)(?::[ \\t]*|[ \\t]+)(?<names>${NAMES}|${NAME_WORD}(?=$|[ \\t]*\\|))(?=$|[\\s,;|/(–—-])`,
  'u',
);
const NAME_LINE = new RegExp(`^(?<names>${NAMES})$`, 'u');
const MOST_WORDS_AFTER = 10;

/** Who wrote the article, as a line of it says, and the date where the same line gives one. */
export interface Byline extends Span {
  readonly names: Span;
  readonly date: FoundDate | null;
}

const DATE_FIRST = new RegExp(
  `^(?<date>.{6,80}?)[\\s,|•·–—-]+[Bb]y:?\\s+(?<names>${NAMES}|${NAME_WORD})$`,
  'u',
);
const BESIDE_DATE = new RegExp(
  `^(?:(?<first>${NAMES})\\s*[|•·]\\s*(?<later>.{6,60})|(?<earlier>.{6,60}?)\\s*[|•·]\\s*(?<last>${NAMES}))$`,
  'u',
);

/** Reads "Published on 3 March 2024 by Ann Lee", "Ann Lee | March 3, 2024"; null for any other line. */
function readWithDate(text: string, line: Span): Byline | null {
  if (!/\d/u.test(slice(text, line)) || !/[|•·]|\bby\b/iu.test(slice(text, line))) return null;
  const groups = (DATE_FIRST.exec(slice(text, line)) ?? BESIDE_DATE.exec(slice(text, line)))?.groups;
  const names = groups?.names ?? groups?.first ?? groups?.last;
  const stated = groups?.date ?? groups?.later ?? groups?.earlier;
  if (names === undefined || stated === undefined) return null;
  const at = line.start + slice(text, line).indexOf(stated);
  const dated = readDateLine(text, { start: at, end: at + stated.length });
  if (!dated) return null;
  const start = groups?.first === undefined ? line.end - names.length : line.start;
  return { start: line.start, end: line.end, names: { start, end: start + names.length }, date: dated.date };
}

/** What stands below a byline: where its writer works, and as what. */
const OFFICE =
  /\b(?:news|press|times|post|tribune|herald|journal|guardian|gazette|chronicle|reuters|bbc|cnn|ap|afp|upi|bloomberg|agency|bureau|writers?|reporters?|correspondents?|editors?|columnists?|staff|contributors?|special to|for the|chief|desk|magazine|network|radio|tv)\b/iu;
const MOST_WORDS_OF_OFFICE = 8;

/** Whether a line below a byline says for whom its writer works: "Associated Press Writer", "BBC News, Leeds". */
export function isOfficeLine(text: string, line: Span): boolean {
  const words = slice(text, line);
  const count = words.split(/\s+/u).length;
  return count <= MOST_WORDS_OF_OFFICE && OFFICE.test(words) && !/[.!?:;…]["”]?$/u.test(words);
}

/** Reads "By Ann Lee", "BY ANN LEE AND BO DAHL", "By Ann Lee, Oslo, 8 Dec. 2021"; null for any other line. */
export function readByline(text: string, line: Span): Byline | null {
  if (line.end - line.start > LONGEST) return null;
  const dated = readWithDate(text, line);
  if (dated) return dated;
  const words = slice(text, line);
  const found = BYLINE.exec(words);
  const names = found?.groups?.names?.replace(/[.,-]+$/u, '');
  if (!found || !names) return null;
  const after = words.slice(found[0].length);
  if (after.split(/\s+/u).length > MOST_WORDS_AFTER || /\p{Ll}{3}[.!?…]$/u.test(after)) return null;
  const start = line.start + words.indexOf(names, found[0].indexOf(found.groups?.names ?? names));
  const rest = { start: start + names.length, end: line.end };
  const date = datesIn(text, rest).find(({ year }) => year !== null) ?? null;
  return { start: line.start, end: line.end, names: { start, end: rest.start }, date };
}

/** Whether a line is nothing but names of people; a byline only where a date line stands beside it. */
export function isNameLine(text: string, line: Span): boolean {
  return line.end - line.start <= LONGEST && NAME_LINE.test(slice(text, line));
}

/** A line that claims the copyright. */
export interface Copyright extends Span {
  readonly year: Span;
  /** The holder where it reads as a person's name and not a company's. */
  readonly holder: Span | null;
}

const COPYRIGHT_START = /^(?:copyright\b|©|\(c\)|all (?:content|text|rights)\b)/iu;
const CLAIM = new RegExp(
  `(?:©|\\([Cc]\\)|\\b[Cc]opyright|\\bCOPYRIGHT)[\\s,:]*(?:[Bb]y\\s+)?(?:(?<before>${NAME}),?\\s+)?(?:\\d{4}\\s*[-–]\\s*)?(?<year>(?:19|20)\\d\\d)(?!\\d)(?:[,.]?\\s+(?:[Bb]y\\s+)?(?<after>${NAMES})(?=\\s*(?:$|[.,;|/])))?`,
  'dgu',
);
const COMPANY =
  /\b(?:inc|ltd|llc|corp|co|company|news|newspapers?|press|media|group|times|post|reuters|agency|gmbh|network|broadcasting|bbc|cnn|afp|ap|foundation|university|institute|magazine|journal|herald|publishing|publishers|limited|rights|the)\b/iu;

/** Reads "© 2021 Ann Lee", "Copyright 2019-2021 Some Press Ltd. All rights reserved."; null for any other line. */
export function readCopyright(text: string, line: Span): Copyright | null {
  const words = slice(text, line);
  if (words.length > LONGEST || !COPYRIGHT_START.test(words)) return null;
  const indices = [...words.matchAll(CLAIM)].at(-1)?.indices?.groups;
  if (!indices?.year) return null;
  const place = ([start, end]: [number, number]): Span => ({
    start: line.start + start,
    end: line.start + end,
  });
  const holder = indices.before ?? indices.after;
  const person = holder !== undefined && !COMPANY.test(words.slice(...holder));
  return {
    start: line.start,
    end: line.end,
    year: place(indices.year),
    holder: person ? place(holder) : null,
  };
}
