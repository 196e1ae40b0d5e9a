import { type Span, slice } from '../language/span.js';
import { analyse } from '../language/tokens.js';
import type { Outline } from './article.js';
import { creditsAmong } from './credits.js';
import { datelineDate } from './dates.js';
import { linesOf, type SourceLine } from './lines.js';

/**
 * Reads a news article from plain text: a title line, byline, date and copyright lines, headings and paragraphs, each a
 * line of its own or hard-wrapped with blank lines between.
 *
 * @param source the text; kept unchanged, byte-order mark and line ends included
 * @returns spans into `source`; no sections if it contains no paragraph
 */
export function readPlainText(source: string): Outline {
  const lines = linesOf(source);
  const credits = creditsAmong(source, lines);
  const rest = lines.filter((line) => !credits.lines.has(line));
  const [first, next] = rest;
  const below = first && lines[lines.indexOf(first) + 1];
  const credited = below !== undefined && credits.lines.has(below);
  const title = first && isTitle(source, first, next, credited) ? first : null;
  const body = title ? rest.slice(1) : rest;
  const { author, published, year } = credits.read(body);
  return {
    text: source,
    title: title && plain(title),
    author,
    published,
    year,
    url: null,
    sections: sectionsOf(source, body, credits.headEnd),
  };
}

function sectionsOf(text: string, body: readonly SourceLine[], headEnd: number): Outline['sections'] {
  const headings = headingsAmong(
    text,
    body.filter(({ start }) => start >= headEnd),
  );
  const sections: { heading: Span | null; paragraphs: Span[] }[] = [];
  for (const line of body) {
    if (headings.has(line)) sections.push({ heading: plain(line), paragraphs: [] });
    else if (sections.length === 0) sections.push({ heading: null, paragraphs: [plain(line)] });
    else sections.at(-1)?.paragraphs.push(plain(line));
  }
  return sections;
}

function plain({ start, end }: Span): Span {
  return { start, end };
}

const LONGEST_TITLE = 250;
const MOST_WORDS_OF_TITLE = 30;
const QUOTED_SENTENCE = /^["“„«‘'].*[.,!?…]["”“»’']$/u;

/**
 * Whether the first line is the article's title.
 *
 * @param credited whether a byline or date line comes next, which only a title or a standfirst can precede
 */
function isTitle(text: string, line: SourceLine, next: SourceLine | undefined, credited: boolean): boolean {
  const words = slice(text, line);
  if (!next || words.length > LONGEST_TITLE || words.split(/\s+/u).length > MOST_WORDS_OF_TITLE) return false;
  if (datelineDate(text, line) || QUOTED_SENTENCE.test(words)) return false;
  return credited || !endsLikeSentence(words) || (words.endsWith('?') && isLonger(line, next));
}

function endsLikeSentence(words: string): boolean {
  return /[.…:;,?]["”’»')\]]*$/u.test(words) && !/\p{Lu}\.$/u.test(words);
}

function isLonger(line: Span, next: Span): boolean {
  return next.end - next.start > line.end - line.start;
}

const LONGEST_HEADING = 100;
const MOST_WORDS_OF_HEADING = 14;
const MOST_WORDS_OF_SENTENCE = 8;
const OPENING = /^["“”„«‘'([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Extended_Pictographic}#]/u;
/** A list marker, or the speaker's initials in an interview ("Q: Why?"). */
const ITEM = /^(?:[-–—*•·‣▪◦>]|\p{Lu}{1,3}:\s)/u;
const QUOTED = /^["“„«‘'].*["”“»’'][.,!?]?$/u;
const SENTENCE_END = /(?:[.!?…:;,。！？]["”’»')\]」』]*|--|[–—])$/u;
const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})[.)]\s/u;

/**
 * The lines that are headings, judged by their shape and their neighbours alone: a heading is short, starts like a
 * sentence but mostly does not end like one, and a longer paragraph follows it.
 */
function headingsAmong(text: string, lines: readonly SourceLine[]): ReadonlySet<SourceLine> {
  const bare = lines.filter((line, at) => isBare(slice(text, line)) && isFollowed(text, line, lines[at + 1]));
  const ended = lines.filter((line, at) => isPhrase(text, line) && isFollowed(text, line, lines[at + 1]));
  const certain = ended.filter((line) => ended.length > 1 || isTitled(slice(text, line)));
  const candidates = new Set([...bare, ...certain]);
  const shapes = lines.map((line) => candidates.has(line) || isBare(slice(text, line)));
  return new Set(lines.filter((line, at) => candidates.has(line) && !(shapes[at - 1] && !line.setOff)));
}

/**
 * Whether a line is short, begins with a capital, a number or a symbol, and has no sentence end other than a question
 * mark.
 */
function isBare(words: string): boolean {
  if (words.length > LONGEST_HEADING || wordCount(words) > MOST_WORDS_OF_HEADING) return false;
  if (!OPENING.test(words) || ITEM.test(words) || QUOTED.test(words)) return false;
  return words.endsWith('?') || !SENTENCE_END.test(words) || /\p{Lu}\.$/u.test(words);
}

/** "The road ahead.": ends like a sentence, but is a phrase without a verb or a quotation. */
function isPhrase(text: string, line: Span): boolean {
  const words = slice(text, line);
  const count = wordCount(words);
  if (words.length > LONGEST_HEADING || count < 2 || count > MOST_WORDS_OF_SENTENCE) return false;
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
  const sentence = SENTENCE_END.test(below) || wordCount(below) > MOST_WORDS_OF_HEADING;
  const factor = SENTENCE_END.test(words) ? 2 : 1;
  return sentence && !ITEM.test(below) && below.length > words.length * factor;
}

function wordCount(words: string): number {
  return words.split(/\s+/u).length;
}
