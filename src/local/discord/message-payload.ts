import {
  type APIMessage,
  type APIUser,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import type { Interaction } from './interactions.js';
import type { MessageBody } from './message-rules.js';
import { ownersOf } from './places.js';
import type { World } from './world.js';

/** The flags that an edit may add. */
const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/** What a new message is made of. */
export interface NewMessage {
  readonly interaction: Interaction;
  readonly body: MessageBody;
  readonly flags: number;
  /** The message that this one replies to: the one whose button was pressed, or the first answer. */
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

/** A message of a user. */
export function userMessage(
  id: string,
  channelId: string,
  author: APIUser,
  content: string,
  now: number,
): APIMessage {
  return {
    id,
    channel_id: channelId,
    author,
    content,
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

/** A message after an edit: what the edit does not name stays; it is no longer loading, and no less private. */
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

/** Which interaction a message came from, in the present form and the one before it, which discord.js still reads. */
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

/** Gives an id to each component that has none, counting on, as Discord does. */
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
