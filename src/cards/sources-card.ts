import type { Article } from '../article/article.js';
import type { Articles } from './articles.js';
import { type Card, type Line, list, note, separated } from './card.js';
import { dateOf, titleOf } from './cite.js';

/** The articles that can be asked; of a single one its sections too. */
export function sourcesCard({ articles }: Articles): Card {
  const [only, ...others] = articles;
  const count = articles.length === 1 ? '1 article' : `${articles.length} articles`;
  const sections = only && others.length === 0 ? sectionLines(only) : [];
  return {
    title: [count],
    blocks: [
      ...list(articles.map(sourceLine)),
      ...(sections.length > 0 ? [note('Its sections:'), ...list(sections)] : []),
    ],
  };
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
