import type { APIMessage, APIUser } from 'discord.js';
import type { ChannelEntry } from './channel-entry.js';
import { InvalidUse } from './filled-options.js';
import { isSeenBy, type MessageEvent } from './messages.js';
import type { State } from './state.js';
import { createLoopbackUser, type LoopbackUser } from './user.js';

/**
 * A user in all the channels that they see: their direct messages with the bot, and the channels and threads of the
 * servers.
 */
export interface UserChannels {
  readonly id: string;
  readonly name: string;
  /** Lists the direct messages first, each thread after its channel. */
  list(): ChannelEntry[];
  /** @throws {InvalidUse} if there is no such channel */
  at(channelId: string): LoopbackUser;
  /**
   * The channel of a message.
   * @throws {InvalidUse} if there is no such message, or the user does not see it
   */
  of(messageId: string): LoopbackUser;
  /** All messages that the user sees, the oldest of each channel first. */
  messages(): APIMessage[];
  /** Calls the listener for each message that the user sees created, changed or deleted, in any channel. */
  subscribe(listener: (event: MessageEvent) => void): () => void;
}

/** Creates the channels of a user. */
export function createUserChannels(state: State, user: APIUser): UserChannels {
  const { world, people, messages } = state;
  const direct = people.direct(user, true);
  const opened = new Map<string, LoopbackUser>();

  function list(): ChannelEntry[] {
    return [
      { id: direct.channel.id, kind: 'direct', name: world.bot.username },
      ...world.guilds.flatMap(({ name: guild, channels }) =>
        channels
          .filter(({ parentId }) => !parentId)
          .flatMap(({ id, name }): ChannelEntry[] => [
            { id, kind: 'channel', name, guild },
            ...channels
              .filter(({ parentId }) => parentId === id)
              .map(
                (thread): ChannelEntry => ({
                  id: thread.id,
                  kind: 'thread',
                  name: thread.name,
                  guild,
                  parent: id,
                }),
              ),
          ]),
      ),
    ];
  }

  function at(id: string): LoopbackUser {
    const known = opened.get(id);
    if (known) return known;
    if (!list().some((channel) => channel.id === id)) throw new InvalidUse('There is no such place.');
    const place = id === direct.channel.id ? direct : people.inGuild({ channelId: id });
    const member = createLoopbackUser(state, user, place);
    opened.set(id, member);
    return member;
  }

  return {
    id: user.id,
    name: user.global_name ?? user.username,
    list,
    at,
    of(messageId) {
      const stored = messages.find(messageId);
      if (!stored) throw new InvalidUse(`There is no message ${messageId} here.`);
      return at(stored.message.channel_id);
    },
    messages: () => list().flatMap(({ id }) => at(id).messages()),
    subscribe(listener) {
      return messages.subscribe((event, stored) => {
        const isSeen = isSeenBy(user.id, stored) && list().some(({ id }) => id === event.message.channel_id);
        if (isSeen) listener(event);
      });
    },
  };
}
