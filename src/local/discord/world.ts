import { Buffer } from 'node:buffer';
import type { APIUser } from 'discord.js';
import { idAt } from './snowflakes.js';

/** A guild to start with. */
export interface GuildOptions {
  /** Its id; without one, each further guild falls on the next shard. */
  id?: string;
  name?: string;
  /** The names of its text channels; one called "general" where none is named. */
  channels?: readonly string[];
  /** Whether the bot is in it; true unless told. Elsewhere members use what they have installed for themselves. */
  hasBot?: boolean;
  /** Whether the bot was invited without leave to have commands there. */
  hasNoCommands?: boolean;
}

/** A text channel of a guild, or direct messages. */
export interface Channel {
  readonly id: string;
  readonly guildId?: string;
  readonly name: string;
}

/** A guild (what people call a server). */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly channels: readonly Channel[];
  readonly hasBot: boolean;
  readonly hasNoCommands: boolean;
}

/** The application with its bot, and the guilds there are. */
export interface World {
  /** The application's id, which is its bot's too. */
  readonly applicationId: string;
  /** The bot's token; its first part is the application's id, as in every token of Discord's. */
  readonly token: string;
  readonly bot: APIUser;
  readonly guilds: readonly Guild[];
}

/** Makes the application, its bot and its guilds. */
export function createWorld(
  name: string,
  guilds: readonly GuildOptions[],
  now: number,
  nextId: () => string,
): World {
  const applicationId = nextId();
  return {
    applicationId,
    token: `${Buffer.from(applicationId).toString('base64url')}.local.${Buffer.from(nextId()).toString('base64url')}`,
    bot: createUser(applicationId, name, true),
    guilds: guilds.map((options, index) => createGuild(options, idAt(now, index), nextId)),
  };
}

function createGuild(options: GuildOptions, defaultId: string, nextId: () => string): Guild {
  const id = options.id ?? defaultId;
  const channels = (options.channels ?? ['general']).map((name) => ({ id: nextId(), guildId: id, name }));
  return {
    id,
    name: options.name ?? 'Local server',
    ownerId: nextId(),
    channels,
    hasBot: options.hasBot ?? true,
    hasNoCommands: options.hasNoCommands ?? false,
  };
}

/** A user as Discord describes one. */
export function createUser(id: string, name: string, bot = false): APIUser {
  return {
    id,
    // Bots keep the name that they were given.
    username: bot ? name : name.toLowerCase().replaceAll(/[^a-z0-9_.]+/gu, '_'),
    global_name: bot ? null : name,
    discriminator: '0',
    avatar: null,
    bot,
  };
}
