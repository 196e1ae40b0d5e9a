import { type Span, slice } from '../language/span.js';
import type { FoundDate } from './dates.js';

/** What stands above the headline of a press release or a report of a news agency, for the papers that print it. */
const ABOVE =
  /^(?:(?:\W*for immediate (?:release|distribution|publication)\b.{0,60}|(?:press|news|media) (?:release|advisory|alert|statement)\b.{0,30}|(?:strictly )?embargo(?:ed)?\b.{0,80}|(?:not )?for (?:release|publication|distribution)\b.{0,60}|(?:(?:media|press|news|public relations|pr) )?contacts?\s*:.{0,150}|for (?:more|further|additional) information,?\s+.{0,120}|eds?\s*:.{0,200}|editors?[’']?s? notes?\s*:.{0,200}|attention\b.{0,20}\beditors?\b.{0,60}|with .{0,60}\b(?:photos?|graphics?|video)\b.{0,20}|(?:urgent|bulletin|flash|exclusive|breaking(?: news)?|update ?\d{1,2}|wrapup ?\d{0,2}|corrected|refile|developing|advisory|dateline|press office|newsroom)\W*)|[a-z]\d{3,4}|(?:bc|am|pm|eu|ml|ap|urgent|hfr|adv\d{0,2})[-–]{1,2}\S.{0,80}|\S{1,30},\s?(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:ld|lead|writethru)\b.{0,40})$/iu;
/** What stands below it. */
const BELOW =
  /^(?:[-–—(*#\s]*(?:more|more to come|more follows|ends?|end of (?:release|text)|30)[-–—)*#\s.]*|\(end\).{0,60}|(?:mf|bc)-.{0,60}|(?:ap|upi|afp|rtr|reut)-[a-z]{2}-\d\d-\d\d-\d\d.{0,30}|copyright \(c\).{0,150})$/iu;
const SOURCE = /^SOURCE:? \S.{0,80}$/u;
/** "AP-NY-03-03-24 1012EST": month, day and year, as agencies of the United States write them. */
const FILED = /^(?:AP|UPI)-[A-Z]{2}-(?<month>\d\d)-(?<day>\d\d)-(?<year>\d\d)\b/u;

/** Whether a line near the beginning is for editors, not for readers: "FOR IMMEDIATE RELEASE", a slug, a contact. */
export function isAboveStory(text: string, line: Span): boolean {
  return ABOVE.test(slice(text, line));
}

/** Whether a line near the end says that the report ends or goes on. */
export function isBelowStory(text: string, line: Span): boolean {
  const words = slice(text, line);
  return BELOW.test(words) || SOURCE.test(words);
}

/** When an agency sent a report out, as its last line says. */
export function readFiled(text: string, line: Span): FoundDate | null {
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
