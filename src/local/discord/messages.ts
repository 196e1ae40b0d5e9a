import {
  type APIAttachment,
  type APIMessage,
  type APIUser,
  ComponentType,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import type { Interaction } from './interactions.js';
import type { MessageBody, NewMessageBody } from './response-rules.js';
import { ownersOf, type World } from './world.js';

/** The maximum number of messages stored; older ones are dropped, as if deleted. */
const KEPT = 10_000;

/** A message, and the only user who sees it if it is ephemeral. */
interface StoredMessage {
  readonly message: APIMessage;
  /** The id of the only user who sees it; absent if all do. */
  readonly onlyFor?: string;
}

/** A message that was created, changed or deleted. */
export interface MessageEvent {
  readonly type: 'create' | 'update' | 'delete';
  readonly message: APIMessage;
}

/** All messages. A stored message is replaced, never mutated, so that returned ones do not change. */
export interface Messages {
  add(stored: StoredMessage): void;
  /** Replaces the message with the same id. */
  replace(message: APIMessage): void;
  remove(id: string): void;
  find(id: string): StoredMessage | undefined;
  /** The message in a channel that its sender sent with this nonce. */
  withNonce(channelId: string, nonce: string | number): APIMessage | undefined;
  /** The messages of a channel that a user may see, oldest first. */
  seenBy(userId: string, channelId: string): APIMessage[];
  /** Calls the listener for each event of any message, until the returned function is called. */
  subscribe(listener: (event: MessageEvent, stored: StoredMessage) => void): () => void;
}

/** Whether a user may see a message. */
export function isSeenBy(userId: string, { onlyFor }: StoredMessage): boolean {
  return onlyFor === undefined || onlyFor === userId;
}

/** Creates an empty store of messages. */
export function createMessages(): Messages {
  const stored = new Map<string, StoredMessage>();
  const listeners = new Set<(event: MessageEvent, stored: StoredMessage) => void>();
  const tell = (type: MessageEvent['type'], one: StoredMessage) => {
    for (const listener of listeners) listener({ type, message: one.message }, one);
  };
  return {
    add(one) {
      stored.set(one.message.id, one);
      const [oldest] = stored.keys();
      if (stored.size > KEPT && oldest) stored.delete(oldest);
      tell('create', one);
    },
    replace(message) {
      const one = { ...stored.get(message.id), message };
      stored.set(message.id, one);
      tell('update', one);
    },
    remove(id) {
      const one = stored.get(id);
      if (!one) return;
      stored.delete(id);
      tell('delete', one);
    },
    find: (id) => stored.get(id),
    withNonce: (channelId, nonce) =>
      [...stored.values()].find(({ message }) => message.channel_id === channelId && message.nonce === nonce)
        ?.message,
    seenBy: (userId, channelId) =>
      [...stored.values()]
        .filter((one) => one.message.channel_id === channelId && isSeenBy(userId, one))
        .map(({ message }) => message),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The flags that an edit may add. */
const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/** The parts of a new message. */
interface NewMessage {
  readonly interaction: Interaction;
  readonly body: MessageBody;
  readonly flags: number;
  /** The message that this one replies to: the one whose button was pressed, or the first response. */
  readonly repliesTo?: string | undefined;
}

/** A message of the bot as Discord describes it. */
export function newMessage(world: World, id: string, now: number, made: NewMessage): APIMessage {
  const { interaction, body, flags, repliesTo } = made;
  return {
    id,
    channel_id: interaction.place.channel.id,
    author: world.bot,
    content: body.content ?? '',
    timestamp: new Date(now).toISOString(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: body.embeds ?? [],
    components: withIds(body.components ?? []),
    pinned: false,
    flags,
    type: typeOf(interaction, repliesTo),
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    ...(body.nonce != null && { nonce: body.nonce }),
    ...(repliesTo && { message_reference: reference(interaction, repliesTo) }),
    ...origin(interaction),
  } as unknown as APIMessage;
}

/** The parts of a message in a channel without an interaction. */
interface Sent<B> {
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly body: B;
  /** The message that it replies to. */
  readonly to: APIMessage | undefined;
}

/**
 * A message that the bot writes in a channel. It pings the author of the message it replies to unless it says
 * otherwise.
 */
export function botMessage(world: World, id: string, now: number, sent: Sent<NewMessageBody>): APIMessage {
  const { body, to } = sent;
  const pings = body.allowed_mentions?.replied_user ?? body.allowed_mentions == null;
  return {
    ...plainMessage(id, sent.channelId, world.bot, now),
    content: body.content ?? '',
    mentions: to && pings ? [to.author] : [],
    embeds: body.embeds ?? [],
    components: withIds(body.components ?? []),
    flags: body.flags ?? 0,
    application_id: world.applicationId,
    ...(body.nonce != null && { nonce: body.nonce }),
    ...(to && replyFields(to, sent.guildId)),
  } as unknown as APIMessage;
}

/** A user's message, as their client sends it. */
interface Said {
  readonly content: string;
  readonly attachments?: readonly APIAttachment[];
  /** Whether the author of the message it replies to is pinged. */
  readonly pings: boolean;
  /** Finds a user that a text may mention, by id. */
  readonly find: (id: string) => APIUser | undefined;
}

/** A message of a user. */
export function userMessage(id: string, author: APIUser, now: number, sent: Sent<Said>): APIMessage {
  const { channelId, guildId, body, to } = sent;
  return {
    ...plainMessage(id, channelId, author, now),
    ...saidFields(body, to),
    attachments: [...(body.attachments ?? [])],
    ...(to && replyFields(to, guildId)),
  };
}

/** A message of a user after they have edited its text. */
export function resaidMessage(message: APIMessage, body: Said, now: number): APIMessage {
  const to = message.referenced_message ?? undefined;
  return { ...message, ...saidFields(body, to), edited_timestamp: new Date(now).toISOString() };
}

function saidFields({ content, pings, find }: Said, to: APIMessage | undefined) {
  const ids = [...content.matchAll(/<@!?(\d+)>/gu)].map(([, id]) => id as string);
  const named = [...ids.flatMap((id) => find(id) ?? []), ...(to && pings ? [to.author] : [])];
  return {
    content,
    mentions: [...new Map(named.map((user) => [user.id, user])).values()],
    mention_roles: [...content.matchAll(/<@&(\d+)>/gu)].map(([, id]) => id as string),
    mention_everyone: /@(?:everyone|here)\b/u.test(content),
  };
}

function replyFields(to: APIMessage, guildId: string | undefined) {
  const { referenced_message: _, ...referenced } = to;
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: to.id,
      channel_id: to.channel_id,
      ...(guildId && { guild_id: guildId }),
    },
    referenced_message: referenced as APIMessage,
  };
}

function plainMessage(id: string, channelId: string, author: APIUser, now: number): APIMessage {
  return {
    id,
    channel_id: channelId,
    author,
    content: '',
    timestamp: new Date(now).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0 as MessageFlags,
    type: MessageType.Default,
  };
}

/**
 * A message after an edit: fields that the edit omits stay the same; it is no longer loading, and stays ephemeral if it
 * was.
 */
export function editedMessage(message: APIMessage, body: MessageBody, now: number): APIMessage {
  const flags = (message.flags ?? 0) & ~MessageFlags.Loading;
  return {
    ...message,
    ...(body.content !== undefined && { content: body.content ?? '' }),
    ...(body.embeds !== undefined && { embeds: body.embeds ?? [] }),
    ...(body.components !== undefined && { components: withIds(body.components ?? []) }),
    flags: flags | ((body.flags ?? 0) & EDITABLE_FLAGS),
    edited_timestamp: new Date(now).toISOString(),
  } as APIMessage;
}

function typeOf(interaction: Interaction, repliesTo: string | undefined): MessageType {
  if (repliesTo) return MessageType.Reply;
  return interaction.data?.type === 1 ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
}

function reference(interaction: Interaction, messageId: string) {
  return {
    type: MessageReferenceType.Default,
    message_id: messageId,
    channel_id: interaction.place.channel.id,
    ...(interaction.place.guild && { guild_id: interaction.place.guild.id }),
  };
}

/**
 * The interaction that a message came from, in the current format and the previous one, which discord.js still reads.
 */
function origin({ id, type, user, place, data, source, originalId }: Interaction) {
  return {
    interaction_metadata: {
      id,
      type,
      user,
      authorizing_integration_owners: ownersOf(place, user.id),
      ...(originalId && { original_response_message_id: originalId }),
      ...(source && { interacted_message_id: source.id }),
      ...(data && 'target_id' in data && { target_message_id: data.target_id }),
    },
    ...(type === InteractionType.ApplicationCommand && { interaction: { id, type, name: data?.name, user } }),
  };
}

/** Assigns consecutive ids to components without one, as Discord does. */
function withIds(components: readonly object[]): object[] {
  const text = JSON.stringify(components);
  const taken = new Set([...text.matchAll(/"id":(\d+)/gu)].map(([, id]) => Number(id)));
  let next = 0;
  const give = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  const visit = (component: { id?: number; components?: object[]; accessory?: object }): object => ({
    ...component,
    id: component.id || give(),
    ...(component.components && { components: component.components.map(visit) }),
    ...(component.accessory && { accessory: visit(component.accessory) }),
  });
  return components.map(visit);
}

/** The fields of a component that are read here, whatever its type. */
export interface AnyComponent {
  readonly type: ComponentType;
  readonly id?: number;
  readonly custom_id?: string;
  readonly content?: string;
  /** The name of a file. */
  readonly name?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly value: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly components?: readonly AnyComponent[];
  readonly accessory?: AnyComponent;
}

/** All components of a message, in display order, including nested ones. */
export function componentsIn({ components = [] }: Pick<APIMessage, 'components'>): AnyComponent[] {
  return nestedIn(components as readonly AnyComponent[]);
}

function nestedIn(all: readonly AnyComponent[]): AnyComponent[] {
  return all.flatMap((each) => [
    each,
    ...nestedIn(each.components ?? []),
    ...(each.accessory ? nestedIn([each.accessory]) : []),
  ]);
}

/** The component of a message with a custom id. */
export function componentOf(message: APIMessage, customId: string): AnyComponent | undefined {
  return componentsIn(message).find(({ custom_id }) => custom_id === customId);
}

/** The texts of a message: its content, and that of its text displays, in order. */
export function textsOf(message: Pick<APIMessage, 'content' | 'components'>): string[] {
  const displays = componentsIn(message).filter(({ type }) => type === ComponentType.TextDisplay);
  return [message.content, ...displays.map(({ content }) => content ?? '')].filter((text) => text !== '');
}
