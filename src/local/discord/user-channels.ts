import type { APIMessage, APIUser } from 'discord.js';
import { InvalidUse } from './filled-options.js';
import { isSeenBy, type MessageEvent } from './messages.js';
import type { State } from './state.js';
import { createLoopbackUser, type LoopbackUser } from './user.js';

/** A place as the client lists it. */
export interface PlaceEntry {
  /** The channel's id. */
  readonly id: string;
  readonly kind: 'direct' | 'channel' | 'thread';
  /** The channel's name; for direct messages, the other user's. */
  readonly name: string;
  /** The name of the server; absent for direct messages. */
  readonly guild?: string;
  /** The id of the channel that a thread is in. */
  readonly parent?: string;
}

/**
 * A user in all the places that they see: their direct messages with the bot, and the channels and threads of the
 * servers.
 */
export interface Places {
  readonly id: string;
  readonly name: string;
  /** Lists the direct messages first, each thread after its channel. */
  list(): PlaceEntry[];
  /** @throws {InvalidUse} if there is no such place */
  at(placeId: string): LoopbackUser;
  /**
   * The place of a message.
   * @throws {InvalidUse} if there is no such message, or the user does not see it
   */
  of(messageId: string): LoopbackUser;
  /** All messages that the user sees, the oldest of each place first. */
  messages(): APIMessage[];
  /** Calls the listener for each message that the user sees created, changed or deleted, in any place. */
  subscribe(listener: (event: MessageEvent) => void): () => void;
}

/** Creates the places of a user. */
export function createPlaces(state: State, user: APIUser): Places {
  const { world, people, messages } = state;
  const direct = people.direct(user, true);
  const opened = new Map<string, LoopbackUser>();

  function list(): PlaceEntry[] {
    return [
      { id: direct.channel.id, kind: 'direct', name: world.bot.username },
      ...world.guilds.flatMap(({ name: guild, channels }) =>
        channels
          .filter(({ parentId }) => !parentId)
          .flatMap(({ id, name }): PlaceEntry[] => [
            { id, kind: 'channel', name, guild },
            ...channels
              .filter(({ parentId }) => parentId === id)
              .map(
                (thread): PlaceEntry => ({
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
    if (!list().some((place) => place.id === id)) throw new InvalidUse('There is no such place.');
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
