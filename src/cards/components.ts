import type { APIContainerComponent, APITextDisplayComponent } from 'discord-api-types/v10';
import type { Articles } from './articles.js';
import { type Block, type Card, isListOfNote } from './card.js';
import { fittingTexts } from './components-fit.js';
import { lineText } from './components-line.js';
import { MESSAGE_TEXT, TITLE_TEXT } from './limits.js';

/** Types of components, as Discord numbers them. */
export const ComponentType = { textDisplay: 10, container: 17 } as const;

/** Flags of a message, as Discord numbers them. */
export const MessageFlag = { ephemeral: 64, componentsV2: 32768 } as const;

/** Beside the words themselves, which say the same: blurple with quoted words, grey without. */
const ACCENT = { quoting: 0x5865f2, plain: 0x80848e };

/** A message for Discord's REST API: the data of an answer to an interaction, or the body of an edit. */
export interface CardMessage {
  readonly flags: number;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: [] };
}

/**
 * A card as a message of Discord: a container with the title, every block as a text, quoted words with their citation
 * below them. It stays within Discord's limits whatever the card holds: long passages are shortened to whole sentences
 * with […] where some are left out, blocks without room are counted instead of shown.
 *
 * @param options.private whether only the asker is to see it
 */
export function componentsOf(
  card: Card,
  articles: Articles,
  options: { readonly private?: boolean } = {},
): CardMessage {
  const flags = MessageFlag.componentsV2 | (options.private ? MessageFlag.ephemeral : 0);
  const container: APIContainerComponent = {
    type: ComponentType.container,
    accent_color: card.blocks.some(({ type }) => type === 'quote') ? ACCENT.quoting : ACCENT.plain,
    components: cardTexts(card, articles).map(textDisplay),
  };
  return { flags, components: [container], allowed_mentions: { parse: [] } };
}

/** The bold marks keep Discord from taking a "#" at the end of a heading for a part of its mark. */
function cardTexts({ title, blocks: all }: Card, articles: Articles): string[] {
  const blocks = all.filter((block) => block.type !== 'list' || block.items.length > 0);
  const heading = `### **${lineText(title, articles, TITLE_TEXT)}**`;
  const reserved = moreText(blocks.length).length;
  const texts = fittingTexts(blocks, articles, MESSAGE_TEXT - heading.length - reserved);
  const rest = blocks.length - texts.length;
  return [heading, ...grouped(texts, blocks), ...(rest > 0 ? [moreText(rest)] : [])];
}

function moreText(count: number): string {
  return `-# … and ${count} more, for which there is no room here.`;
}

/** A list stands in one text with the note that it belongs to. */
function grouped(texts: readonly string[], blocks: readonly Block[]): string[] {
  const result: string[] = [];
  texts.forEach((text, index) => {
    if (isListOfNote(blocks, index)) result.push(`${result.pop()}\n${text}`);
    else result.push(text);
  });
  return result;
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.textDisplay, content };
}
