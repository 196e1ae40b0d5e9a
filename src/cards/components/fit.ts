import { overlaps, type Span, slice } from '../../language/span.js';
import { type Articles, articleOf, type Block, type Line, type NoteBlock, type QuoteBlock } from '../card.js';
import { cutEnd, ITEM_TEXT, lastFitting, MESSAGE_BLOCKS, MESSAGE_TEXT, NOTE_TEXT } from '../limits.js';
import { lineText, quoteText } from './markdown.js';

/**
 * Renders as many of the first blocks of a card as fit into a message. Every block first gets room for the words that
 * answer; the rest goes to the sentences around them, beginning with the first block.
 *
 * @param maxLength UTF-16 units for all texts and a line break after each
 */
export function fittingTexts(blocks: readonly Block[], articles: Articles, maxLength: number): string[] {
  const least: string[] = [];
  let left = maxLength;
  for (const block of blocks.slice(0, MESSAGE_BLOCKS)) {
    const text = leastText(block, articles, left - 1, least.length === 0);
    if (text === null) break;
    least.push(text);
    left -= text.length + 1;
  }
  return least.map((text, index) => {
    const fuller = fullerText(blocks[index] as Block, articles, text.length + left) ?? text;
    left -= fuller.length - text.length;
    return fuller;
  });
}

/** Only the first block is cut within a sentence, because the others can be left out. */
function leastText(block: Block, articles: Articles, maxLength: number, isFirst: boolean): string | null {
  if (block.type === 'note') return noteText(block, articles, maxLength);
  if (block.type === 'list') return listText(block.items, articles, maxLength);
  const fits = fitsIn(maxLength, articles);
  const least = answering(block, fits) ?? (isFirst ? cutAnswer(block, articles, maxLength, fits) : null);
  return least && quoteText(least, articles);
}

function fullerText(block: Block, articles: Articles, maxLength: number): string | null {
  if (block.type !== 'quote') return null;
  const fits = fitsIn(maxLength, articles);
  const least = answering(block, fits);
  return least && quoteText(withContext(least, block, fits), articles);
}

function fitsIn(maxLength: number, articles: Articles): Fits {
  return (block) => characters(block) <= maxLength && quoteText(block, articles).length <= maxLength;
}

/** A lower bound of a block's length without rendering it, because escaping only adds characters. */
function characters({ shown }: QuoteBlock): number {
  return shown.reduce((sum, { start, end }) => sum + end - start, 0);
}

function noteText({ text, struck }: NoteBlock, articles: Articles, maxLength: number): string | null {
  const note = lineText(text, articles, NOTE_TEXT, struck);
  return note.length <= maxLength ? note : null;
}

/** As many items as fit, and the number of the others. */
function listText(items: readonly Line[], articles: Articles, maxLength: number): string | null {
  const lines: string[] = [];
  let used = 0;
  for (const item of items) {
    const line = `- ${lineText(item, articles, ITEM_TEXT)}`;
    used += line.length + 1;
    if (used > maxLength + 1) break;
    lines.push(line);
  }
  while (lines.length > 0) {
    const rest = items.length - lines.length;
    const text = [...lines, ...(rest > 0 ? [`- … and ${rest} more`] : [])].join('\n');
    if (text.length <= maxLength) return text;
    lines.pop();
  }
  return null;
}

/** Whether a block fits; a block that shows more needs more room. */
type Fits = (block: QuoteBlock) => boolean;

/**
 * The block with only the sentences that answer, as many as fit, or with its first sentence if it emphasises none. Null
 * if not even one fits.
 */
function answering(block: QuoteBlock, fits: Fits): QuoteBlock | null {
  const least = more(showing(block, []), answers(block), fits);
  return least.shown.length > 0 ? least : null;
}

/**
 * The block with a part of its first answering sentence, cut at the end of a word, if that sentence is too long for a
 * message. The part begins with the sentence, or with the emphasised words if these would be cut otherwise.
 *
 * @param most an upper bound of the UTF-16 units that can fit
 */
function cutAnswer(block: QuoteBlock, articles: Articles, most: number, fits: Fits): QuoteBlock | null {
  const [sentence] = answers(block);
  if (!sentence) return null;
  const emphasised = block.strong.find((each) => overlaps(each, sentence)) ?? sentence;
  const upToIt = { start: sentence.start, end: emphasised.end };
  const start = fits(showing(block, [upToIt])) ? sentence.start : Math.max(sentence.start, emphasised.start);
  const words = slice(articleOf(articles, block.article).text, { start, end: sentence.end });
  const part = (end: number) => showing(block, [{ start, end: start + end }]);
  const end = cutEnd(words, most, (each) => fits(part(each)));
  return end > 0 ? part(end) : null;
}

/**
 * Adds as many other sentences as fit to a block of answering sentences: those in between, then those after and before
 * by turns, then those of one side if the next of the other side is too long.
 */
function withContext(least: QuoteBlock, whole: QuoteBlock, fits: Fits): QuoteBlock {
  if (fits(whole)) return whole;
  const [first, last] = [least.shown[0], least.shown.at(-1)];
  if (!first || !last) return least;
  const before = whole.shown.filter((sentence) => sentence.start < first.start).reverse();
  const after = whole.shown.filter((sentence) => sentence.start > last.start);
  const between = whole.shown.filter(
    (sentence) => sentence.start > first.start && sentence.start < last.start,
  );
  const around = after.flatMap((sentence, index) => [sentence, ...before.slice(index, index + 1)]);
  const near = [...between, ...around, ...before.slice(after.length)];
  return [near, after, before].reduce((best, sentences) => more(best, sentences, fits), least);
}

function answers({ shown, strong }: QuoteBlock): readonly Span[] {
  const emphasised = shown.filter((sentence) => strong.some((each) => overlaps(each, sentence)));
  return emphasised.length > 0 ? emphasised : shown.slice(0, 1);
}

/** The block with as many of the sentences as fit added, from the first on. */
function more(block: QuoteBlock, sentences: readonly Span[], fits: Fits): QuoteBlock {
  const shown = new Set(block.shown);
  const missing = sentences.filter((sentence) => !shown.has(sentence)).slice(0, MESSAGE_TEXT);
  const grown = (count: number) => showing(block, [...shown, ...missing.slice(0, count)]);
  const counts = missing.map((_, index) => index + 1);
  return grown(lastFitting(counts, (count) => fits(grown(count))) ?? 0);
}

function showing(block: QuoteBlock, sentences: readonly Span[]): QuoteBlock {
  return { ...block, shown: [...sentences].sort((a, b) => a.start - b.start) };
}
