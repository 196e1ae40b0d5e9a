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
  } catch {
    throw new UnreadableArticle(`The JSON is broken ${placeOf(text)}.`);
  }
}

function placeOf(text: string): string {
  const message = messageOf(text);
  const stated = /at position (\d+)/u.exec(message)?.[1] ?? text.length;
  const position = isUnexpected(message) ? unexpectedAt(text) : Number(stated);
  if (position >= text.trimEnd().length) return 'at its end';
  const before = text.slice(0, position).split('\n');
  return `at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** V8 keeps the position of an unexpected token to itself, but a part of the text has the error only from there on. */
function unexpectedAt(text: string): number {
  let [sound, broken] = [0, text.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isUnexpected(messageOf(text.slice(0, middle)))) broken = middle;
    else sound = middle;
  }
  return sound;
}

function isUnexpected(message: string): boolean {
  return message.startsWith('Unexpected token');
}

/** What V8 has against a text as JSON; empty where it has nothing. */
function messageOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
