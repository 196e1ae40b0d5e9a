import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article, Outline } from '../src/article/article.js';
import { buildArticle } from '../src/article/build.js';
import type { Span } from '../src/language/span.js';
import type { Budget } from '../src/summary/select.js';
import { condense } from '../src/summary/summarise.js';

/** A line of a summary set: a document with its paragraphs, and their sentences, which are all that may be chosen. */
interface Document {
  readonly id: string;
  readonly title: string | null;
  readonly paragraphs: readonly string[];
  readonly sentences: readonly (readonly string[])[];
  readonly sections?: readonly (string | null)[];
}

const NO_LIMIT = Number.POSITIVE_INFINITY;

/** `k3`: three sentences; `w85`: 85 words and a tenth, in at most eight sentences. */
const BUDGETS: Record<string, Budget> = {
  k2: { sentences: 2, words: NO_LIMIT },
  k3: { sentences: 3, words: NO_LIMIT },
  w60: { sentences: 8, words: 66 },
  w85: { sentences: 8, words: 93.5 },
};
const SETS = { summeval: ['k3', 'w85', 'w60'], gum: ['k2'] };

/** Writes down a text line by line and remembers where each stands. */
function writer() {
  let text = '';
  const write = (line: string): Span => {
    const start = text.length;
    text += `${line}\n`;
    return { start, end: start + line.length };
  };
  return { write, read: () => text };
}

function articleOf(document: Document): Article {
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
  const outline: Outline = {
    text: read(),
    title,
    author: null,
    published: null,
    year: null,
    url: null,
    sections,
  };
  return withSentences(buildArticle(document.id, outline), document.sentences);
}

/** The article with the sentences of the file in place of those that we find. */
function withSentences(article: Article, sentences: Document['sentences']): Article {
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

function predict(article: Article, budget: Budget) {
  const sentences = condense(article, null, budget).map(({ text, span, paragraph }) => {
    const from = article.paragraphs[paragraph - 1]?.start ?? 0;
    return { text, paragraph: paragraph - 1, start: span.start - from };
  });
  return { id: article.id, sentences };
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } });
  if (!values.data || !values.out)
    throw new Error('Say where the data is with --data DIR and where predictions go with --out DIR.');
  mkdirSync(values.out, { recursive: true });
  for (const [name, budgets] of Object.entries(SETS)) {
    const lines = readFileSync(join(values.data, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    const articles = lines.map((line) => articleOf(JSON.parse(line) as Document));
    for (const key of budgets) {
      const budget = BUDGETS[key];
      if (!budget) continue;
      const predictions = articles.map((article) => JSON.stringify(predict(article, budget)));
      writeFileSync(join(values.out, `${name}.${key}.jsonl`), `${predictions.join('\n')}\n`);
    }
  }
}

main();
