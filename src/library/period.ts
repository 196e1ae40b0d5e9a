import type { Article } from '../article/article.js';
import { daysNamed } from '../article/dates.js';

/** A time of publication: from one day to another, both included, each as `YYYY-MM-DD`; open where one is null. */
export interface Period {
  readonly since: string | null;
  readonly until: string | null;
}

/** A time as it is asked for: dates as they are typed ("2024-03-05", "March 2024", "yesterday"), or moments. */
export interface Dated {
  /** Articles of this day or a later one alone. Those without a date are left out. */
  readonly since?: string | Date;
  /** Articles of this day or an earlier one alone. Those without a date are left out. */
  readonly until?: string | Date;
}

/** Thrown where what is given as a date is none; the message says how to write one. */
export class WrongDate extends Error {
  override readonly name = 'WrongDate';
}

/**
 * The time that is asked for; null where none is.
 *
 * @throws {WrongDate} where a date is none, or the first day comes after the last
 */
export function periodOf({ since, until }: Dated): Period | null {
  if (since === undefined && until === undefined) return null;
  const period = {
    since: since === undefined ? null : edgeOf(since, 'first'),
    until: until === undefined ? null : edgeOf(until, 'last'),
  };
  if (period.since !== null && period.until !== null && period.since > period.until)
    throw new WrongDate(
      `Nothing lies between ${period.since} and ${period.until}: "since" comes after "until".`,
    );
  return period;
}

function edgeOf(given: string | Date, edge: 'first' | 'last'): string {
  if (typeof given !== 'string') {
    if (Number.isNaN(given.getTime())) throw new WrongDate('That is no date.');
    return given.toISOString().slice(0, 10);
  }
  const days = daysNamed(given, new Date());
  if (!days)
    throw new WrongDate(`"${given}" is no date that I can read. Write it like 2024-03-05 or March 5, 2024.`);
  return days[edge];
}

/** Whether an article came out in that time. */
export function isWithin({ published }: Article, { since, until }: Period): boolean {
  const day = published?.value;
  return day !== undefined && (since === null || day >= since) && (until === null || day <= until);
}

/** The time as options, for whoever asks again. */
export function datedAs(period: Period | null | undefined): { since?: string; until?: string } {
  return {
    ...(period?.since != null && { since: period.since }),
    ...(period?.until != null && { until: period.until }),
  };
}

/** So many times of one list are kept. */
const MOST_KEPT = 16;
const kept = new WeakMap<readonly Article[], Map<string, readonly Article[]>>();

/** Those of some articles that came out in that time: always the same list, by which others keep what they know of it. */
export function within(articles: readonly Article[], period: Period | null): readonly Article[] {
  if (!period) return articles;
  const lists = kept.get(articles) ?? new Map<string, readonly Article[]>();
  kept.set(articles, lists);
  const key = `${period.since} ${period.until}`;
  const list = lists.get(key) ?? articles.filter((article) => isWithin(article, period));
  if (lists.size >= MOST_KEPT) lists.clear();
  lists.set(key, list.length === articles.length ? articles : list);
  return lists.get(key) ?? list;
}

/** Newest first; those without a date behind all others, as they came. */
export function newestFirst<T>(items: readonly T[], dayOf: (item: T) => string | null): T[] {
  return [...items].sort((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? ''));
}
