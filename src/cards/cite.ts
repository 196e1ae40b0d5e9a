import type { Article, Citation, Located } from '../article/article.js';
import type { Period } from '../library/period.js';
import type { Line } from './card.js';

const DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** A range of paragraphs by number; a single one if the last is omitted. */
type ParagraphRange = Pick<Citation, 'paragraph'> & { readonly lastParagraph?: number };

/** The title, or the id if the article has none. */
export function titleOf({ id, title }: Article): Line {
  return [title ? { article: id, span: title } : id];
}

/** Formats a day (`YYYY-MM-DD`) for readers: "Dec 8, 2021". */
export function dayLine(day: string): string {
  return DATE.format(new Date(`${day}T00:00:00Z`));
}

/** The day of publication ("Dec 8, 2021"), or the year, or null. */
export function dateOf({ published, year }: Article): string | null {
  if (published) return dayLine(published.value);
  return year === null ? null : String(year);
}

/** The heading of a section; nothing if it has none. */
export function headingOf(article: Article, { section }: Pick<Citation, 'section'>): Line[] {
  const heading = section === null ? null : article.sections[section - 1]?.heading;
  return heading ? [[{ article: article.id, span: heading }]] : [];
}

/**
 * "
 * 3", or "
 * 3–4" if the words continue in the next one; nothing for a title, byline or copyright line.
 */
export function paragraphOf({ paragraph, lastParagraph }: ParagraphRange): Line[] {
  if (paragraph === null) return [];
  const last = (lastParagraph ?? 0) > paragraph ? `–${lastParagraph}` : '';
  return [[`¶ ${paragraph}${last}`]];
}

/** Title, heading, paragraph, speaker and date, as far as they exist. */
export function cite(article: Article, citation: Citation & ParagraphRange, whose: Line | null): Line[] {
  const date = dateOf(article);
  return [
    titleOf(article),
    ...headingOf(article, citation),
    ...paragraphOf(citation),
    ...(whose ? [whose] : []),
    ...(date ? [[date]] : []),
  ];
}

/** The people quoted in a passage: "quotes Jane Field and Ola Dahl"; null if it quotes nobody. */
export function quotesLine(speakers: readonly Located[]): Line | null {
  const [first, ...others] = speakers;
  if (!first) return null;
  const more = others.length - (MOST_QUOTED - 1);
  const last = more > 0 ? [`${more} more`] : others.slice(-1);
  const between = more > 0 ? others.slice(0, MOST_QUOTED - 1) : others.slice(0, -1);
  return [
    'quotes ',
    first,
    ...between.flatMap((each) => [', ', each]),
    ...last.flatMap((each) => [' and ', each]),
  ];
}

/** The maximum number of quoted people named. */
const MOST_QUOTED = 3;

/** Other articles with the same words, each with its date; nothing if there are none. */
export function alsoIn(articles: readonly Article[]): Line[] {
  const [first, ...others] = articles.map((article): Line => {
    const date = dateOf(article);
    return [...titleOf(article), ...(date ? [` (${date})`] : [])];
  });
  if (!first) return [];
  const shown = others.slice(0, MOST_ALSO - 1).flatMap((each) => [', ', ...each]);
  const more = others.length - (MOST_ALSO - 1);
  return [['also in ', ...first, ...shown, ...(more > 0 ? [` and ${more} more`] : [])]];
}

/** The maximum number of other articles named. */
const MOST_ALSO = 3;

/** The publication dates of the articles that are asked: "Articles from Mar 3, 2024 to Mar 5, 2024". */
export function periodLine({ since, until }: Period): string {
  if (since !== null && since === until) return `Articles of ${dayLine(since)}`;
  const from = since === null ? '' : ` from ${dayLine(since)}${until === null ? ' on' : ''}`;
  return `Articles${from}${until === null ? '' : ` ${since === null ? 'up ' : ''}to ${dayLine(until)}`}`;
}
