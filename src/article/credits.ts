import { type Span, slice } from '../language/span.js';
import type { Credit } from './article.js';
import {
  type Byline,
  type Copyright,
  isNameLine,
  isOfficeLine,
  readByline,
  readCopyright,
} from './byline.js';
import { type DateLine, datelineDate, readDateLabel, readDateLine } from './dateline.js';
import { type FoundDate, isoDate } from './dates.js';
import type { Line } from './lines.js';
import { isAboveStory, isBelowStory, readFiled } from './wire.js';

const MOST_HEAD_LINES = 8;
const MOST_TAIL_LINES = 4;
const MOST_ABOVE_CREDITS = 2;
const MOST_WORDS_OF_HEAD_LINE = 30;

/** What the lines about the article itself say. */
export interface Credits {
  readonly lines: ReadonlySet<Line>;
  /** Where the last of them above the story ends; a short line before that is a standfirst, not a heading. */
  readonly headEnd: number;
  /** The facts, given the story's lines for the dateline of one of the first. */
  read(story: readonly Line[]): { author: Credit | null; published: Credit | null; year: number | null };
}

/** Finds bylines and date lines above and below the story, and copyright lines anywhere. */
export function creditsAmong(text: string, lines: readonly Line[]): Credits {
  const found = new Set<Line>();
  const bylines: Byline[] = [];
  const dates: DateLine[] = [];
  const copyrights: Copyright[] = [];
  const keep = <T>(line: Line, list: T[], credit: T | null) => {
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

function isForEditors(text: string, line: Line, head: ReadonlySet<Line>, tail: ReadonlySet<Line>): boolean {
  return (head.has(line) && isAboveStory(text, line)) || (tail.has(line) && isBelowStory(text, line));
}

function filedLine(text: string, { start, end }: Line): DateLine | null {
  const date = readFiled(text, { start, end });
  return date && { start, end, label: 'published', date };
}

/** A date line, with the label on the line above where there is one. */
function labelledLine(text: string, line: Line, above: Line | undefined): DateLine | null {
  const dated = readDateLine(text, line);
  const label = above && readDateLabel(text, above);
  return dated && label ? { ...dated, label } : dated;
}

/** A standfirst or two may stand above the paragraph with the dateline. */
const MOST_ABOVE_DATELINE = 2;

function datedAmong(text: string, story: readonly Line[]): Line | undefined {
  return story.slice(0, MOST_ABOVE_DATELINE + 1).find((line) => datelineDate(text, line)) ?? story[0];
}

/** Credits belong to the head as long as no more than a title and a standfirst stand above them. */
function headEndOf(lines: readonly Line[], found: ReadonlySet<Line>): number {
  const story = lines.filter((line) => !found.has(line))[MOST_ABOVE_CREDITS];
  return lines.findLast((line) => found.has(line) && line.start < (story?.start ?? 0))?.end ?? 0;
}

/** The lines where credits stand: the first, up to the first long paragraph, and the last. */
function edgesOf(text: string, lines: readonly Line[]): Record<'head' | 'tail', ReadonlySet<Line>> {
  const long = lines.findIndex((line) => slice(text, line).split(/\s+/u).length > MOST_WORDS_OF_HEAD_LINE);
  const head = lines.slice(0, Math.min(MOST_HEAD_LINES, long < 0 ? lines.length : long));
  return { head: new Set(head), tail: new Set(lines.slice(-MOST_TAIL_LINES)) };
}

/** "Ann Lee" on a line of its own below the title is a byline where a date line follows or precedes it. */
function nameBeside(text: string, lines: readonly Line[], found: ReadonlySet<Line>): Line | undefined {
  const head = lines.slice(0, MOST_HEAD_LINES);
  const title = head.find((line) => !found.has(line));
  const isFound = (line: Line | undefined) => line !== undefined && found.has(line);
  return head.find((line, at) => {
    const beside = isFound(head[at - 1]) || isFound(head[at + 1]);
    return beside && line !== title && !found.has(line) && isNameLine(text, line);
  });
}

interface Found {
  readonly bylines: readonly Byline[];
  readonly dates: readonly DateLine[];
  readonly copyrights: readonly Copyright[];
  readonly first: Line | undefined;
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

/** A line that gives the date alone is surest, then the byline, then the dateline; a date of change comes last. */
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
