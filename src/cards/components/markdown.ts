import type { Articles, Line, QuoteBlock } from '../card.js';
import { CITATION_TEXT, shortened } from '../limits.js';
import { lineParts, lineSpans, quotedRuns, type Run, runsByLine } from '../runs.js';
import { closers, isolated, onOneLine, visible } from '../shown-words.js';

/**
 * Quoted words as Discord's markdown: in bold what is above them, a block quote with what answers in bold, and the
 * citation as subtext below it.
 */
export function quoteText(block: QuoteBlock, articles: Articles): string {
  const runs = joined(quotedRuns(block, articles));
  const text = runs.map((run) => run.text).join('');
  const lines = runsByLine(runs, lineSpans(text, Infinity)).map((line) => `> ${markdown(line)}`);
  const citation = block.citation.map((part) => lineText(part, articles, CITATION_TEXT)).join(' · ');
  const above = (block.above ?? []).map((line) => `**${lineText(line, articles, CITATION_TEXT)}**`);
  return [...above, ...lines, ...(citation === '' ? [] : [`-# ${citation}`])].join('\n');
}

/** Neighbours of one style made one: Discord takes the marks between two bold stretches for something else. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const before = result.at(-1);
    if (before?.style === run.style) result[result.length - 1] = { ...run, text: before.text + run.text };
    else result.push(run);
  }
  return result;
}

/** One line. What the article's words leave open of directions is closed before our own marks and at the end. */
function markdown(runs: readonly Run[]): string {
  let line = '';
  let words = '';
  for (const { text, style } of runs) {
    if (style === 'cut') {
      line += closers(words) + escapeWords(text);
      words = '';
    } else {
      line += style === 'strong' ? bold(text) : escapeWords(text);
      words += text;
    }
  }
  return line + closers(words);
}

/** Blanks stay outside: `** x**` is not bold. A control character is no blank: its picture is shown. */
function bold(text: string): string {
  const seen = visible(text);
  const words = seen.trim();
  if (words === '') return escapeWords(text);
  const start = seen.indexOf(words);
  const [before, after] = [seen.slice(0, start), seen.slice(start + words.length)];
  return `${escapeWords(before)}**${escapeWords(words)}**${escapeWords(after)}`;
}

const NO_WORDS = '(no words)';
/** A character that can be seen: no blank, no mark of direction, no joiner. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/**
 * A line for Discord, on one line and of at most `maxLength` characters, cut with … where it is longer. Never empty:
 * Discord refuses that.
 *
 * @param struck indices of the parts that are struck through
 */
export function lineText(
  line: Line,
  articles: Articles,
  maxLength: number,
  struck: readonly number[] = [],
): string {
  const parts = lineParts(line, articles).map(onOneLine);
  const text = shortened(parts.join(''), maxLength, (words) => escaped(parts, words.length, struck));
  return SEEN.test(text) ? text.trim() : NO_WORDS;
}

/** The parts up to a character of the whole, each kept from turning the next. */
function escaped(parts: readonly string[], end: number, struck: readonly number[]): string {
  let at = 0;
  const texts = parts.map((part, index) => {
    const words = part.slice(0, Math.max(0, end - at));
    at += part.length;
    const text = isolated(escapeWords(words));
    return struck.includes(index) && SEEN.test(words) ? `~~${text}~~` : text;
  });
  return texts.join('');
}

/** What opens or closes something wherever it stands: emphasis, code, spoilers, mentions, times, links, emoji names. */
const MARKS = /[\\`*_~|<>@#[\]]|:(?!\s)/u;
/** What makes a list at the start of a line; the look back comes last, for it takes time. */
const LIST_MARKS = /[-+](?<=^\s*.)|[.)](?<=^\s*\d+.)/mu;
/** Signs that Discord draws as pictures although they are text: ©, ™, ↔. */
const SIGNS = /(?!\p{Emoji_Presentation})(?=[\u00a9-\u3299])\p{Extended_Pictographic}(?!\ufe0f)/u;

const ACTIVE = new RegExp([MARKS, LIST_MARKS, SIGNS].map(({ source }) => source).join('|'), 'gmu');

/**
 * Words of one line so that Discord shows them as they are: a backslash before every character that its markdown acts
 * on. Emoji stay emoji, drawn in Discord's way. Control characters and half surrogate pairs, which Discord cannot
 * show, are shown as `visible` has them.
 *
 * @example escapeWords('2 * 3 @here') // '2 \\* 3 \\@here'
 */
export function escapeWords(words: string): string {
  return visible(words).replace(ACTIVE, '\\$&');
}
