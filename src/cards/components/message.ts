import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIFileComponent,
  APISectionComponent,
  APITextDisplayComponent,
} from 'discord-api-types/v10';
import {
  type Articles,
  type Block,
  type Button,
  type Card,
  type CardFile,
  isListOfNote,
  type QuoteBlock,
} from '../card.js';
import {
  FOOTER_TEXT,
  MESSAGE_COMPONENTS,
  MESSAGE_TEXT,
  ROW_BUTTONS,
  shortened,
  TITLE_TEXT,
} from '../limits.js';
import { lineParts } from '../runs.js';
import { heading, isolated, onOneLine, visible } from '../shown-words.js';
import { customIdOf } from './custom-id.js';
import { fittingTexts } from './fit.js';
import { lineText } from './markdown.js';

/** Discord's component types. */
const ComponentType = { section: 9, textDisplay: 10, file: 13, container: 17 } as const;

/** Discord's message flags. */
export const MessageFlag = { ephemeral: 64, componentsV2: 32768 } as const;

/**
 * Accent colours, which repeat what the words say: blurple for quoted words, amber if they may not answer, grey without
 * quotations.
 */
export const ACCENT = { quoting: 0x5865f2, unsure: 0xf0b232, plain: 0x80848e };

/** A message for Discord's REST API: the data of an interaction response, or the body of an edit. */
export interface CardMessage {
  readonly flags: number;
  readonly components: [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: [] };
  /** Files to send with it, beside the JSON. */
  readonly files?: readonly CardFile[];
}

/** How a card is shown. */
export interface Showing {
  /** Whether only the asker sees it. */
  readonly private?: boolean;
  /** Whether it has a button that shows it to everybody. */
  readonly shareable?: boolean;
  /** Called with each text of the message that shows quoted words. */
  readonly quoted?: ((text: string, block: QuoteBlock, articles: Articles) => void) | undefined;
}

/**
 * A card as a Discord message: a container with the title and a text for every block; quoted words have their citation,
 * their first button beside them and the others below. It never exceeds Discord's limits: long passages are shortened
 * to whole sentences with […] for omitted ones, passages take precedence over buttons below them, and blocks that do
 * not fit are counted instead of shown.
 */
export function componentsOf(card: Card, articles: Articles, showing: Showing = {}): CardMessage {
  const container: APIContainerComponent = {
    type: ComponentType.container,
    accent_color: accentOf(card),
    components: cardComponents(card, articles, showing),
  };
  const flags = MessageFlag.componentsV2 | (showing.private ? MessageFlag.ephemeral : 0);
  const files = card.file && { files: [card.file] };
  return { flags, components: [container], allowed_mentions: { parse: [] }, ...files };
}

function accentOf({ outcome, blocks }: Card): number {
  if (!blocks.some(({ type }) => type === 'quote')) return ACCENT.plain;
  return outcome === 'closest' ? ACCENT.unsure : ACCENT.quoting;
}

const SHARE: Button = { label: ['Share'], does: { type: 'share' } };

type Component = APITextDisplayComponent | APISectionComponent | APIFileComponent | ButtonRow;

function cardComponents(card: Card, articles: Articles, { shareable, quoted }: Showing): Component[] {
  const taken = card.taken === undefined ? undefined : lineText([card.taken], articles, TITLE_TEXT);
  const title = heading(lineText(card.title, articles, TITLE_TEXT), taken);
  const footer = card.footer && `-# ${lineText(card.footer, articles, FOOTER_TEXT)}`;
  const make = buttonMaker(articles, title);
  const last = lastComponents(
    footer,
    [...(card.buttons ?? []), ...(shareable && !card.file ? [SHARE] : [])],
    make,
  );
  const all = card.blocks.filter((block) => block.type !== 'list' || block.items.length > 0);
  const blocks = all.map((block): Placed => {
    const [beside, ...below] = block.type === 'quote' ? make(block.buttons ?? []) : [];
    return { block, beside, rows: inRows(below) };
  });
  // The container, its title, and the line that says that there is more.
  const frame = 3 + (card.file ? 1 : 0) + last.reduce(addComponents, 0);
  const placed = withinCount(blocks, MESSAGE_COMPONENTS - frame);
  const room = MESSAGE_TEXT - [title, moreText(all.length), footer].join('').length;
  const texts = fittingTexts(
    placed.map(({ block }) => block),
    articles,
    room,
  );
  texts.forEach((text, index) => {
    const block = placed[index]?.block;
    if (block?.type === 'quote') quoted?.(text, block, articles);
  });
  const rest = all.length - texts.length;
  return [
    textDisplay(title),
    ...grouped(texts, placed),
    ...(rest > 0 ? [textDisplay(moreText(rest))] : []),
    ...fileComponents(card),
    ...last,
  ];
}

/**
 * The page number with the buttons that turn the pages (a single one beside it, two in a row of their own), then the
 * other buttons.
 */
function lastComponents(
  footer: string | undefined,
  buttons: readonly Button[],
  make: (buttons: readonly Button[]) => APIButtonComponent[],
): Component[] {
  if (footer === undefined) return inRows(make(buttons));
  const turns = make(buttons.filter(turnsPage));
  const others = inRows(make(buttons.filter((button) => !turnsPage(button))));
  const [beside] = turns;
  if (turns.length === 1) return [shownBeside(footer, beside), ...others];
  return [textDisplay(footer), ...inRows(turns), ...others];
}

function turnsPage({ does, isApart }: Button): boolean {
  return 'page' in does && !isApart;
}

/** The component that refers to the attached file. */
function fileComponents({ file }: Card): APIFileComponent[] {
  return file ? [{ type: ComponentType.file, file: { url: `attachment://${file.name}` } }] : [];
}

/** A block with the buttons beside and below it. */
interface Placed {
  readonly block: Block;
  readonly beside: APIButtonComponent | undefined;
  readonly rows: readonly ButtonRow[];
}

/** Counts nested components too: a section contains texts and a button. */
function addComponents(sum: number, component: Component): number {
  const inside = 'components' in component ? component.components.length : 0;
  return sum + 1 + inside + ('accessory' in component ? 1 : 0);
}

/**
 * As many of the first blocks as fit into the number of components, without the rows below them if there is no room for
 * all blocks with these.
 */
function withinCount(blocks: readonly Placed[], room: number): Placed[] {
  const whole = firstWithin(blocks, room);
  if (whole.length === blocks.length) return whole;
  return firstWithin(
    blocks.map((placed) => ({ ...placed, rows: [] })),
    room,
  );
}

function firstWithin(blocks: readonly Placed[], room: number): Placed[] {
  let used = 0;
  const first = blocks.findIndex(({ beside, rows }) => {
    // Either a section with its text and button, or a text alone.
    used += rows.reduce(addComponents, beside ? 3 : 1);
    return used > room;
  });
  return first < 0 ? [...blocks] : blocks.slice(0, first);
}

function moreText(count: number): string {
  return `-# … and ${count} more that do not fit here.`;
}

/** The texts with their buttons. A list and the note that it belongs to are one text. */
function grouped(texts: readonly string[], placed: readonly Placed[]): Component[] {
  const blocks = placed.map(({ block }) => block);
  const result: Component[] = [];
  texts.forEach((text, index) => {
    const before = result.at(-1);
    if (before?.type === ComponentType.textDisplay && isListOfNote(blocks, index))
      result[result.length - 1] = textDisplay(`${before.content}\n${text}`);
    else result.push(shownBeside(text, placed[index]?.beside), ...(placed[index]?.rows ?? []));
  });
  return result;
}

function shownBeside(
  text: string,
  beside: APIButtonComponent | undefined,
): APITextDisplayComponent | APISectionComponent {
  if (!beside) return textDisplay(text);
  return { type: ComponentType.section, components: [textDisplay(text)], accessory: beside };
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.textDisplay, content };
}

/** Discord's component types and button styles. */
const ROW = 1;
const BUTTON = 2;
const SECONDARY = 2;
const LINK = 5;
const LABEL = 80;

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * Creates the buttons of one message. A button is left out if it cannot hold what it needs, or the message already has
 * it.
 *
 * @param heading the heading of the message
 */
function buttonMaker(
  articles: Articles,
  heading: string,
): (buttons: readonly Button[]) => APIButtonComponent[] {
  const taken = new Set<string>();
  return (buttons) => buttons.flatMap((button) => buttonComponent(button, articles, heading, taken));
}

/** Rows of at most five buttons. */
function inRows(buttons: readonly APIButtonComponent[]): ButtonRow[] {
  return Array.from({ length: Math.ceil(buttons.length / ROW_BUTTONS) }, (_, index) => ({
    type: ROW,
    components: buttons.slice(index * ROW_BUTTONS, (index + 1) * ROW_BUTTONS),
  }));
}

function buttonComponent(
  { label, does }: Button,
  articles: Articles,
  heading: string,
  taken: Set<string>,
): APIButtonComponent[] {
  const shown = { type: BUTTON, label: labelText(label, articles) } as const;
  if (does.type === 'link') return [{ ...shown, style: LINK, url: does.url }];
  const custom_id = customIdOf(does, articles, heading);
  if (custom_id === null || taken.has(custom_id)) return [];
  taken.add(custom_id);
  return [{ ...shown, style: SECONDARY, custom_id }];
}

/** Discord shows labels as they are, so nothing is escaped. */
function labelText(label: Button['label'], articles: Articles): string {
  const parts = lineParts(label, articles).map((part) => visible(onOneLine(part)));
  return shortened(parts.join(''), LABEL, isolated);
}
