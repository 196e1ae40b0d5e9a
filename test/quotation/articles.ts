import type { Article } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { slice } from '../../src/language/span.js';
import { findQuotations } from '../../src/quotation/find.js';

/** An article of these paragraphs, a line each. */
export function articleOf(...paragraphs: string[]): Article {
  let text = '';
  const spans = paragraphs.map((paragraph) => {
    const start = text.length;
    text += `${paragraph}\n`;
    return { start, end: start + paragraph.length };
  });
  const facts = { title: null, author: null, published: null, year: null, url: null };
  return buildArticle('test', { text, ...facts, sections: [{ heading: null, paragraphs: spans }] });
}

/** A quotation with words in place of spans. */
export interface Read {
  readonly kind: string;
  readonly pieces: readonly string[];
  readonly speaker: string | null;
  readonly mention: string | null;
  readonly cue: string | null;
  readonly manner: string | null;
  readonly paragraph: number;
}

/** What is said in these paragraphs, in words. */
export function quotationsIn(...paragraphs: string[]): Read[] {
  return readQuotations(articleOf(...paragraphs));
}

export function readQuotations(article: Article): Read[] {
  const { quotations, speakers } = findQuotations(article);
  const words = (span: { start: number; end: number } | null | undefined) =>
    span ? slice(article.text, span) : null;
  return quotations.map(({ kind, pieces, speaker, mention, cue, manner, paragraph }) => ({
    kind,
    pieces: pieces.map((piece) => slice(article.text, piece)),
    speaker: words(speakers[speaker ?? -1]?.name),
    mention: words(mention),
    cue: words(cue),
    manner: words(manner),
    paragraph,
  }));
}

/** Who says what in paragraphs, one after " | " another: "Anna Berg: “Yes,” … “I am.”", with "?" for whom the text does not name. */
export function saidIn(text: string): string {
  return quotationsIn(...text.split(' | '))
    .map(({ speaker, pieces }) => `${speaker ?? '?'}: ${pieces.join(' … ')}`)
    .join(' ');
}
