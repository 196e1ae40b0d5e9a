import type { Article, Located } from '../../article/article.js';
import { type Articles, articleOf, type QuoteBlock } from '../../cards/card.js';
import { dateOf, titleOf } from '../../cards/cite.js';
import { plainText } from '../../cards/runs.js';
import { overlaps, type Span, slice } from '../../language/span.js';
import type { Library } from '../../library/results.js';
import type { ArticleEntry, Cited, ReadableArticle } from './protocol.js';

/** The articles as a list to choose from. */
export function entriesOf(library: Library): ArticleEntry[] {
  return library.articles.map((article) => entryOf(article, library));
}

/** An article to read; undefined if there is none with that id. */
export function readable(id: string, library: Library): ReadableArticle | undefined {
  const article = library.articles.find((each) => each.id === id);
  if (!article) return undefined;
  const { text, author, sections } = article;
  return {
    ...entryOf(article, library),
    author: author?.value ?? null,
    sections: sections.map(({ heading, paragraphs }) => ({
      heading: heading && slice(text, heading),
      paragraphs: paragraphs.map((paragraph) => ({
        number: paragraph.number,
        text: slice(text, paragraph),
      })),
    })),
    speakers: speakersOf(id, library),
  };
}

function entryOf(article: Article, library: Library): ArticleEntry {
  return { id: article.id, title: plainText(titleOf(article), library), date: dateOf(article) };
}

function speakersOf(source: string, library: Library): ReadableArticle['speakers'] {
  const words = (located: Located) => plainText([located], library);
  return library
    .speakers({ source })
    .filter(({ quotations }) => quotations > 0)
    .toSorted((a, b) => b.quotations - a.quotations)
    .map(({ name, role, quotations }) => ({ name: words(name), role: role && words(role), quotations }));
}

/**
 * The place in an article that a block of a card quotes: the paragraphs, with the answering words strong, or all words
 * if none are.
 */
export function citedIn(block: QuoteBlock, articles: Articles): Cited {
  const { id, text, paragraphs } = articleOf(articles, block.article);
  const strong = block.strong.length > 0 ? block.strong : block.shown;
  const pieces = block.shown.flatMap((span) => cutAt(span, strong));
  const cited = paragraphs.flatMap(({ number, start, end }) => {
    const words = pieces.flatMap(({ span, isStrong }) => {
      const inside = { start: Math.max(start, span.start), end: Math.min(end, span.end) };
      const found = slice(text, inside);
      return found.trim() === '' ? [] : [{ text: found, isStrong }];
    });
    return words.length > 0 ? [{ number, words }] : [];
  });
  const shown = cited.filter(({ words }) => words.some(({ isStrong }) => isStrong));
  return {
    article: id,
    paragraphs: shown.map(({ number }) => number),
    words: shown.flatMap(({ words }) => words),
  };
}

/** Splits a span into pieces inside and outside of the strong spans. */
function cutAt(span: Span, strong: readonly Span[]): { readonly span: Span; readonly isStrong: boolean }[] {
  const edges = [span, ...strong]
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => edge >= span.start && edge <= span.end);
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const piece = { start: sorted[index] as number, end };
    return { span: piece, isStrong: strong.some((each) => overlaps(each, piece)) };
  });
}
