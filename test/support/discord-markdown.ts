import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import type {
  Capture,
  ParserRule,
  SingleASTNode,
  State,
} from 'discord-markdown-parser/dist/simple-markdown/index.js';

/** What Discord shows of a text display. */
export interface Shown {
  /** What the line or lines are: `blockQuote`, `heading`, `subtext`, or `text` for anything else. */
  readonly kind: string;
  readonly text: string;
  /** The stretches in bold, in order. */
  readonly bold: readonly string[];
}

const atLineStart = ({ prevCapture }: State) => prevCapture == null || prevCapture[0].endsWith('\n');

/** The parser knows a heading or subtext after a line break, but not after a block quote, which ends with one. */
function lineRule(rule: ParserRule | undefined, pattern: RegExp): ParserRule {
  if (!rule) throw new Error('The parser has no such rule.');
  return { ...rule, match: (source, state) => (atLineStart(state) ? pattern.exec(source) : null) };
}

/** The parser leaves lists out; here only their marks are told apart. */
const listMark: ParserRule = {
  order: rulesExtended.heading?.order ?? 0,
  match: (source, state) => (atLineStart(state) ? /^ *(?:[-*+]|\d+[.)]) +/u.exec(source) : null),
  parse: (capture: Capture) => ({ content: capture[0] }),
};

const parser = SimpleMarkdown.parserFor({
  ...rulesExtended,
  heading: lineRule(rulesExtended.heading, /^(#{1,3}) +([^\n]+?)#* *(?:\n|$)/u),
  subtext: lineRule(rulesExtended.subtext, /^-# +([^\n]+?)(?:\n|$)/u),
  listMark,
});

/** Reads a text display as Discord does. Lines that are neither quote, heading nor subtext come as one text. */
export function shownBy(content: string): Shown[] {
  const result: { kind: string; text: string; bold: string[] }[] = [];
  for (const node of parser(content, { inline: true }) as SingleASTNode[]) {
    const isBlock = ['blockQuote', 'heading', 'subtext'].includes(node.type);
    const last = result.at(-1);
    if (isBlock || last?.kind !== 'text')
      result.push({ kind: isBlock ? node.type : 'text', text: '', bold: [] });
    const block = result.at(-1);
    if (block) read(isBlock ? node.content : [node], block);
  }
  return result.map(({ text, ...block }) => ({ ...block, text: text.replace(/\n$/u, '') }));
}

function read(nodes: readonly SingleASTNode[], into: { text: string; bold: string[] }): void {
  for (const node of nodes) {
    if (node.type === 'text') into.text += node.content;
    else if (node.type === 'twemoji') into.text += node.name;
    else if (node.type === 'br') into.text += '\n';
    else if (node.type === 'listMark') into.text += '• ';
    else if (node.type === 'strong') {
      const start = into.text.length;
      read(node.content, into);
      into.bold.push(into.text.slice(start));
    } else throw new Error(`Discord would show a ${node.type}: ${JSON.stringify(node)}`);
  }
}

/** Takes the backslashes off, as Discord does. */
export function unescaped(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}
