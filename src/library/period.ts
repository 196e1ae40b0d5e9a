import type { Article } from '../article/article.js';
import { daysNamed } from '../article/dates.js';

/** A period of publication, from one day to another, both inclusive, each as `YYYY-MM-DD`; null leaves an end open. */
export interface Period {
  readonly since: string | null;
  readonly until: string | null;
}

/** A period as a caller gives it: dates as people type them ("2024-03-05", "March 2024", "yesterday"), or `Date`s. */
export interface Dated {
  /** Only articles published on or after this day. Articles without a date are left out. */
  readonly since?: string | Date;
  /** Only articles published on or before this day. Articles without a date are left out. */
  readonly until?: string | Date;
}

/** Thrown if a date is invalid; the message says how to write one. */
export class WrongDate extends Error {
  override readonly name = 'WrongDate';
}

/**
 * The period asked for; null if there is none.
 *
 * @throws {WrongDate} if a date is invalid, or the first day is after the last
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

/** Whether an article was published in the period. */
export function isWithin({ published }: Article, { since, until }: Period): boolean {
  const day = published?.value;
  return day !== undefined && (since === null || day >= since) && (until === null || day <= until);
}

/** The period as options for another call. */
export function datedAs(period: Period | null | undefined): { since?: string; until?: string } {
  return {
    ...(period?.since != null && { since: period.since }),
    ...(period?.until != null && { until: period.until }),
  };
}

/** The number of periods cached for each list of articles. */
const MOST_KEPT = 16;
const kept = new WeakMap<readonly Article[], Map<string, readonly Article[]>>();

/** The articles published in a period. Always the same array, so that other caches can use it as a key. */
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

/** Newest first; items without a date come last, in their original order. */
export function newestFirst<T>(items: readonly T[], dayOf: (item: T) => string | null): T[] {
  return [...items].sort((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? ''));
}
