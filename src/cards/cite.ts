import type { Article, Citation, Located } from '../article/article.js';
import type { Line } from './card.js';

const DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** Paragraphs of an article by their numbers; one where the last is left out. */
type ParagraphRange = Pick<Citation, 'paragraph'> & { readonly lastParagraph?: number };

/** The title, or the id where the article has none. */
export function titleOf({ id, title }: Article): Line {
  return [title ? { article: id, span: title } : id];
}

/** The day of publication ("Dec 8, 2021"), or the year, or null. */
export function dateOf({ published, year }: Article): string | null {
  if (published) return DATE.format(new Date(`${published.value}T00:00:00Z`));
  return year === null ? null : String(year);
}

/** The heading of a section; nothing where it has none. */
export function headingOf(article: Article, { section }: Pick<Citation, 'section'>): Line[] {
  const heading = section === null ? null : article.sections[section - 1]?.heading;
  return heading ? [[{ article: article.id, span: heading }]] : [];
}

/** "¶ 3", "¶ 3–4" where the words go on in the next one; nothing for a title, byline or copyright line. */
export function paragraphOf({ paragraph, lastParagraph }: ParagraphRange): Line[] {
  if (paragraph === null) return [];
  const last = (lastParagraph ?? 0) > paragraph ? `–${lastParagraph}` : '';
  return [[`¶ ${paragraph}${last}`]];
}

/** Title, heading, paragraph, speaker, date, as far as there are such. */
export function cite(article: Article, citation: Citation & ParagraphRange, speaker: Located | null): Line[] {
  const date = dateOf(article);
  return [
    titleOf(article),
    ...headingOf(article, citation),
    ...paragraphOf(citation),
    ...(speaker ? [[speaker]] : []),
    ...(date ? [[date]] : []),
  ];
}
