import { type Span, slice } from '../language/span.js';
import type { Credit } from './article.js';
import {
  type DateLine,
  datelineDate,
  datesIn,
  type FoundDate,
  isoDate,
  readDateLabel,
  readDateLine,
} from './dates.js';
import type { SourceLine } from './lines.js';

const MOST_HEAD_LINES = 8;
const MOST_TAIL_LINES = 4;
const MOST_ABOVE_CREDITS = 2;
const MOST_WORDS_OF_HEAD_LINE = 30;

/** What the lines about the article itself state. */
interface Credits {
  readonly lines: ReadonlySet<SourceLine>;
  /** The end of the last of them above the story; a short line before that is a standfirst, not a heading. */
  readonly headEnd: number;
  /** Reads the facts. The lines of the story are needed because one of the first may have a dateline. */
  read(story: readonly SourceLine[]): {
    author: Credit | null;
    published: Credit | null;
    year: number | null;
  };
}

/** Finds bylines and date lines above and below the story, and copyright lines anywhere. */
export function creditsAmong(text: string, lines: readonly SourceLine[]): Credits {
  const found = new Set<SourceLine>();
  const bylines: Byline[] = [];
  const dates: DateLine[] = [];
  const copyrights: Copyright[] = [];
  const keep = <T>(line: SourceLine, list: T[], credit: T | null) => {
    if (credit === null) return false;
    list.push(credit);
    found.add(line);
    return true;
  };
  const { head, tail } = edgesOf(text, lines);
  for (const [at, line] of lines.entries()) {
    const isEdge = head.has(line) || tail.has(line);
    if (keep(line, copyrights, readCopyright(text, line)) || !isEdge) continue;
    if (keep(line, dates, filedLine(text, line)) || isForEditors(text, line, head, tail)) {
      found.add(line);
      continue;
    }
    if (keep(line, bylines, readByline(text, line))) continue;
    const [above, below] = [lines[at - 1], lines[at + 1]];
    const label = readDateLabel(text, line);
    if (label && below && readDateLine(text, below)) found.add(line);
    else if (bylines.some(({ end }) => end === above?.end) && isOfficeLine(text, line)) found.add(line);
    else keep(line, dates, labelledLine(text, line, above));
  }
  if (bylines.length === 0) {
    const line = nameBeside(text, lines, found);
    if (line) keep(line, bylines, { start: line.start, end: line.end, names: line, date: null });
  }
  return {
    lines: found,
    headEnd: headEndOf(lines, found),
    read: (story) => factsOf(text, { bylines, dates, copyrights, first: datedAmong(text, story) }),
  };
}

function isForEditors(
  text: string,
  line: SourceLine,
  head: ReadonlySet<SourceLine>,
  tail: ReadonlySet<SourceLine>,
): boolean {
  return (head.has(line) && isAboveStory(text, line)) || (tail.has(line) && isBelowStory(text, line));
}

function filedLine(text: string, { start, end }: SourceLine): DateLine | null {
  const date = readFiled(text, { start, end });
  return date && { start, end, label: 'published', date };
}

/** Reads a date line, with the label on the line above if there is one. */
function labelledLine(text: string, line: SourceLine, above: SourceLine | undefined): DateLine | null {
  const dated = readDateLine(text, line);
  const label = above && readDateLabel(text, above);
  return dated && label ? { ...dated, label } : dated;
}

/** The number of lines, such as standfirsts, that may come before the paragraph with the dateline. */
const MOST_ABOVE_DATELINE = 2;

function datedAmong(text: string, story: readonly SourceLine[]): SourceLine | undefined {
  return story.slice(0, MOST_ABOVE_DATELINE + 1).find((line) => datelineDate(text, line)) ?? story[0];
}

/** Credits belong to the head if no more than a title and a standfirst come before them. */
function headEndOf(lines: readonly SourceLine[], found: ReadonlySet<SourceLine>): number {
  const story = lines.filter((line) => !found.has(line))[MOST_ABOVE_CREDITS];
  return lines.findLast((line) => found.has(line) && line.start < (story?.start ?? 0))?.end ?? 0;
}

/** The lines that may be credits: the first ones, up to the first long paragraph, and the last ones. */
function edgesOf(
  text: string,
  lines: readonly SourceLine[],
): Record<'head' | 'tail', ReadonlySet<SourceLine>> {
  const long = lines.findIndex((line) => slice(text, line).split(/\s+/u).length > MOST_WORDS_OF_HEAD_LINE);
  const head = lines.slice(0, Math.min(MOST_HEAD_LINES, long < 0 ? lines.length : long));
  return { head: new Set(head), tail: new Set(lines.slice(-MOST_TAIL_LINES)) };
}

/** "Ann Lee" on a line of its own below the title is a byline if a date line precedes or follows it. */
function nameBeside(
  text: string,
  lines: readonly SourceLine[],
  found: ReadonlySet<SourceLine>,
): SourceLine | undefined {
  const head = lines.slice(0, MOST_HEAD_LINES);
  const title = head.find((line) => !found.has(line));
  const isFound = (line: SourceLine | undefined) => line !== undefined && found.has(line);
  return head.find((line, at) => {
    const beside = isFound(head[at - 1]) || isFound(head[at + 1]);
    return beside && line !== title && !found.has(line) && isNameLine(text, line);
  });
}

interface Found {
  readonly bylines: readonly Byline[];
  readonly dates: readonly DateLine[];
  readonly copyrights: readonly Copyright[];
  readonly first: SourceLine | undefined;
}

function factsOf(text: string, found: Found): ReturnType<Credits['read']> {
  const copyright = found.copyrights.at(-1) ?? null;
  const copyrightYear = copyright ? Number(slice(text, copyright.year)) : null;
  const published = publishedIn(found, copyrightYear, text);
  const year = published ? Number(published.value.slice(0, 4)) : copyrightYear;
  return { author: authorIn(text, found), published, year };
}

function authorIn(text: string, { bylines, copyrights }: Found): Credit | null {
  const [byline] = bylines;
  if (byline) return credit(slice(text, byline.names), byline.names, byline);
  const claim = copyrights.findLast(({ holder }) => holder !== null);
  return claim?.holder ? credit(slice(text, claim.holder), claim.holder, claim) : null;
}

/**
 * A line with nothing but the date is the most reliable, then the byline, then the dateline; a date of change comes
 * last.
 */
function publishedIn(found: Found, copyrightYear: number | null, text: string): Credit | null {
  const { bylines, dates, first } = found;
  const inByline = bylines.find(({ date }) => date !== null);
  const inDateline = first ? datelineDate(text, first) : null;
  const updated = dates.find(({ label }) => label === 'updated');
  const stated: readonly [FoundDate | null | undefined, Span | undefined][] = [
    ...dates.filter(({ label }) => label === 'published').map((line): [FoundDate, Span] => [line.date, line]),
    [inByline?.date, inByline],
    [inDateline, first],
    [updated?.date, updated],
  ];
  const otherYear = copyrightYear ?? updated?.date.year ?? null;
  for (const [date, line] of stated) {
    const value = date ? isoDate(date, otherYear) : null;
    if (date && line && value) return credit(value, date, line);
  }
  return null;
}

function credit(value: string, { start, end }: Span, line: Span): Credit {
  return { value, span: { start, end }, line: { start: line.start, end: line.end } };
}

const LONGEST_CREDIT = 200;
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

/** The author according to a line of the article, and the date if the same line gives one. */
interface Byline extends Span {
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

/** The line below a byline: the author's employer and position. */
const OFFICE =
  /\b(?:news|press|times|post|tribune|herald|journal|guardian|gazette|chronicle|reuters|bbc|cnn|ap|afp|upi|bloomberg|agency|bureau|writers?|reporters?|correspondents?|editors?|columnists?|staff|contributors?|special to|for the|chief|desk|magazine|network|radio|tv)\b/iu;
const MOST_WORDS_OF_OFFICE = 8;

/** Whether a line below a byline names the author's employer: "Associated Press Writer", "BBC News, Leeds". */
function isOfficeLine(text: string, line: Span): boolean {
  const words = slice(text, line);
  const count = words.split(/\s+/u).length;
  return count <= MOST_WORDS_OF_OFFICE && OFFICE.test(words) && !/[.!?:;…]["”]?$/u.test(words);
}

/** Reads "By Ann Lee", "BY ANN LEE AND BO DAHL", "By Ann Lee, Oslo, 8 Dec. 2021"; null for any other line. */
export function readByline(text: string, line: Span): Byline | null {
  if (line.end - line.start > LONGEST_CREDIT) return null;
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

/** Whether a line consists of nothing but names of people. It is a byline only if a date line is next to it. */
function isNameLine(text: string, line: Span): boolean {
  return line.end - line.start <= LONGEST_CREDIT && NAME_LINE.test(slice(text, line));
}

/** A line that claims the copyright. */
interface Copyright extends Span {
  readonly year: Span;
  /** The holder, if it reads like the name of a person and not of a company. */
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
function readCopyright(text: string, line: Span): Copyright | null {
  const words = slice(text, line);
  if (words.length > LONGEST_CREDIT || !COPYRIGHT_START.test(words)) return null;
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

/** Lines above the headline of a press release or an agency report, meant for newspapers that print it. */
const ABOVE =
  /^(?:(?:\W*for immediate (?:release|distribution|publication)\b.{0,60}|(?:press|news|media) (?:release|advisory|alert|statement)\b.{0,30}|(?:strictly )?embargo(?:ed)?\b.{0,80}|(?:not )?for (?:release|publication|distribution)\b.{0,60}|(?:(?:media|press|news|public relations|pr) )?contacts?\s*:.{0,150}|for (?:more|further|additional) information,?\s+.{0,120}|eds?\s*:.{0,200}|editors?[’']?s? notes?\s*:.{0,200}|attention\b.{0,20}\beditors?\b.{0,60}|with .{0,60}\b(?:photos?|graphics?|video)\b.{0,20}|(?:urgent|bulletin|flash|exclusive|breaking(?: news)?|update ?\d{1,2}|wrapup ?\d{0,2}|corrected|refile|developing|advisory|dateline|press office|newsroom)\W*)|[a-z]\d{3,4}|(?:bc|am|pm|eu|ml|ap|urgent|hfr|adv\d{0,2})[-–]{1,2}\S.{0,80}|\S{1,30},\s?(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:ld|lead|writethru)\b.{0,40})$/iu;
/** Lines below such a report. */
const BELOW =
  /^(?:[-–—(*#\s]*(?:more|more to come|more follows|ends?|end of (?:release|text)|30)[-–—)*#\s.]*|\(end\).{0,60}|(?:mf|bc)-.{0,60}|(?:ap|upi|afp|rtr|reut)-[a-z]{2}-\d\d-\d\d-\d\d.{0,30}|copyright \(c\).{0,150})$/iu;
const SOURCE = /^SOURCE:? \S.{0,80}$/u;
/** "AP-NY-03-03-24 1012EST": month, day and year, as agencies in the United States write them. */
const FILED = /^(?:AP|UPI)-[A-Z]{2}-(?<month>\d\d)-(?<day>\d\d)-(?<year>\d\d)\b/u;

/**
 * Whether a line near the beginning is meant for editors, not for readers: "FOR IMMEDIATE RELEASE", a slug, a contact.
 */
function isAboveStory(text: string, line: Span): boolean {
  return ABOVE.test(slice(text, line));
}

/** Whether a line near the end says that the report ends or continues. */
function isBelowStory(text: string, line: Span): boolean {
  const words = slice(text, line);
  return BELOW.test(words) || SOURCE.test(words);
}

/** When an agency filed a report, according to its last line. */
function readFiled(text: string, line: Span): FoundDate | null {
  const found = FILED.exec(slice(text, line));
  const { month, day, year } = found?.groups ?? {};
  if (!found || Number(month) > 12 || Number(day) > 31) return null;
  const start = line.start + 'AP-NY-'.length;
  const century = Number(year) > 60 ? 1900 : 2000;
  return {
    start,
    end: start + 'MM-DD-YY'.length,
    day: Number(day),
    month: Number(month),
    year: century + Number(year),
  };
}
