import {
  type Articles,
  type Block,
  type Card,
  isListOfNote,
  type NoteBlock,
  type QuoteBlock,
} from './card.js';
import { lineParts, lineSpans, plainText, quotedRuns, type Run, runsByLine } from './runs.js';
import { visible } from './shown-words.js';

/** How text is laid out. */
export interface TextStyle {
  /** The width of the terminal, in columns. */
  readonly width: number;
  /** Whether to use ANSI sequences for bold and dim, and to replace control characters of the text by symbols. */
  readonly ansi: boolean;
}

/** A line of a card or message, which is wrapped if it is too long, and broken at the line breaks of its words. */
export interface TextLine {
  readonly kind: 'heading' | 'quote' | 'item' | 'subtext' | 'plain';
  readonly runs: readonly Run[];
}

/** Renders a card as lines of text: quoted words behind a bar, with the citation below. Ends with a line break. */
export function textCard(card: Card, articles: Articles, style: TextStyle): string {
  const blocks: TextLine[][] = [[line('heading', plainText(card.title, articles))]];
  card.blocks.forEach((block, index) => {
    const lines = blockLines(block, articles);
    if (isListOfNote(card.blocks, index)) blocks.at(-1)?.push(...lines);
    else blocks.push(lines);
  });
  if (card.footer) blocks.push([line('plain', plainText(card.footer, articles))]);
  return layOut(blocks, style);
}

function blockLines(block: Block, articles: Articles): TextLine[] {
  if (block.type === 'quote') return quoteLines(block, articles);
  if (block.type === 'note') return [{ kind: 'plain', runs: noteRuns(block, articles) }];
  return block.items.map((item) => line('item', plainText(item, articles)));
}

function quoteLines(block: QuoteBlock, articles: Articles): TextLine[] {
  const parts = block.citation.map((part) => plainText(part, articles));
  const quote: TextLine = { kind: 'quote', runs: quotedRuns(block, articles) };
  const above = (block.above ?? []).map((part) => line('heading', plainText(part, articles)));
  return [...above, quote, ...(parts.length > 0 ? [line('subtext', parts.join(SEPARATOR))] : [])];
}

function line(kind: TextLine['kind'], text: string): TextLine {
  return { kind, runs: [{ text, style: 'plain' }] };
}

const SEPARATOR = ' · ';
const BAR = '│ ';
const BULLET = '• ';

/** Renders blocks of lines as text, with a blank line between two blocks. Ends with a line break. */
export function layOut(blocks: readonly (readonly TextLine[])[], style: TextStyle): string {
  return blocks
    .map((lines) => lines.flatMap((each) => lineTexts(each, style)).map((text) => `${text}\n`))
    .map((texts) => texts.join(''))
    .join('\n');
}

function lineTexts({ kind, runs }: TextLine, style: TextStyle): string[] {
  const text = runs.map((run) => run.text).join('');
  switch (kind) {
    case 'quote':
      return wrapped(runs, BAR, style);
    case 'item':
      return wrapped(runs, BULLET, style);
    case 'heading':
      return wrapped([{ text, style: 'strong' }], '', style);
    case 'plain':
      return wrapped(runs, '', style);
    case 'subtext':
      return packed(text.split(SEPARATOR), style.width).flatMap((part) =>
        wrapped([{ text: part, style: 'cut' }], '', style),
      );
  }
}

/**
 * Puts as many parts of a citation on each line as fit, so that no line ends inside "
 * 12".
 */
function packed(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = [...lines.slice(-1), part].join(SEPARATOR);
    if (lines.length > 0 && longer.length <= width - SEPARATOR.length) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((each, index) => (index < lines.length - 1 ? each + SEPARATOR.trimEnd() : each));
}

function noteRuns({ text, struck = [] }: NoteBlock, articles: Articles): Run[] {
  return lineParts(text, articles).map((part, index) => {
    return { text: part, style: struck.includes(index) ? 'struck' : 'plain' };
  });
}

/** One column stays free, because otherwise the space at the end of a line would begin the next one. */
function wrapped(runs: readonly Run[], mark: string, { width, ansi }: TextStyle): string[] {
  const text = runs.map((run) => run.text).join('');
  const lines = lineSpans(text, Math.max(20, width - mark.length - 1));
  return runsByLine(runs, lines).map((parts, index) => {
    const prefix = mark === BULLET && index > 0 ? ' '.repeat(mark.length) : mark;
    return (
      prefix +
      parts.map((part) => (ansi ? highlighted(visible(part.text), part.style) : plainly(part))).join('')
    );
  });
}

/** Without ANSI, struck text is put between markers, as wdiff does. */
function plainly({ text, style }: Run): string {
  return style === 'struck' && text.trim() !== '' ? `[-${text}-]` : text;
}

function highlighted(text: string, style: Run['style']): string {
  if (text === '' || style === 'plain') return text;
  if (style === 'struck') return `\u001b[9m${text}\u001b[29m`;
  return style === 'strong' ? `\u001b[1m${text}\u001b[22m` : `\u001b[2m${text}\u001b[22m`;
}
