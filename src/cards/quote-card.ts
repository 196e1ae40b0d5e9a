import type { Article } from '../article/article.js';
import { contains, overlaps, type Span } from '../language/span.js';
import type { FoundQuotation, LibrarySpeaker, QuoteResult } from '../library/results.js';
import { type Articles, articleOf } from './articles.js';
import { type Block, type Card, type Line, list, note, type QuoteBlock, separated } from './card.js';
import { cite } from './cite.js';

/** What was asked for beside the name. */
export interface QuoteAsked {
  readonly about?: string;
  readonly source?: string;
}

/** A speaker's quotations, or everybody's; or whom there is to ask for. */
export function quoteCard(result: QuoteResult, library: Articles, asked: QuoteAsked = {}): Card {
  const who = whoLine(result);
  const title: Line = asked.about ? [...who, ' on “', asked.about, '”'] : who;
  if (result.quotations.length === 0) return { title, blocks: nothing(result, asked) };
  const blocks = result.quotations.map((each) => quotationBlock(each, articleOf(library, each.article)));
  return { title, blocks: joined(blocks) };
}

function whoLine({ query, speaker }: QuoteResult): Line {
  if (speaker) return speakerLine(speaker);
  return query === null ? ['Everybody quoted'] : ['Who is “', query.trim(), '”?'];
}

/** "Sergey Lavrov · Russian Foreign Minister". */
function speakerLine({ name, role }: LibrarySpeaker): Line {
  return separated(role ? [[name], [role]] : [[name]], ' · ');
}

function nothing({ query, speaker, mayMean, speakers: everybody }: QuoteResult, asked: QuoteAsked): Block[] {
  if (speaker) return [note(...quietLine(speaker, asked))];
  if (everybody.length === 0) return [note('Nobody is quoted here.')];
  if (query === null) return [note('Nobody is quoted on that. Those who are quoted:'), ...names(everybody)];
  if (mayMean.length > 0) return [note('Several people may be meant. Which one?'), ...names(mayMean)];
  return [note('Nobody of that name is quoted. Those who are:'), ...names(everybody)];
}

function quietLine({ name, quotations }: LibrarySpeaker, { about }: QuoteAsked): Line {
  if (!about || quotations === 0) return [name, ' is named, but not quoted.'];
  return [name, ' is not quoted on “', about, `”. Without it there ${count(quotations)}.`];
}

function names(speakers: readonly LibrarySpeaker[]): Block[] {
  return list(speakers.map(speakerLine));
}

function count(quotations: number): string {
  return quotations === 1 ? 'is one quotation' : `are ${quotations} quotations`;
}

/** A quotation in its context: the sentences that hold it, the quoted words emphasised. */
function quotationBlock(quotation: FoundQuotation, article: Article): QuoteBlock {
  const { pieces } = quotation;
  const sentences = article.paragraphs.flatMap((paragraph) => paragraph.sentences);
  const context = sentences.filter((sentence) => pieces.some((piece) => overlaps(piece, sentence)));
  const shown = merged([...context, ...pieces]);
  const citation = cite(article, quotation, quotation.speaker);
  return { type: 'quote', article: article.id, within: hull(shown), shown, strong: pieces, citation };
}

/** Quotations of one speaker in the same sentences are shown once. */
function joined(blocks: readonly QuoteBlock[]): QuoteBlock[] {
  const result: QuoteBlock[] = [];
  for (const block of blocks) {
    const before = result.at(-1);
    if (before && isSamePlace(before, block)) {
      result[result.length - 1] = { ...before, strong: [...before.strong, ...block.strong] };
    } else result.push(block);
  }
  return result;
}

function isSamePlace(a: QuoteBlock, b: QuoteBlock): boolean {
  const same = JSON.stringify(a.citation) === JSON.stringify(b.citation);
  return (
    same && a.article === b.article && b.shown.every((span) => a.shown.some((own) => contains(own, span)))
  );
}

/** Overlapping spans made one, in order. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before && overlaps(before, span)) result[result.length - 1] = hull([before, span]);
    else result.push(span);
  }
  return result;
}

function hull(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}
