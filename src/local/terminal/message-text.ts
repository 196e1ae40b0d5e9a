import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { textDisplays } from '../../bot/shown-message.js';
import { packed, type TextStyle, wrapped } from '../../cards/text-card.js';
import { visible } from '../../cards/visible.js';
import { buttonLine, buttonsOf } from './buttons.js';
import { type MarkdownLine, markdownLines } from './markdown.js';

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
