import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import type {
  Capture,
  ParserRule,
  SingleASTNode,
  State,
} from 'discord-markdown-parser/dist/simple-markdown/index.js';

/** A node of a text in Discord's markdown. */
export type Node = SingleASTNode;

const atLineStart = ({ prevCapture }: State) => prevCapture == null || prevCapture[0].endsWith('\n');

/** The parser recognises a heading or subtext after a line break, but not after a block quote, which ends with one. */
function lineRule(rule: ParserRule | undefined, pattern: RegExp): ParserRule {
  if (!rule) throw new Error('The parser has no such rule.');
  return { ...rule, match: (source, state) => (atLineStart(state) ? pattern.exec(source) : null) };
}

/** The parser has no lists; here only their markers are recognised. */
const listMark: ParserRule = {
  order: rulesExtended.heading?.order ?? 0,
  match: (source, state) => (atLineStart(state) ? /^ *(?:[-*+]|\d+[.)]) +/u.exec(source) : null),
  parse: (capture: Capture) => ({ content: capture[0] }),
};

/** The parser takes seconds to find that brackets are not a link; this pattern reads each character once. */
const LINK =
  /^\[((?:\[[^[\]]*\]|[^[\]])*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+["']([^"'\n]*)["'])?\s*\)/u;

function linkRule(rule: ParserRule | undefined): ParserRule {
  if (!rule) throw new Error('The parser has no such rule.');
  return { ...rule, match: (source) => LINK.exec(source) };
}

const parser = SimpleMarkdown.parserFor({
  ...rulesExtended,
  link: linkRule(rulesExtended.link),
  heading: lineRule(rulesExtended.heading, /^(#{1,3}) +([^\n]+?)#* *(?:\n|$)/u),
  subtext: lineRule(rulesExtended.subtext, /^-# +([^\n]+?)(?:\n|$)/u),
  listMark,
});

/** Parses the text of a message or a text display as Discord does. */
export function parseMarkdown(content: string): Node[] {
  return parser(content, { inline: true }) as Node[];
}

/** The words of some nodes, without markup. */
export function textOfNodes(nodes: readonly Node[]): string {
  return nodes
    .map(({ type, content, name }): string => {
      if (type === 'br') return '\n';
      if (Array.isArray(content)) return textOfNodes(content);
      return String(content ?? name ?? '');
    })
    .join('');
}
