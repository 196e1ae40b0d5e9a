import { readFileSync } from 'node:fs';
import type { Article } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read.js';
import { type Span, slice } from '../../src/language/span.js';

/** The article of a file in test/fixtures. */
export function fixture(name: string): Article {
  return readArticle(name, readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

export function seed(): Article {
  const name = 'nato-at-the-heart-of-most-sensitive-concerns.txt';
  return readArticle(name, readFileSync(new URL(`../../seeds/${name}`, import.meta.url)));
}

/** An article as a person sees it: words in the place of spans. */
export function outlineOf(article: Article) {
  const words = (span: Span | null | undefined) => (span ? slice(article.text, span) : null);
  return {
    title: words(article.title),
    author: article.author?.value ?? null,
    published: article.published?.value ?? null,
    year: article.year,
    headings: article.sections.map(({ heading }) => words(heading)),
    paragraphs: article.sections.map(({ paragraphs }) => paragraphs.length),
  };
}

export function sentencesIn(article: Article, paragraph: number): string[] {
  return article.paragraphs[paragraph - 1]?.sentences.map((span) => slice(article.text, span)) ?? [];
}
