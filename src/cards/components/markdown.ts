import type { Articles, Line, QuoteBlock } from '../card.js';
import { CITATION_TEXT, shortened } from '../limits.js';
import { lineParts, lineSpans, quotedRuns, type Run, runsByLine } from '../runs.js';
import { closers, isolated, onOneLine, visible } from '../shown-words.js';

/**
 * Quoted words as Discord's markdown: `above` in bold, a block quote with the answering words in bold, and the citation
 * as subtext below.
 */
export function quoteText(block: QuoteBlock, articles: Articles): string {
  const runs = joined(quotedRuns(block, articles));
  const text = runs.map((run) => run.text).join('');
  const lines = runsByLine(runs, lineSpans(text, Infinity)).map((line) => `> ${markdown(line)}`);
  const citation = block.citation.map((part) => lineText(part, articles, CITATION_TEXT)).join(' · ');
  const above = (block.above ?? []).map((line) => `**${lineText(line, articles, CITATION_TEXT)}**`);
  return [...above, ...lines, ...(citation === '' ? [] : [`-# ${citation}`])].join('\n');
}

/** Merges adjacent runs of one style, because Discord misreads the markers between two bold runs. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const before = result.at(-1);
    if (before?.style === run.style) result[result.length - 1] = { ...run, text: before.text + run.text };
    else result.push(run);
  }
  return result;
}

/**
 * Renders one line. Text directions that the article's words leave open are closed before our own markers and at the
 * end.
 */
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

/**
 * Keeps whitespace outside, because `** x**` is not bold. Control characters do not count, because they are shown as
 * symbols.
 */
function bold(text: string): string {
  const seen = visible(text);
  const words = seen.trim();
  if (words === '') return escapeWords(text);
  const start = seen.indexOf(words);
  const [before, after] = [seen.slice(0, start), seen.slice(start + words.length)];
  return `${escapeWords(before)}**${escapeWords(words)}**${escapeWords(after)}`;
}

const NO_WORDS = '(no words)';
/** A visible character: no whitespace, direction mark or joiner. */
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/**
 * A line in Discord's markdown, on one line and of at most `maxLength` characters, cut with … if it is longer. Never
 * empty, because Discord refuses that.
 *
 * @param struck indices of the parts to strike through
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

/** The parts up to a character of the whole, isolated so that the direction of one does not affect the next. */
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

/** Markup that is effective anywhere: emphasis, code, spoilers, mentions, timestamps, links, emoji names. */
const MARKS = /[\\`*_~|<>@#[\]]|:(?!\s)/u;
/** List markers, which are effective only at the start of a line. The lookbehind comes last because it is slow. */
const LIST_MARKS = /[-+](?<=^\s*.)|[.)](?<=^\s*\d+.)/mu;
/** Symbols that Discord draws as emoji although they are text: ©, ™, ↔. */
const SIGNS = /(?!\p{Emoji_Presentation})(?=[\u00a9-\u3299])\p{Extended_Pictographic}(?!\ufe0f)/u;

const ACTIVE = new RegExp([MARKS, LIST_MARKS, SIGNS].map(({ source }) => source).join('|'), 'gmu');

/**
 * Escapes the words of one line so that Discord shows them unchanged, with a backslash before every character of its
 * markdown. Emoji stay emoji, drawn in Discord's style. Control characters and lone surrogates, which Discord cannot
 * show, are replaced as by `visible`.
 *
 * @example escapeWords('2 * 3 @here') // '2 \\* 3 \\@here'
 */
export function escapeWords(words: string): string {
  return visible(words).replace(ACTIVE, '\\$&');
}
