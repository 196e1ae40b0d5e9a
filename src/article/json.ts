import type { Outline } from './article.js';
import { UnreadableArticle } from './errors.js';
import { compose, parseSource } from './source.js';

/** Reads an article from JSON text in the form of an `ArticleSource`. */
export function readJson(text: string): Outline & { readonly id?: string } {
  const source = parseSource(parse(text.replace(/^\uFEFF/u, '')));
  const outline = compose(source);
  return source.id === undefined ? outline : { ...outline, id: source.id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableArticle(`The JSON is broken${placeOf(error as SyntaxError, text)}.`);
  }
}

/** V8 tells the position in most of its messages, and otherwise that the text ended too early. */
function placeOf({ message }: SyntaxError, text: string): string {
  const position = /at position (\d+)/u.exec(message)?.[1];
  if (position === undefined) return /end of JSON/u.test(message) ? ' at its end' : '';
  const before = text.slice(0, Number(position)).split(/\r\n|\n|\r/u);
  return ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
