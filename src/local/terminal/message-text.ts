import { type APIButtonComponent, type APIMessage, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { textDisplays } from '../../bot/shown-message.js';
import type { Run } from '../../cards/runs.js';
import { visible } from '../../cards/shown-words.js';
import { packed, type TextStyle, wrapped } from '../../cards/text-card.js';

const PRIVATE = 'Only you can see this.';

/** A message as its reader would see it in Discord, as lines of text, with its buttons numbered. Ends with a line break. */
export function messageText({ content, components, flags }: APIMessage, style: TextStyle): string {
  const isPrivate = ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const texts = [content, ...textDisplays(components ?? []), ...(isPrivate ? [`-# ${PRIVATE}`] : [])];
  const blocks = texts.filter((text) => text !== '').map((text) => blockText(text, style));
  const buttons = buttonsOf({ components: components ?? [] }).map((button, index) =>
    buttonLine(button, index + 1),
  );
  const pressed = buttons.length > 0 ? [`${buttons.map(visible).join('\n')}\n`] : [];
  return [...blocks, ...pressed].join('\n');
}

function blockText(content: string, style: TextStyle): string {
  return markdownLines(content)
    .flatMap((line) => lineTexts(line, style))
    .map((line) => `${line}\n`)
    .join('');
}

function lineTexts({ kind, runs }: MarkdownLine, style: TextStyle): string[] {
  const text = runs.map((run) => run.text).join('');
  if (kind === 'quote') return wrapped(runs, '│ ', style);
  if (kind === 'item') return wrapped(runs, '• ', style);
  if (kind === 'heading') return wrapped([{ text, style: 'strong' }], '', style);
  if (kind === 'plain') return wrapped(runs, '', style);
  // A citation is subtext: no line ends inside one of its parts.
  const lines = packed(text.split(SEPARATOR), SEPARATOR, style.width);
  return lines.flatMap((line) => wrapped([{ text: line, style: 'cut' }], '', style));
}

const SEPARATOR = ' · ';

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

/** A character that a backslash takes its meaning from, a mark of bold text, or anything else. */
const TOKEN = /\\(?<escaped>[^\p{L}\p{N}\s])|(?<bold>\*\*)|[^\\*]+|./gsu;

/**
 * Reads as much of Discord's markdown as a bot's answers are written in: block quotes, subtext, headings, lists, bold
 * text and escaped characters.
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
    const text = groups?.escaped ?? token;
    const last = runs.at(-1);
    if (last?.style === style) runs[runs.length - 1] = { text: last.text + text, style };
    else runs.push({ text, style });
  }
  return runs;
}

type Nested = { readonly type: ComponentType; readonly components?: readonly Nested[] };

/** The buttons of a message, in the order of display. */
export function buttonsOf({ components = [] }: Pick<APIMessage, 'components'>): APIButtonComponent[] {
  return buttonsIn(components as readonly Nested[]);
}

function buttonsIn(components: readonly Nested[]): APIButtonComponent[] {
  return components.flatMap((component) =>
    component.type === ComponentType.Button
      ? [component as unknown as APIButtonComponent]
      : buttonsIn(component.components ?? []),
  );
}

/** A button as a line of text: the number to press it by, and what it says or where it leads. */
export function buttonLine(button: APIButtonComponent, number: number): string {
  const label = 'label' in button ? (button.label ?? '') : '';
  return 'url' in button ? `${label}: ${button.url}` : `[${number}] ${label}`;
}
