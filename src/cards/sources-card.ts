import type { Article } from '../article/article.js';
import type { Articles } from './articles.js';
import { type Card, type Line, list, note, separated } from './card.js';
import { dateOf, titleOf } from './cite.js';
import { ROW_BUTTONS } from './limits.js';
import { PAGE_ROOM, pageOf, paging } from './pages.js';
import { summaryButton } from './section-buttons.js';

/** The articles that can be asked, each with its sections; a page of them or all. */
export function sourcesCard({ articles }: Articles, pageNumber?: number): Card {
  const page = pageOf(articles, pageNumber ?? 1, pageNumber === undefined ? () => 0 : sizeOf);
  const { footer, buttons } = paging(page, (number) => ({ type: 'sources', page: number }));
  return {
    title: [articles.length === 1 ? '1 article' : `${articles.length} articles`],
    blocks: page.items.flatMap((article) => [note(...sourceLine(article)), ...list(sectionLines(article))]),
    ...(footer && { footer }),
    buttons: [...buttons, ...page.items.slice(0, ROW_BUTTONS).map((article) => summaryButton(article, null))],
  };
}

/** Articles of a page at the most. */
const PER_PAGE = 5;
/** Characters that author, date and id take, more or less. */
const CREDITS = 120;

function sizeOf({ title, sections }: Article): number {
  const words = [title, ...sections.map(({ heading }) => heading)].flatMap((span) => span ?? []);
  const characters = words.reduce((sum, { start, end }) => sum + end - start, CREDITS);
  return Math.max(Math.floor(PAGE_ROOM / PER_PAGE), characters);
}

/** Title, author and date of an article, and the id to name it by. */
export function sourceLine(article: Article): Line {
  const { id, title, author } = article;
  const date = dateOf(article);
  const parts = [titleOf(article), ...(author ? [[author.value]] : []), ...(date ? [[date]] : [])];
  return separated([...parts, ...(title ? [[`source: ${id}`]] : [])], ' · ');
}

/** The headings of an article; the number stands for one that has none. */
export function sectionLines({ id, sections }: Article): Line[] {
  return sections.map(({ number, heading }) => [
    `${number}. `,
    heading ? { article: id, span: heading } : '(opening)',
  ]);
}
