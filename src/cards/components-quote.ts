import type { Articles } from './articles.js';
import type { QuoteBlock } from './card.js';
import { lineText } from './components-line.js';
import { closers } from './directions.js';
import { escapeWords } from './escape.js';
import { CITATION_TEXT } from './limits.js';
import { lineSpans } from './lines.js';
import { quotedRuns, type Run, runsByLine } from './runs.js';

/** Quoted words as Discord's markdown: a block quote, what answers in bold, and the citation as subtext below it. */
export function quoteText(block: QuoteBlock, articles: Articles): string {
  const runs = joined(quotedRuns(block, articles));
  const text = runs.map((run) => run.text).join('');
  const lines = runsByLine(runs, lineSpans(text, Infinity)).map((line) => `> ${markdown(line)}`);
  const citation = block.citation.map((part) => lineText(part, articles, CITATION_TEXT)).join(' · ');
  return [...lines, ...(citation === '' ? [] : [`-# ${citation}`])].join('\n');
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

/** Blanks stay outside: `** x**` is not bold. */
function bold(text: string): string {
  const words = text.trim();
  if (words === '') return escapeWords(text);
  const start = text.indexOf(words);
  const [before, after] = [text.slice(0, start), text.slice(start + words.length)];
  return `${escapeWords(before)}**${escapeWords(words)}**${escapeWords(after)}`;
}
