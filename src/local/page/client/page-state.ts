import {
  type APIMessage,
  type APIMessageComponent,
  type APIUser,
  ComponentType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Events, Snapshot } from '../protocol.js';

/** Something that was sent and is not answered yet, or that failed. */
export interface Sent {
  readonly key: number;
  /** The id of the channel where it was sent. */
  readonly channel: string;
  /** The command as it is shown; null for a button or a menu. */
  readonly command: string | null;
  /** The reason for a failure; undefined while it is pending. */
  readonly failure?: string;
}

/** The state of the page; replaced, never mutated. */
export interface PageState {
  /** Null until the server has sent it. */
  readonly now: Snapshot | null;
  /** "back" after a lost connection was restored, until the next action. */
  readonly connection: 'open' | 'lost' | 'back';
  readonly sent: readonly Sent[];
  /** The messages that the user has dismissed; only private ones can be. */
  readonly dismissed: ReadonlySet<string>;
}

type Change =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'message'; readonly event: Events['message'] }
  | { readonly type: 'articles'; readonly event: Events['articles'] }
  | { readonly type: 'channels'; readonly event: Events['channels'] }
  | { readonly type: 'connection'; readonly isConnected: boolean }
  | { readonly type: 'used' }
  | ({ readonly type: 'sent' } & Pick<Sent, 'key' | 'channel' | 'command'>)
  | { readonly type: 'settled'; readonly key: number; readonly failure?: string }
  | { readonly type: 'dismiss'; readonly message: string };

export const EMPTY: PageState = { now: null, connection: 'open', sent: [], dismissed: new Set() };

/** The state of the page after an event. */
export function nextState(state: PageState, change: Change): PageState {
  const { now, sent } = state;
  switch (change.type) {
    case 'snapshot':
      return { ...state, now: change.snapshot };
    case 'message':
      if (!now) return state;
      return {
        ...state,
        now: {
          ...now,
          messages: withMessage(now.messages, change.event),
          citations: { ...now.citations, ...change.event.citations },
        },
        sent: change.event.type === 'create' ? withoutAnswered(sent, change.event.message) : sent,
      };
    case 'articles':
    case 'channels':
      return now ? { ...state, now: { ...now, ...change.event } } : state;
    case 'connection':
      return { ...state, connection: connected(state.connection, change.isConnected) };
    case 'used':
      return { ...state, connection: used(state.connection) };
    case 'sent':
      return {
        ...state,
        connection: used(state.connection),
        sent: [...sent, { key: change.key, channel: change.channel, command: change.command }],
      };
    case 'settled':
      return {
        ...state,
        sent: sent.flatMap((one) => (one.key === change.key ? settled(one, change) : [one])),
      };
    case 'dismiss':
      return { ...state, dismissed: new Set([...state.dismissed, change.message]) };
  }
}

/** A user who performs an action has seen that the connection is back. */
function used(before: PageState['connection']): PageState['connection'] {
  return before === 'back' ? 'open' : before;
}

function connected(before: PageState['connection'], isConnected: boolean): PageState['connection'] {
  if (!isConnected) return 'lost';
  return before === 'lost' ? 'back' : before;
}

function settled(one: Sent, { failure }: { readonly failure?: string }): Sent[] {
  return failure === undefined ? [] : [{ ...one, failure }];
}

function withMessage(messages: readonly APIMessage[], { type, message }: Events['message']): APIMessage[] {
  if (type === 'delete') return messages.filter(({ id }) => id !== message.id);
  if (messages.some(({ id }) => id === message.id))
    return messages.map((each) => (each.id === message.id ? message : each));
  return [...messages, message];
}

/** Without the pending entry that the message answers. */
function withoutAnswered(sent: readonly Sent[], message: APIMessage): readonly Sent[] {
  const answered = sent.find(
    ({ channel, command, failure }) =>
      failure === undefined && channel === message.channel_id && command === commandOf(message)?.words,
  );
  return sent.filter((one) => one !== answered);
}

/** The command that a message answers, as it is shown, and who used it; undefined if it answers something else. */
export function commandOf(
  message: APIMessage,
): { readonly words: string; readonly user: string } | undefined {
  const { interaction, type } = message;
  if (!interaction) return undefined;
  const { name, user } = interaction;
  const words = type === MessageType.ChatInputCommand ? `/${name}` : name;
  return { words, user: userName(user) };
}

/** The message that this one replies to: null if it was deleted, undefined if this one is no reply. */
export function repliedTo(
  { message_reference: reference }: APIMessage,
  messages: readonly APIMessage[],
): APIMessage | null | undefined {
  if (!reference) return undefined;
  return messages.find(({ id }) => id === reference.message_id) ?? null;
}

/** The last message that a user has written in a channel, if there is one. */
export function lastOf(
  user: string,
  channel: string,
  messages: readonly APIMessage[],
): APIMessage | undefined {
  return messages.findLast(
    ({ author, channel_id, type }) => author.id === user && channel_id === channel && isWritten(type),
  );
}

/** Whether a person has written a message; the other types are Discord's own. */
export function isWritten(type: MessageType): boolean {
  return type === MessageType.Default || type === MessageType.Reply;
}

/** A text with names in place of ids, as users type it. */
export function withNames(text: string, users: ReadonlyMap<string, string>): string {
  return text.replace(/<@!?(\d+)>/gu, (whole, id) => (users.has(id) ? `@${users.get(id)}` : whole));
}

/** The display name of a user. */
export function userName({ global_name: name, username }: Pick<APIUser, 'global_name' | 'username'>): string {
  return name ?? username;
}

/** The texts of a message, in order. */
export function textsIn({ content, components = [] }: APIMessage): string[] {
  return [...(content === '' ? [] : [content]), ...components.flatMap(textsOf)];
}

function textsOf(component: APIMessageComponent): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  return 'components' in component ? component.components.flatMap(textsOf) : [];
}

/** Whether only its reader sees a message. */
export function isPrivate({ flags }: APIMessage): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** Whether a message only says that an answer is coming. */
export function isThinking({ flags }: APIMessage): boolean {
  return ((flags ?? 0) & MessageFlags.Loading) !== 0;
}
