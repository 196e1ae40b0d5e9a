import type { Run } from '../cards/runs.js';

/** A line of a message as Discord lays it out. */
export interface MarkdownLine {
  readonly kind: 'quote' | 'subtext' | 'heading' | 'item' | 'plain';
  readonly runs: readonly Run[];
}

const KINDS: readonly (readonly [MarkdownLine['kind'], RegExp])[] = [
  ['quote', /^> /u],
  ['subtext', /^-# /u],
  ['heading', /^#{1,3} /u],
  ['item', /^[-*] /u],
];

/** A character that a backslash takes its meaning from, a mark of bold or struck text, or anything else. */
const TOKEN = /\\(?<escaped>[^\p{L}\p{N}\s])|(?<bold>\*\*)|(?<struck>~~)|[^\\*~]+|./gsu;

/**
 * Reads as much of Discord's markdown as a bot's answers are written in: block quotes, subtext, headings, lists, bold
 * and struck text and escaped characters.
 *
 * @example markdownLines('> **Yes\\!**') // [{ kind: 'quote', runs: [{ text: 'Yes!', style: 'strong' }] }]
 */
export function markdownLines(content: string): MarkdownLine[] {
  return content.split('\n').map((line) => {
    const [kind, mark] = KINDS.find(([, pattern]) => pattern.test(line)) ?? ['plain', /^/u];
    return { kind, runs: runsOf(line.replace(mark, '')) };
  });
}

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let style: Run['style'] = 'plain';
  for (const { 0: token, groups } of line.matchAll(TOKEN)) {
    if (groups?.bold) {
      style = style === 'plain' ? 'strong' : 'plain';
      continue;
    }
    if (groups?.struck) {
      style = style === 'plain' ? 'struck' : 'plain';
      continue;
    }
    const text = groups?.escaped ?? token;
    const last = runs.at(-1);
    if (last?.style === style) runs[runs.length - 1] = { text: last.text + text, style };
    else runs.push({ text, style });
  }
  return runs;
}
