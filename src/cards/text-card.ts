import type { Articles } from './articles.js';
import { type Block, type Card, isListOfNote, type NoteBlock, type QuoteBlock } from './card.js';
import { lineSpans } from './lines.js';
import { lineParts, plainText, quotedRuns, type Run, runsByLine } from './runs.js';
import { visible } from './visible.js';

/** How a card is written as text. */
export interface TextStyle {
  /** Columns of the terminal. */
  readonly width: number;
  /** Bold and dim by ANSI sequences, and control characters of the text shown instead of sent. */
  readonly ansi: boolean;
}

const BAR = '│ ';
const BULLET = '• ';

/** A card as lines of text: quoted words behind a bar, their citation below it. Ends with a line break. */
export function textCard(card: Card, articles: Articles, style: TextStyle): string {
  const title = wrapped([{ text: plainText(card.title, articles), style: 'strong' }], '', style);
  const blocks = card.blocks.map((block) => blockLines(block, articles, style));
  const spaced = blocks.map((lines, index) => (isListOfNote(card.blocks, index) ? lines : ['', ...lines]));
  const footer = card.footer ? ['', ...wrapped(plainRun(plainText(card.footer, articles)), '', style)] : [];
  return [...title, ...spaced.flat(), ...footer].map((line) => `${line}\n`).join('');
}

function blockLines(block: Block, articles: Articles, style: TextStyle): string[] {
  if (block.type === 'quote') return quoteLines(block, articles, style);
  if (block.type === 'note') return wrapped(noteRuns(block, articles), '', style);
  return block.items.flatMap((item) => wrapped(plainRun(plainText(item, articles)), BULLET, style));
}

function quoteLines(block: QuoteBlock, articles: Articles, style: TextStyle): string[] {
  const parts = block.citation.map((part) => plainText(part, articles));
  const citation = packed(parts, ' · ', style.width);
  return [
    ...wrapped(quotedRuns(block, articles), BAR, style),
    ...citation.flatMap((text) => wrapped([{ text, style: 'cut' }], '', style)),
  ];
}

/** As many parts on each line as fit, so that no line ends inside "¶ 12". */
export function packed(parts: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = [...lines.slice(-1), part].join(separator);
    if (lines.length > 0 && longer.length <= width - separator.length) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line, index) => (index < lines.length - 1 ? line + separator.trimEnd() : line));
}

function noteRuns({ text, struck = [] }: NoteBlock, articles: Articles): Run[] {
  return lineParts(text, articles).map((part, index) => {
    return { text: part, style: struck.includes(index) ? 'struck' : 'plain' };
  });
}

function plainRun(text: string): Run[] {
  return [{ text, style: 'plain' }];
}

/** One column stays free: the blank that a line ends with would else begin the next one. */
export function wrapped(runs: readonly Run[], mark: string, { width, ansi }: TextStyle): string[] {
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

/** Without ANSI what is struck through stands in signs of its own, as wdiff has them. */
function plainly({ text, style }: Run): string {
  return style === 'struck' && text.trim() !== '' ? `[-${text}-]` : text;
}

function highlighted(text: string, style: Run['style']): string {
  if (text === '' || style === 'plain') return text;
  if (style === 'struck') return `\u001b[9m${text}\u001b[29m`;
  return style === 'strong' ? `\u001b[1m${text}\u001b[22m` : `\u001b[2m${text}\u001b[22m`;
}
