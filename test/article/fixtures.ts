import { readFileSync } from 'node:fs';
import type { Article } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { type Span, slice } from '../../src/language/span.js';

/** The text of a file in test/fixtures. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
}

/** The article of a plain text in test/fixtures. */
export function fixture(name: string): Article {
  return fromFile(name, 'test/fixtures');
}

export function seed(): Article {
  return fromFile('nato-at-the-heart-of-most-sensitive-concerns.txt', 'seeds');
}

function fromFile(name: string, folder: string): Article {
  const text = readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), 'utf8');
  return buildArticle(name.replace(/\.txt$/u, ''), readPlainText(text));
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
