import {
  type APIMessage,
  type APIUser,
  GatewayDispatchEvents,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import { InvalidUse } from './filled-options.js';
import { userMessage } from './messages.js';
import type { State } from './state.js';
import { type Channel, channelPayload, type LoopbackGuild, type Place } from './world.js';

/** The maximum length of a thread's name, in characters. */
const LONGEST_NAME = 100;
/** Minutes without a message after which Discord archives a thread: three days. */
const ARCHIVED_AFTER = 4320;

interface Opener {
  readonly user: APIUser;
  readonly place: Place;
}

/**
 * Opens a thread on a message of a channel. As at Discord, it has the message's id, and begins with a message that
 * refers to that one.
 *
 * @throws {InvalidUse} if a thread is impossible: in direct messages, in a thread, on an ephemeral message, or if the
 * message already has one; or if the name does not have 1 to 100 characters
 */
export function openThread(state: State, opener: Opener, message: APIMessage, name: string): Channel {
  const { place } = opener;
  const { guild, channel } = place;
  if (!guild) throw new InvalidUse('There are no threads in direct messages.');
  if (channel.parentId) throw new InvalidUse('There are no threads within threads.');
  if (((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0)
    throw new InvalidUse('There are no threads on messages that only you can see.');
  if (message.thread) throw new InvalidUse(`This message has a thread already: “${message.thread.name}”.`);
  checkName(name);
  const thread = { id: message.id, guildId: guild.id, parentId: channel.id, name };
  guild.channels.push(thread);
  announce(state, opener, guild, thread, message);
  return thread;
}

function checkName(name: string): void {
  const { length } = [...name];
  if (name.trim() === '' || length > LONGEST_NAME)
    throw new InvalidUse(`The name of a thread must be 1 to ${LONGEST_NAME} characters.`);
}

/** Announces the thread to the bot, and adds it to the message that it begins with. */
function announce(
  { gateway, messages, nextId, clock, people }: State,
  { user, place }: Opener,
  guild: LoopbackGuild,
  thread: Channel,
  message: APIMessage,
): void {
  const now = clock.now();
  const described = {
    ...channelPayload(thread),
    owner_id: user.id,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      archive_timestamp: new Date(now).toISOString(),
      auto_archive_duration: ARCHIVED_AFTER,
      locked: false,
      create_timestamp: new Date(now).toISOString(),
    },
  };
  gateway.dispatch(guild.id, GatewayDispatchEvents.ThreadCreate, { ...described, newly_created: true });
  messages.replace({
    ...message,
    flags: (message.flags ?? 0) | MessageFlags.HasThread,
    thread: described,
  } as unknown as APIMessage);
  const body = { content: '', pings: false, find: people.find };
  messages.add({
    message: {
      ...userMessage(nextId(), user, now, {
        channelId: thread.id,
        guildId: guild.id,
        body,
        to: undefined,
      }),
      type: MessageType.ThreadStarterMessage,
      message_reference: {
        type: MessageReferenceType.Default,
        message_id: message.id,
        channel_id: place.channel.id,
        guild_id: guild.id,
      },
    },
  });
}
