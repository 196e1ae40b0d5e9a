import { answer, type Manner, type Sources } from '../answer/answer.js';
import type { Article } from '../article/article.js';
import { datesIn, daysNamed, isoDate } from '../article/dates.js';
import { slice } from '../language/span.js';
import { articleWithId } from './find-article.js';
import { newestFirst, type Period } from './period.js';

/** A question that names a time. Articles from that time may answer it. */
export interface AskedTime {
  /** The question without the time. */
  readonly question: string;
  readonly period: Period;
  /** The words that name the time. A passage that contains them needs no further search. */
  readonly words: string;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DATE = `(?:\\d{4}-\\d\\d(?:-\\d\\d)?|(?:${DAY} (?:of )?)?${MONTH}(?: ${DAY}\\b(?!\\d))?(?:,? \\d{4})?|(?:19|20)\\d\\d)`;
const HOW = '(?<how>in|during|on|since|after|from|until|till|before|up to)';
/** "in March", "since March 5, 2024", at the end of a question or before a comma. */
const DATED = new RegExp(`(?:^|[ ,])(?:as early as )?${HOW} (?<date>${DATE})(?=[?!.,; ]|$)`, 'iu');
/** "before the vote", at the end of a question. */
const EVENT =
  / (?<how>before|after|since|until|till) (?<event>(?:the|its|their|his|her) [\p{L}\p{N}' -]{3,40}?)\W*$/iu;
/** The longest question, in characters, that is searched for a time. */
const LONGEST = 300;

/**
 * The time that a question asks about, if it resolves to dates: "in March", "since March 5", or "before the vote" if an
 * article dates the vote. A date without a year is the latest such date that is not after the newest article.
 */
export function askedTime(question: string, sources: Sources): AskedTime | null {
  if (question.length > LONGEST) return null;
  const newest = newestFirst(sources.articles, dayOf).map(dayOf)[0];
  if (!newest) return null;
  const dated = DATED.exec(question);
  const { how = '', date = '' } = dated?.groups ?? {};
  if (dated) {
    const days = lastNamed(date, newest);
    return days && { question: without(question, dated), period: periodFor(how, days), words: date };
  }
  const found = EVENT.exec(question);
  const { how: side = '', event = '' } = found?.groups ?? {};
  const day = found && dayOfEvent(event, sources);
  return found && day
    ? { question: without(question, found), period: periodFor(side, { first: day, last: day }), words: event }
    : null;
}

function dayOf({ published }: Article): string | null {
  return published?.value ?? null;
}

function without(question: string, { 0: words, index }: RegExpExecArray): string {
  return question.slice(0, index) + question.slice(index + words.replace(/\W*$/u, '').length);
}

/** A date with a year, or the latest date of that name that is not after the newest article. */
function lastNamed(words: string, newest: string): { first: string; last: string } | null {
  const today = new Date(`${newest}T12:00:00Z`);
  const days = daysNamed(words.replace(/\./gu, ''), today);
  if (!days || /\d{4}/u.test(words)) return days;
  const year = Number(newest.slice(0, 4));
  const [first, last] = [days.first.slice(4), days.last.slice(4)];
  const back = `${year}${first}` > newest ? year - 1 : year;
  return { first: `${back}${first}`, last: `${back}${last}` };
}

function periodFor(how: string, { first, last }: { first: string; last: string }): Period {
  switch (how.toLowerCase()) {
    case 'since':
    case 'from':
      return { since: first, until: null };
    case 'after':
      return { since: next(last, 1), until: null };
    case 'before':
      return { since: null, until: next(first, -1) };
    case 'until':
    case 'till':
    case 'up to':
      return { since: null, until: last };
    default:
      return { since: first, until: last };
  }
}

/** The day that is `days` days later. */
function next(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The number of passages that are searched for an event's date. */
const LOOKED_AT = 5;

/** The day of an event, read from the most relevant sentence that dates it; null if none does. */
function dayOfEvent(event: string, sources: Sources): string | null {
  const manner: Manner = { limit: LOOKED_AT, strictness: 'balanced', closest: true, explain: false };
  const { passages } = answer(`When is ${event}?`, sources, manner);
  for (const { article: id, sentence } of passages) {
    const article = articleWithId(sources.articles, id);
    if (!article || !holdsNoun(slice(article.text, sentence), event)) continue;
    const [date] = datesIn(article.text, sentence);
    const year = Number(article.published?.value.slice(0, 4)) || article.year;
    const day = date && isoDate(date, year);
    if (day) return day;
  }
  return null;
}

/** Whether a sentence contains the last word of the event. */
function holdsNoun(sentence: string, event: string): boolean {
  const noun = event.split(/[ -]/u).at(-1)?.toLowerCase() ?? '';
  return noun.length > 2 && sentence.toLowerCase().includes(noun);
}

const LATEST = /\b(?:latest|newest|most recent) /iu;

/** A question for the newest, without the word that says so; null for any other question. */
export function withoutLatest(question: string): string | null {
  return question.length <= LONGEST && LATEST.test(question) ? question.replace(LATEST, '') : null;
}

const LATEST_ON =
  /^\W*(?:what(?:'s|’s| is| are)|any|tell me|show me)? ?(?:the )?(?:latest|newest|most recent)(?: news| reports| updates?| developments?)?(?: on| about| in| from| with| regarding) (?<topic>.{2,100}?)\W*$/iu;

/**
 * The topic of a question for the latest: "What is the latest on the flood?" gives "the flood"; null for other
 * questions.
 */
export function latestOn(question: string): string | null {
  return question.length > LONGEST ? null : (LATEST_ON.exec(question)?.groups?.topic ?? null);
}
