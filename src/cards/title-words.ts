import { onOneLine } from './components-line.js';
import { isolated } from './directions.js';
import { visible } from './visible.js';

/** What stands around the words that somebody typed, in the titles of cards about a topic. */
export const TOPIC = { before: ' on “', after: '”' };

const HEADING = /^### \*\*(?<title>.*)\*\*$/su;

/**
 * Words as a title shows them, on one line and without what cannot be seen: what was typed is put into this form
 * before it is used, so that it can be read back from a message.
 */
export function asShown(words: string): string {
  return visible(onOneLine(words)).trim();
}

/** A title as the heading of a message. The bold marks keep Discord from taking a "#" at its end for a part of its mark. */
export function heading(title: string): string {
  return `### **${title}**`;
}

/**
 * The words that somebody typed, read from the heading of a message: the whole of it, or the topic in it. Undefined
 * where it holds none.
 */
export function typedWords(headingText: string, part: 'all' | 'topic'): string | undefined {
  const title = HEADING.exec(headingText)?.groups?.title;
  if (title === undefined || part === 'all') return title && bare(title);
  const start = title.indexOf(TOPIC.before);
  if (start < 0 || !title.endsWith(TOPIC.after)) return undefined;
  return bare(title.slice(start + TOPIC.before.length, -TOPIC.after.length));
}

/** Takes off what was put around and into words so that Discord shows them as they are. */
function bare(shown: string): string {
  return withoutIsolate(shown).replace(/\\(.)/gsu, '$1');
}

const OPENED = /^\u2068(?<words>.*?)(?<closers>[\u202c\u2069]+)$/su;

function withoutIsolate(shown: string): string {
  const { words, closers } = OPENED.exec(shown)?.groups ?? {};
  if (words === undefined || closers === undefined) return shown;
  const ends = Array.from({ length: closers.length }, (_, index) => words + closers.slice(0, index));
  return ends.find((end) => isolated(end) === shown) ?? shown;
}
