import type { Article, Outline } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import type { Span } from '../../src/language/span.js';
import type { Budget } from '../../src/summary/select.js';
import { condense } from '../../src/summary/summarise.js';
import type { GoldDocument } from './gold.js';
import type { PredictedSentence } from './prediction.js';

/** The library's summary of a document within a budget, from the sentences of the set. */
export function condenseDocument(document: GoldDocument, budget: Budget): PredictedSentence[] {
  const article = articleOf(document);
  return condense(article, null, budget).map(({ text, span, paragraph }) => {
    const from = article.paragraphs[paragraph - 1]?.start ?? 0;
    return { text, paragraph: paragraph - 1, start: span.start - from };
  });
}

function articleOf(document: GoldDocument): Article {
  const { write, read } = writer();
  const title = document.title === null ? null : write(document.title);
  const sections: { heading: Span | null; paragraphs: Span[] }[] = [];
  document.paragraphs.forEach((paragraph, index) => {
    const heading = document.sections?.[index] ?? null;
    if (index === 0 || heading !== (document.sections?.[index - 1] ?? null)) {
      const own = heading !== null && heading !== document.title;
      sections.push({ heading: own ? write(heading) : null, paragraphs: [] });
    }
    sections.at(-1)?.paragraphs.push(write(paragraph));
  });
  const facts = { author: null, published: null, year: null, url: null };
  const outline: Outline = { text: read(), title, ...facts, sections };
  return withSentences(buildArticle(document.id, outline), document.sentences);
}

/** Collects a text line by line, with the position of each. */
function writer() {
  let text = '';
  const write = (line: string): Span => {
    const start = text.length;
    text += `${line}\n`;
    return { start, end: start + line.length };
  };
  return { write, read: () => text };
}

/** The article with the sentences of the set in place of our own. */
function withSentences(article: Article, sentences: GoldDocument['sentences']): Article {
  for (const paragraph of article.paragraphs) {
    let cursor = paragraph.start;
    const spans = (sentences[paragraph.number - 1] ?? []).map((sentence) => {
      const start = article.text.indexOf(sentence, cursor);
      cursor = start + sentence.length;
      return { start, end: cursor };
    });
    (paragraph.sentences as Span[]).splice(0, Number.POSITIVE_INFINITY, ...spans);
  }
  return article;
}
