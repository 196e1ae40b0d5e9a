import { type Span, slice } from '../language/span.js';
import { analyse } from '../language/tokens.js';
import type { Line } from './lines.js';

const LONGEST = 100;
const MOST_WORDS = 14;
const MOST_WORDS_OF_SENTENCE = 8;
const OPENING = /^["“”„«‘'([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Extended_Pictographic}#]/u;
/** A sign of a list, or of who speaks in an interview ("Q: Why?"). */
const ITEM = /^(?:[-–—*•·‣▪◦>]|\p{Lu}{1,3}:\s)/u;
const QUOTED = /^["“„«‘'].*["”“»’'][.,!?]?$/u;
const SENTENCE_END = /(?:[.!?…:;,。！？]["”’»')\]」』]*|--|[–—])$/u;
const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})[.)]\s/u;

/**
 * Which lines are headings, judged by their shape and their neighbours alone: a heading is short, starts like a
 * sentence and mostly does not end like one, and a longer paragraph follows it.
 */
export function headingsAmong(text: string, lines: readonly Line[]): ReadonlySet<Line> {
  const bare = lines.filter((line, at) => isBare(slice(text, line)) && isFollowed(text, line, lines[at + 1]));
  const ended = lines.filter((line, at) => isPhrase(text, line) && isFollowed(text, line, lines[at + 1]));
  const certain = ended.filter((line) => ended.length > 1 || isTitled(slice(text, line)));
  const candidates = new Set([...bare, ...certain]);
  const shapes = lines.map((line) => candidates.has(line) || isBare(slice(text, line)));
  return new Set(lines.filter((line, at) => candidates.has(line) && !(shapes[at - 1] && !line.setOff)));
}

/** Short, opening with a capital, a number or a sign, and without the end of a sentence other than a question mark. */
export function isBare(words: string): boolean {
  if (words.length > LONGEST || wordCount(words) > MOST_WORDS) return false;
  if (!OPENING.test(words) || ITEM.test(words) || QUOTED.test(words)) return false;
  return words.endsWith('?') || !SENTENCE_END.test(words) || /\p{Lu}\.$/u.test(words);
}

/** "The road ahead.": ends like a sentence, but says nothing of anybody: no verb, no quotation. */
function isPhrase(text: string, line: Span): boolean {
  const words = slice(text, line);
  const count = wordCount(words);
  if (words.length > LONGEST || count < 2 || count > MOST_WORDS_OF_SENTENCE) return false;
  if (!/[\p{L}\p{N}][.!]$/u.test(words) || !OPENING.test(words) || /["“”„«»]/u.test(words)) return false;
  return !analyse(words).tokens.some(({ pos }) => ['VERB', 'AUX', 'INTJ'].includes(pos));
}

function isTitled(words: string): boolean {
  const [first = '', ...others] = words.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  return (
    NUMBERED.test(words) ||
    (first !== '' && others.length > 0 && others.every((word) => /^\p{Lu}/u.test(word)))
  );
}

function isFollowed(text: string, line: Span, next: Span | undefined): boolean {
  if (!next) return false;
  const [words, below] = [slice(text, line), slice(text, next)];
  const sentence = SENTENCE_END.test(below) || wordCount(below) > MOST_WORDS;
  const factor = SENTENCE_END.test(words) ? 2 : 1;
  return sentence && !ITEM.test(below) && below.length > words.length * factor;
}

function wordCount(words: string): number {
  return words.split(/\s+/u).length;
}
