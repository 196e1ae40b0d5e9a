import { type Span, slice } from '../language/span.js';
import { datelineDate } from './dateline.js';
import type { Line } from './lines.js';

const LONGEST = 250;
const MOST_WORDS = 30;
const QUOTED_SENTENCE = /^["“„«‘'].*[.,!?…]["”“»’']$/u;

/**
 * Whether the first line is the article's title.
 *
 * @param credited whether a byline or date line comes next, which nothing but a title or a standfirst precedes
 */
export function isTitle(text: string, line: Line, next: Line | undefined, credited: boolean): boolean {
  const words = slice(text, line);
  if (!next || words.length > LONGEST || words.split(/\s+/u).length > MOST_WORDS) return false;
  if (datelineDate(text, line) || QUOTED_SENTENCE.test(words)) return false;
  return credited || !endsLikeSentence(words) || (words.endsWith('?') && isLonger(line, next));
}

function endsLikeSentence(words: string): boolean {
  return /[.…:;,?]["”’»')\]]*$/u.test(words) && !/\p{Lu}\.$/u.test(words);
}

function isLonger(line: Span, next: Span): boolean {
  return next.end - next.start > line.end - line.start;
}
