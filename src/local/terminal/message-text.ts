import { type APIButtonComponent, type APIMessage, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { visible } from '../../cards/shown-words.js';
import { layOut, type TextLine, type TextStyle } from '../../cards/text-card.js';
import { componentsIn, textsOf } from '../discord/server.js';

const PRIVATE = 'Only you can see this.';

/**
 * A message as its reader would see it in Discord, as lines of text, with its buttons numbered. Ends with a line break.
 */
export function messageText(message: APIMessage, style: TextStyle): string {
  const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const texts = [...textsOf(message), ...filesOf(message), ...(isPrivate ? [`-# ${PRIVATE}`] : [])];
  const buttons = buttonLines(buttonsOf(message)).map(visible);
  return [
    ...(texts.length > 0 ? [layOut(texts.map(markdownLines), style)] : []),
    ...(buttons.length > 0 ? [`${buttons.join('\n')}\n`] : []),
  ].join('\n');
}

/** The names of a message's files. */
function filesOf(message: APIMessage): string[] {
  return componentsIn(message).flatMap(({ type, name }) =>
    type === ComponentType.File ? [`📎 ${name ?? 'file'}`] : [],
  );
}

const KINDS: readonly (readonly [TextLine['kind'], RegExp])[] = [
  ['quote', /^> /u],
  ['subtext', /^-# /u],
  ['heading', /^#{1,3} /u],
  ['item', /^[-*] /u],
];

/** An escaped character, a marker of bold or struck text, or anything else. */
const TOKEN = /\\(?<escaped>[^\p{L}\p{N}\s])|(?<bold>\*\*)|(?<struck>~~)|[^\\*~]+|./gsu;

/**
 * Parses the part of Discord's markdown that a bot's answers use: block quotes, subtext, headings, lists, bold and
 * struck text, and escaped characters.
 *
 * @example markdownLines('> **Yes\\!**') // [{ kind: 'quote', runs: [{ text: 'Yes!', style: 'strong' }] }]
 */
export function markdownLines(content: string): TextLine[] {
  return content.split('\n').map((line) => {
    const [kind, mark] = KINDS.find(([, pattern]) => pattern.test(line)) ?? ['plain', /^/u];
    return { kind, runs: runsOf(line.replace(mark, '')) };
  });
}

type Run = TextLine['runs'][number];

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

/** The custom ids of the buttons that can be pressed, in display order: the first is number 1. */
export function pressableIn(message: Pick<APIMessage, 'components'>): string[] {
  return buttonsOf(message).flatMap((button) => ('custom_id' in button ? [button.custom_id] : []));
}

/** The buttons of a message, in display order. */
export function buttonsOf(message: Pick<APIMessage, 'components'>): APIButtonComponent[] {
  return componentsIn(message).filter(
    (component): component is APIButtonComponent => component.type === ComponentType.Button,
  );
}

/**
 * Buttons as lines of text: the number of each, and its label. Buttons with the same label, each for its own passage,
 * share a line. A link has no number; its URL is shown.
 */
function buttonLines(buttons: readonly APIButtonComponent[]): string[] {
  const lines = new Map<string, number[]>();
  let number = 0;
  for (const button of buttons) {
    const label = 'label' in button ? (button.label ?? '') : '';
    const line = 'url' in button ? `${label}: ${button.url}` : label;
    if ('custom_id' in button) number += 1;
    lines.set(line, [...(lines.get(line) ?? []), ...('custom_id' in button ? [number] : [])]);
  }
  return [...lines].map(([line, numbers]) => (numbers.length === 0 ? line : `[${ranges(numbers)}] ${line}`));
}

/** Numbers in reading order as ranges: "1-3, 5". */
function ranges(numbers: readonly number[]): string {
  return numbers
    .flatMap((number, index) => {
      const [continues, goesOn] = [numbers[index - 1] === number - 1, numbers[index + 1] === number + 1];
      if (continues && goesOn) return [];
      return [goesOn ? `${number}-` : `${number}, `];
    })
    .join('')
    .slice(0, -2);
}
