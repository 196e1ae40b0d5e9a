import { onOneLine } from './components-line.js';
import { isolated } from './directions.js';
import { visible } from './visible.js';

/** What stands around the words that somebody typed, in the title of a card. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** In the titles of answers, of quotations on a topic, and of summaries about one. */
export const NOTHING: Surroundings = { before: '', after: '' };
export const TOPIC: Surroundings = { before: ' on “', after: '”' };
export const ABOUT: Surroundings = { before: 'About “', after: '”' };

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
 * What somebody may have typed, read from the heading of a message: what stands within its surroundings. Several readings
 * where the words' own marks of direction cannot be told from those that were put around them.
 */
export function typedWords(headingText: string, { before, after }: Surroundings): string[] {
  const title = HEADING.exec(headingText)?.groups?.title ?? '';
  const start = title.indexOf(before);
  if (start < 0 || !title.endsWith(after)) return [];
  return bare(title.slice(start + before.length, title.length - after.length));
}

/** Takes off what was put around and into words so that Discord shows them as they are. */
function bare(shown: string): string[] {
  return withoutIsolate(shown).map((words) => words.replace(/\\(.)/gsu, '$1'));
}

const CLOSERS = /[\u202c\u2069]*$/u;

/** What is set apart as this is; words that need not be are as they are shown. */
function withoutIsolate(shown: string): string[] {
  const [closers = ''] = CLOSERS.exec(shown) ?? [];
  const inside = Array.from({ length: closers.length + 1 }, (_, count) =>
    shown.slice(1, shown.length - count),
  );
  return [shown, ...inside].filter((words) => isolated(words) === shown);
}
