import { type Node, parseMarkdown } from '../../src/local/page/client/markdown-parser.js';

/** What Discord shows of a text display. */
export interface Shown {
  /** What the line or lines are: `blockQuote`, `heading`, `subtext`, or `text` for anything else. */
  readonly kind: string;
  readonly text: string;
  /** The stretches in bold, in order. */
  readonly bold: readonly string[];
  /** The same that are struck through, as a check strikes what a claim has and an article has not: in a `text` alone. */
  readonly struck: readonly string[];
}

/** Reads a text display as Discord does. Lines that are neither quote, heading nor subtext come as one text. */
export function shownBy(content: string): Shown[] {
  const result: Block[] = [];
  for (const node of parseMarkdown(content)) {
    const isBlock = ['blockQuote', 'heading', 'subtext'].includes(node.type);
    const last = result.at(-1);
    if (isBlock || last?.kind !== 'text')
      result.push({ kind: isBlock ? node.type : 'text', text: '', bold: [], struck: [] });
    const block = result.at(-1);
    if (block) read(isBlock ? node.content : [node], block);
  }
  return result.map(({ text, ...block }) => ({ ...block, text: text.replace(/\n$/u, '') }));
}

interface Block {
  readonly kind: string;
  text: string;
  readonly bold: string[];
  readonly struck: string[];
}

function read(nodes: readonly Node[], into: Block): void {
  for (const node of nodes) {
    if (node.type === 'text') into.text += node.content;
    else if (node.type === 'twemoji') into.text += node.name;
    else if (node.type === 'br') into.text += '\n';
    else if (node.type === 'listMark') into.text += '• ';
    else if (node.type === 'strong') {
      const start = into.text.length;
      read(node.content, into);
      into.bold.push(into.text.slice(start));
    } else if (node.type === 'strikethrough' && into.kind === 'text') {
      const start = into.text.length;
      read(node.content, into);
      into.struck.push(into.text.slice(start));
    } else throw new Error(`Discord would show a ${node.type}: ${JSON.stringify(node)}`);
  }
}

/** Takes the backslashes off, as Discord does. */
export function unescaped(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}
