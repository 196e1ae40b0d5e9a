import { type APIUser, InteractionContextType } from 'discord.js';
import {
  type Channel,
  createUser,
  directPlace,
  type Guild,
  guildPlace,
  type Place,
  type World,
} from './world.js';

/** A channel that the bot can write in. */
export interface Reachable {
  readonly channel: Channel;
  /** Absent in direct messages. */
  readonly guild?: Guild;
  /** The other user of direct messages. */
  readonly recipient?: APIUser;
}

/** Users by name, and the places they see. Each is created on first use. */
export interface People {
  named(name: string): APIUser;
  /** A user by id, including the bot's own. */
  find(id: string): APIUser | undefined;
  /** A user's direct messages with the bot, or with others, which share a single channel. */
  direct(user: APIUser, withBot: boolean): Place;
  /** @throws {RangeError} if there is no such channel */
  inGuild(where: {
    readonly guildId?: string;
    readonly channelId?: string;
    readonly manages?: boolean;
  }): Place;
  /** A channel of a guild that the bot is in, or direct messages with the bot. */
  reach(channelId: string): Reachable | undefined;
}

export function createPeople(world: World, nextId: () => string): People {
  const users = new Map<string, APIUser>();
  const direct = new Map<string, { readonly place: Place; readonly user: APIUser }>();
  const channels = () =>
    world.guilds.flatMap((guild) => guild.channels.map((channel) => ({ guild, channel })));
  return {
    named(name) {
      const user = users.get(name) ?? createUser(nextId(), name);
      users.set(name, user);
      return user;
    },
    find: (id) => [world.bot, ...users.values()].find((user) => user.id === id),
    direct(user, withBot) {
      const key = `${user.id} ${withBot}`;
      const known = direct.get(key) ?? { place: directPlace(nextId(), withBot), user };
      direct.set(key, known);
      return known.place;
    },
    inGuild({ guildId, channelId, manages = false }) {
      const found = channels().find(
        ({ guild, channel }) =>
          (guildId ?? guild.id) === guild.id && (channelId ?? channel.id) === channel.id,
      );
      if (!found) throw new RangeError('There is no such channel in the local Discord.');
      return guildPlace(found.guild, found.channel, manages);
    },
    reach(channelId) {
      const found = channels().find(({ guild, channel }) => channel.id === channelId && guild.hasBot);
      if (found) return found;
      const other = [...direct.values()].find(({ place }) => place.channel.id === channelId);
      if (other?.place.context !== InteractionContextType.BotDM) return undefined;
      return { channel: other.place.channel, recipient: other.user };
    },
  };
}
