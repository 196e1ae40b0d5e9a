import {
  type APIButtonComponent,
  type APIContainerComponent,
  type APIMessage,
  type APISectionComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import { ACTION_KINDS } from '../cards/components/custom-id.js';
import { type ButtonRow, type CardMessage, MessageFlag } from '../cards/components/message.js';
import { Mistake } from './outcome.js';

type Part = APIContainerComponent['components'][number];

/** The heading of a message that shows a card; empty if it has none. */
export function shownHeading(message: APIMessage | undefined): string {
  const first = message && containerOf(message)?.components[0];
  return first?.type === Type.TextDisplay ? first.content : '';
}

/** Whether only one member can see a message. */
export function isEphemeral({ flags }: Pick<APIMessage, 'flags'>): boolean {
  return ((flags ?? 0) & MessageFlag.ephemeral) !== 0;
}

/** The contents of the text displays among components, without their headings, in order and including nested ones. */
function textDisplays(components: readonly Nested[]): string[] {
  return components.flatMap(({ type, content, components: inside = [] }) =>
    type === Type.TextDisplay && content !== undefined
      ? [content.replace(BOLD_LINE, '')]
      : textDisplays(inside),
  );
}

/** A title or heading above quoted words, which is not to be looked up. */
const BOLD_LINE = /^\*\*.*\*\*$\n?/gmu;

interface Nested {
  readonly type: Type;
  readonly content?: string;
  readonly components?: readonly Nested[];
}

/** All text of a message, its own or forwarded: its content, embeds and components. */
export function wordsOf(message: Worded): string {
  const { content = '', embeds = [], components = [], message_snapshots: forwarded = [] } = message;
  const embedded = embeds.flatMap(({ title, description, fields = [] }) => [
    title,
    description,
    ...fields.map(({ value }) => value),
  ]);
  const texts = [content, ...embedded, ...textDisplays(components as readonly Nested[])];
  return [...texts, ...forwarded.map((each) => wordsOf(each.message))].filter(Boolean).join('\n\n');
}

type Worded = Partial<Pick<APIMessage, 'content' | 'embeds' | 'components' | 'message_snapshots'>>;

/**
 * What is shown when a private message is shared: a confirmation for its reader, and for everybody the same message
 * with the name of who shared it.
 *
 * @throws {Mistake} if the message shows no card
 */
export function sharedMessages(message: APIMessage, user: string | undefined): CardMessage[] {
  const container = containerOf(message);
  if (!container) throw new Mistake('There is nothing in this message to share.');
  const parts = container.components.flatMap(sendable);
  const by = user === undefined ? 'Shared' : `Shared by <@${user}>`;
  return [
    cardMessage(container, [...parts, line('Shared with everybody here')], MessageFlag.ephemeral),
    cardMessage(container, [...parts, line(by)], 0),
  ];
}

function cardMessage(
  { accent_color }: APIContainerComponent,
  components: Part[],
  flags: number,
): CardMessage {
  const container: APIContainerComponent = {
    type: Type.Container,
    ...(accent_color != null && { accent_color }),
    components,
  };
  return {
    flags: MessageFlag.componentsV2 | flags,
    components: [container],
    allowed_mentions: { parse: [] },
  };
}

/** The container of a card; undefined if the message shows none. */
export function containerOf({ components = [] }: APIMessage): APIContainerComponent | undefined {
  return components.find((component) => component.type === Type.Container);
}

function line(text: string): Part {
  return { type: Type.TextDisplay, content: `-# ${text}` };
}

/**
 * A component in a form that can be sent again: without the properties that Discord added, and without the share
 * button.
 */
function sendable(part: Part): Part[] {
  if (part.type === Type.TextDisplay) return [{ type: part.type, content: part.content }];
  if (part.type === Type.Section) return sendableSection(part);
  if (part.type !== Type.ActionRow) return [];
  const buttons = part.components.flatMap((component) =>
    component.type === Type.Button &&
    !('custom_id' in component && component.custom_id === ACTION_KINDS.share)
      ? [withoutId(component)]
      : [],
  );
  return buttons.length > 0 ? [{ type: part.type, components: buttons } as ButtonRow] : [];
}

function sendableSection({ type, components, accessory }: APISectionComponent): Part[] {
  if (accessory.type !== Type.Button) return [];
  const texts = components.map(({ content }) => ({ type: Type.TextDisplay, content }) as const);
  return [{ type, components: texts, accessory: withoutId(accessory) }];
}

function withoutId({ id: _id, ...button }: APIButtonComponent): APIButtonComponent {
  return button as APIButtonComponent;
}
