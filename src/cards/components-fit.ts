import type { Articles } from './articles.js';
import type { Block, Line, NoteBlock, QuoteBlock } from './card.js';
import { lineText } from './components-line.js';
import { quoteText } from './components-quote.js';
import { answering, cutAnswer, type Fits, withContext } from './components-shorten.js';
import { ITEM_TEXT, MESSAGE_BLOCKS, NOTE_TEXT } from './limits.js';

/**
 * The blocks of a card as texts for Discord, the first of them, as many as there is room for. Every block first gets
 * the room for what answers; what is left goes to the sentences around it, to those of the first block first.
 *
 * @param room UTF-16 units for all texts and a line break after each
 */
export function fittingTexts(blocks: readonly Block[], articles: Articles, room: number): string[] {
  const least: string[] = [];
  let left = room;
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

/** Only the first block is cut within a sentence: another one can be left out. */
function leastText(block: Block, articles: Articles, room: number, isFirst: boolean): string | null {
  if (block.type === 'note') return noteText(block, articles, room);
  if (block.type === 'list') return listText(block.items, articles, room);
  const fits = fitsIn(room, articles);
  const least = answering(block, fits) ?? (isFirst ? cutAnswer(block, articles, room, fits) : null);
  return least && quoteText(least, articles);
}

function fullerText(block: Block, articles: Articles, room: number): string | null {
  if (block.type !== 'quote') return null;
  const fits = fitsIn(room, articles);
  const least = answering(block, fits);
  return least && quoteText(withContext(least, block, fits), articles);
}

function fitsIn(room: number, articles: Articles): Fits {
  return (block) => characters(block) <= room && quoteText(block, articles).length <= room;
}

/** Escaping only adds, so a block of a book's length is told without rendering it. */
function characters({ shown }: QuoteBlock): number {
  return shown.reduce((sum, { start, end }) => sum + end - start, 0);
}

function noteText({ text, struck }: NoteBlock, articles: Articles, room: number): string | null {
  const note = lineText(text, articles, NOTE_TEXT, struck);
  return note.length <= room ? note : null;
}

/** As many items as fit, and how many more there are. */
function listText(items: readonly Line[], articles: Articles, room: number): string | null {
  const lines: string[] = [];
  let used = 0;
  for (const item of items) {
    const line = `- ${lineText(item, articles, ITEM_TEXT)}`;
    used += line.length + 1;
    if (used > room + 1) break;
    lines.push(line);
  }
  while (lines.length > 0) {
    const rest = items.length - lines.length;
    const text = [...lines, ...(rest > 0 ? [`- … and ${rest} more`] : [])].join('\n');
    if (text.length <= room) return text;
    lines.pop();
  }
  return null;
}
