import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article } from '../src/article/article.js';
import { buildArticle } from '../src/article/build.js';
import { type Span, slice } from '../src/language/span.js';
import { findQuotations } from '../src/quotation/find.js';

/** A line of a quotation set: what is needed of it here. */
interface Document {
  readonly id: string;
  readonly text: string;
}

/** The document's own lines are its paragraphs, so that every offset is one into its text. */
function articleOf({ id, text }: Document): Article {
  const paragraphs: Span[] = Array.from(text.matchAll(/\S.*/gu), ({ 0: line, index }) => ({
    start: index,
    end: index + line.trimEnd().length,
  }));
  const facts = { title: null, author: null, published: null, year: null, url: null };
  return buildArticle(id, { text, ...facts, sections: [{ heading: null, paragraphs }] });
}

function predict(article: Article) {
  const { text } = article;
  const { quotations, speakers } = findQuotations(article);
  const quotes = quotations.map(({ pieces, mention, cue, speaker }) => {
    const named = speakers[speaker ?? -1];
    return {
      start: pieces[0]?.start ?? 0,
      end: pieces.at(-1)?.end ?? 0,
      segments: pieces.map(({ start, end }) => [start, end]),
      speaker_start: mention?.start ?? null,
      speaker_end: mention?.end ?? null,
      speaker_canonical: named ? slice(text, named.name) : null,
      cue: cue ? slice(text, cue) : null,
      cue_start: cue?.start ?? null,
      cue_end: cue?.end ?? null,
      floating: mention === null,
    };
  });
  return { id: article.id, quotes };
}

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } });
  if (!values.data || !values.out)
    throw new Error('Say where the data is with --data DIR and where predictions go with --out DIR.');
  mkdirSync(values.out, { recursive: true });
  for (const file of readdirSync(values.data).filter((name) => name.endsWith('.jsonl'))) {
    const lines = readFileSync(join(values.data, file), 'utf8').split('\n').filter(Boolean);
    const predictions = lines.map((line) => JSON.stringify(predict(articleOf(JSON.parse(line) as Document))));
    writeFileSync(join(values.out, file), `${predictions.join('\n')}\n`);
  }
}

main();
