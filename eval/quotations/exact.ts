import { type Counts, estimate, type Figures } from '../bootstrap.js';
import type { Predicted } from './figures.js';
import type { GoldArticle, GoldQuote } from './gold.js';

/** The parts of a quotation whose spans are compared. */
export const EXACT_PARTS = ['content', 'source'] as const;
type Part = (typeof EXACT_PARTS)[number];

/**
 * The number of spans that are exactly those of the set, by the method of CofeNet (Wang et al. 2022): each piece of the
 * content, cut at the ends of paragraphs, and each mention of a speaker counts separately. CofeNet compares tokens;
 * here they are characters without whitespace and punctuation at the ends, which is equivalent except for its
 * tokeniser.
 */
export function exactFigures(articles: readonly Predicted[], part: Part) {
  const tallies = new Map(articles.map((article) => [article.gold.id, tallyOf(article, part)]));
  return estimate([...tallies.keys()], (counts) => figuresOf(tallies, counts));
}

type Tally = readonly [both: number, gold: number, predicted: number];

function tallyOf({ gold, prediction }: Predicted, part: Part): Tally {
  const [ours, theirs] = [prediction.quotes, gold.quotes].map(
    (quotes) => new Set(quotes.flatMap((quote) => spansOf(gold, quote, part))),
  ) as [Set<string>, Set<string>];
  return [[...ours].filter((span) => theirs.has(span)).length, theirs.size, ours.size];
}

function spansOf({ text }: GoldArticle, quote: GoldQuote, part: Part): string[] {
  const { start, end, segments, speaker_start: from, speaker_end: to } = quote;
  const source: [number, number][] = from == null || to == null ? [] : [[from, to]];
  const content: readonly (readonly [number, number])[] = segments?.length ? segments : [[start, end]];
  return (part === 'source' ? source : content).flatMap(([first, last]) => linesOf(text, first, last));
}

const LOOSE = /[\s.,;:!?"'“”‘’«»]/u;

/** The lines of a span, each as "start-end" without whitespace and punctuation at its ends. */
function linesOf(text: string, first: number, last: number): string[] {
  const lines: string[] = [];
  for (const { 0: line, index } of text.slice(first, last).matchAll(/[^\n]+/gu)) {
    let [start, end] = [first + index, first + index + line.length];
    while (start < end && LOOSE.test(text[start] ?? '')) start++;
    while (end > start && LOOSE.test(text[end - 1] ?? '')) end--;
    if (start < end) lines.push(`${start}-${end}`);
  }
  return lines;
}

function figuresOf(tallies: ReadonlyMap<string, Tally>, counts: Counts): Figures {
  let [both, gold, predicted] = [0, 0, 0];
  for (const [id, tally] of tallies) {
    both += counts(id) * tally[0];
    gold += counts(id) * tally[1];
    predicted += counts(id) * tally[2];
  }
  return {
    precision: both / Math.max(1, predicted),
    recall: both / Math.max(1, gold),
    f1: (2 * both) / Math.max(1, gold + predicted),
  };
}
