import type { Articles } from './articles.js';
import type { Block, Card, QuoteBlock } from './card.js';
import { lineSpans } from './lines.js';
import { plainText, quotedRuns, type Run } from './runs.js';

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
  const spaced = blocks.map((lines, index) => (follows(card.blocks, index) ? lines : ['', ...lines]));
  return [...title, ...spaced.flat()].map((line) => `${line}\n`).join('');
}

/** A list belongs to the note before it. */
function follows(blocks: readonly Block[], index: number): boolean {
  return blocks[index]?.type === 'list' && blocks[index - 1]?.type === 'note';
}

function blockLines(block: Block, articles: Articles, style: TextStyle): string[] {
  if (block.type === 'quote') return quoteLines(block, articles, style);
  if (block.type === 'note') return wrapped(plainRun(plainText(block.text, articles)), '', style);
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
function packed(parts: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = [...lines.slice(-1), part].join(separator);
    if (lines.length > 0 && longer.length <= width - separator.length) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line, index) => (index < lines.length - 1 ? line + separator.trimEnd() : line));
}

function plainRun(text: string): Run[] {
  return [{ text, style: 'plain' }];
}

/** One column stays free: the blank that a line ends with would else begin the next one. */
function wrapped(runs: readonly Run[], mark: string, { width, ansi }: TextStyle): string[] {
  const text = runs.map((run) => run.text).join('');
  return lineSpans(text, Math.max(20, width - mark.length - 1)).map((line, index) => {
    const prefix = mark === BULLET && index > 0 ? ' '.repeat(mark.length) : mark;
    let at = 0;
    const parts = runs.map((run) => {
      const part = run.text.slice(Math.max(0, line.start - at), Math.max(0, line.end - at));
      at += run.text.length;
      return ansi ? highlighted(visible(part), run.style) : part;
    });
    return prefix + parts.join('');
  });
}

function highlighted(text: string, style: Run['style']): string {
  if (text === '' || style === 'plain') return text;
  return style === 'strong' ? `\u001b[1m${text}\u001b[22m` : `\u001b[2m${text}\u001b[22m`;
}

/** Control characters as their pictures (U+2400 and on): a terminal would obey them. */
function visible(text: string): string {
  return text.replace(/(?!\t)\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}
