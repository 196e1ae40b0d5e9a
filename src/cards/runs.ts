import { contains, overlaps, type Span, slice } from '../language/span.js';
import { type Articles, articleOf } from './articles.js';
import type { Line, QuoteBlock } from './card.js';

/** A stretch of text in one style. Our own marks are told apart from the article's words. */
export interface Run {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'cut';
}

const CUT = '[…]';

/**
 * The words of a quote block, from the article character for character, with […] where some are left out. With
 * `plainText` the only place where spans become text.
 */
export function quotedRuns(block: QuoteBlock, articles: Articles): Run[] {
  const { text } = articleOf(articles, block.article);
  const runs: Run[] = [];
  let shownTo = block.within.start;
  block.shown.forEach((span, index) => {
    const gap = { start: shownTo, end: span.start };
    if (slice(text, gap).trim() !== '') runs.push(cut(index === 0 ? `${CUT} ` : ` ${CUT} `));
    else if (index > 0) runs.push({ text: slice(text, gap), style: 'plain' });
    runs.push(...styled(text, span, block.strong));
    shownTo = span.end;
  });
  if (slice(text, { start: shownTo, end: block.within.end }).trim() !== '') runs.push(cut(` ${CUT}`));
  return runs.filter((run) => run.text !== '');
}

function cut(text: string): Run {
  return { text, style: 'cut' };
}

/** Splits a span where the emphasis begins and ends. */
function styled(text: string, span: Span, strong: readonly Span[]): Run[] {
  const edges = strong
    .filter((each) => overlaps(each, span))
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => edge > span.start && edge < span.end);
  const bounds = [...new Set([span.start, ...edges, span.end])].sort((a, b) => a - b);
  return bounds.slice(1).map((end, index) => {
    const part = { start: bounds[index] as number, end };
    const isStrong = strong.some((each) => contains(each, part));
    return { text: slice(text, part), style: isStrong ? 'strong' : 'plain' };
  });
}

/** The part of the runs that a span of their joined text covers. */
export function runsWithin(runs: readonly Run[], span: Span): Run[] {
  let at = 0;
  return runs.flatMap(({ text, style }) => {
    const part = text.slice(Math.max(0, span.start - at), Math.max(0, span.end - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, style }];
  });
}

/** A line as plain text. */
export function plainText(line: Line, articles: Articles): string {
  return lineParts(line, articles).join('');
}

/** The parts of a line as plain text, article's words and others apart. */
export function lineParts(line: Line, articles: Articles): string[] {
  return line.map((part) =>
    typeof part === 'string' ? part : slice(articleOf(articles, part.article).text, part.span),
  );
}
