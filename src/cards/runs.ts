import { overlaps, type Span, slice } from '../language/span.js';
import { type Articles, articleOf, type Line, type QuoteBlock } from './card.js';

/** A run of text in one style. It distinguishes our own markers from the article's words. */
export interface Run {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'cut' | 'struck';
}

const CUT = '[…]';

/**
 * The words of a quote block, unchanged from the article, with […] where some are left out. Together with `plainText`
 * the only place where spans become text.
 */
export function quotedRuns(block: QuoteBlock, articles: Articles): Run[] {
  const { text } = articleOf(articles, block.article);
  const runs: Run[] = [];
  const strong = [...block.strong].sort((a, b) => a.start - b.start);
  let shownTo = block.within.start;
  block.shown.forEach((span, index) => {
    const gap = { start: shownTo, end: span.start };
    if (slice(text, gap).trim() !== '') runs.push(cut(index === 0 ? `${CUT} ` : ` ${CUT} `));
    else if (index > 0) runs.push({ text: slice(text, gap), style: 'plain' });
    while (strong[0] && strong[0].end <= span.start) strong.shift();
    runs.push(...styled(text, span, upTo(strong, span.end)));
    shownTo = span.end;
  });
  if (slice(text, { start: shownTo, end: block.within.end }).trim() !== '') runs.push(cut(` ${CUT}`));
  return runs.filter((run) => run.text !== '');
}

/** The spans that start before an index; `spans` must be in order of their starts. */
function upTo(spans: readonly Span[], end: number): Span[] {
  const beyond = spans.findIndex(({ start }) => start >= end);
  return beyond < 0 ? [...spans] : spans.slice(0, beyond);
}

function cut(text: string): Run {
  return { text, style: 'cut' };
}

/** Splits a span where the emphasis begins and ends; `strong` must be in order of its starts. */
function styled(text: string, span: Span, strong: readonly Span[]): Run[] {
  if (strong.length === 0) return [{ text: slice(text, span), style: 'plain' }];
  const edges = strong
    .filter((each) => overlaps(each, span))
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => edge > span.start && edge < span.end);
  const bounds = [...new Set([span.start, ...edges, span.end])].sort((a, b) => a - b);
  let [next, strongTo] = [0, 0];
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] as number;
    for (let each = strong[next]; each && each.start <= start; each = strong[++next])
      strongTo = Math.max(strongTo, each.end);
    return { text: slice(text, { start, end }), style: strongTo >= end ? 'strong' : 'plain' };
  });
}

/** The runs of each line. Lines are spans of the runs' joined text, in order and without overlap. */
export function runsByLine(runs: readonly Run[], lines: readonly Span[]): Run[][] {
  let [next, at] = [0, 0];
  return lines.map((line) => {
    const own: Run[] = [];
    for (let run = runs[next]; run && at < line.end; run = runs[next]) {
      const part = run.text.slice(Math.max(0, line.start - at), line.end - at);
      if (part !== '') own.push({ text: part, style: run.style });
      if (at + run.text.length > line.end) break;
      at += run.text.length;
      next += 1;
    }
    return own;
  });
}

/** A line as plain text. */
export function plainText(line: Line, articles: Articles): string {
  return lineParts(line, articles).join('');
}

/** The parts of a line as plain text, each of them separately. */
export function lineParts(line: Line, articles: Articles): string[] {
  return line.map((part) =>
    typeof part === 'string' ? part : slice(articleOf(articles, part.article).text, part.span),
  );
}

/** A line break, or a word with the whitespace after it, or whitespace at the beginning. */
const UNIT = /(?<break>\r\n|\n|\r)|[^ \t\r\n]+[ \t]*|[ \t]+/gu;

/**
 * Breaks a text into lines of at most `width` characters. Lines are cut after whitespace and keep it, so that joined
 * they are the text without its own line breaks. A longer word has a line of its own.
 */
export function lineSpans(text: string, width: number): Span[] {
  const lines: Span[] = [];
  let start = 0;
  let used = 0;
  for (const { 0: unit, index, groups } of text.matchAll(UNIT)) {
    const isBreak = groups?.break !== undefined;
    const tooLong = used > 0 && used + columns(unit.replace(/[ \t]+$/u, '')) > width;
    if (isBreak || tooLong) {
      lines.push({ start, end: index });
      start = isBreak ? index + unit.length : index;
      used = 0;
    }
    if (!isBreak) used += columns(unit);
  }
  lines.push({ start, end: text.length });
  return lines;
}

function columns(text: string): number {
  return [...text].length;
}
