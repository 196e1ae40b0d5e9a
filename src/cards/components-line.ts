import type { Articles } from './articles.js';
import type { Line } from './card.js';
import { shortened } from './cut.js';
import { isolated } from './directions.js';
import { escapeWords } from './escape.js';
import { lineParts } from './runs.js';

const NO_WORDS = '(no words)';
/** A character that can be seen: no blank, no mark of direction, no joiner. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** A line for Discord, on one line and of at most `room` characters. Never empty: Discord refuses that. */
export function lineText(line: Line, articles: Articles, room: number): string {
  let text = '';
  for (const part of lineParts(line, articles)) {
    if (text.length >= room) break;
    text += shortened(onOneLine(part), room - text.length, (words) => isolated(escapeWords(words)));
  }
  return SEEN.test(text) ? text.trim() : NO_WORDS;
}

function onOneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]\s*/gu, ' ');
}
