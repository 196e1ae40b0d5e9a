import type { Article, Outline } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { type Span, slice } from '../../src/language/span.js';

export interface Written {
  readonly title?: string;
  readonly sections: readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[];
}

/** An article from its parts, one line each. */
export function articleFrom({ title, sections }: Written): Article {
  let text = '';
  const write = (line: string): Span => {
    const start = text.length;
    text += `${line}\n`;
    return { start, end: start + line.length };
  };
  const titleSpan = title === undefined ? null : write(title);
  const written = sections.map(({ heading, paragraphs }) => ({
    heading: heading === undefined ? null : write(heading),
    paragraphs: paragraphs.map(write),
  }));
  const credits = { author: null, published: null, year: null, url: null };
  const outline: Outline = { text, title: titleSpan, sections: written, ...credits };
  return buildArticle('written', outline);
}

/** An article of paragraphs alone. */
export const plain = (...paragraphs: string[]): Article => articleFrom({ sections: [{ paragraphs }] });

/** The words of spans, or of what holds them. */
export const wordsOf = (article: Article, shown: readonly { readonly span: Span }[]): string[] =>
  shown.map(({ span }) => slice(article.text, span));
