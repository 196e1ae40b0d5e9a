import { Buffer } from 'node:buffer';
import {
  type APIUser,
  ChannelType,
  InteractionContextType as Context,
  ApplicationIntegrationType as Integration,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { idAt } from './clock.js';

/** A guild at the start. */
export interface GuildOptions {
  /** Its id; if omitted, each further guild falls on the next shard. */
  id?: string;
  name?: string;
  /** The names of its text channels; by default one called "general". */
  channels?: readonly string[];
  /** The names of the threads in its first channel. */
  threads?: readonly string[];
  /** Whether the bot is in it; true if omitted. Elsewhere members use what they have installed for themselves. */
  hasBot?: boolean;
  /** Whether the bot was invited without permission to register commands there. */
  hasNoCommands?: boolean;
}

/** A text channel of a guild, a thread in one, or direct messages. */
export interface Channel {
  readonly id: string;
  readonly guildId?: string;
  /** The channel that a thread is in. */
  readonly parentId?: string;
  readonly name: string;
}

/** A guild (called a server in Discord's client). */
export interface LoopbackGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Includes threads, which are added when they are opened. */
  readonly channels: Channel[];
  readonly hasBot: boolean;
  readonly hasNoCommands: boolean;
}

/** The application with its bot, and all guilds. */
export interface World {
  /** The application's id, which is also its bot's. */
  readonly applicationId: string;
  /** The bot's token; as in every Discord token, its first part is the application's id. */
  readonly token: string;
  readonly bot: APIUser;
  readonly guilds: readonly LoopbackGuild[];
}

/** Creates the application, its bot and its guilds. */
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

function createGuild(options: GuildOptions, defaultId: string, nextId: () => string): LoopbackGuild {
  const id = options.id ?? defaultId;
  const made = (names: readonly string[], parentId?: string): Channel[] =>
    names.map((name) => ({ id: nextId(), guildId: id, name, ...(parentId && { parentId }) }));
  const channels = made(options.channels ?? ['general']);
  const threads = made(options.threads ?? [], channels[0]?.id);
  return {
    id,
    name: options.name ?? 'Local server',
    ownerId: nextId(),
    channels: [...channels, ...threads],
    hasBot: options.hasBot ?? true,
    hasNoCommands: options.hasNoCommands ?? false,
  };
}

/** A user as Discord describes one. */
function createUser(id: string, name: string, bot = false): APIUser {
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

/** Where a user is: in a guild, in direct messages with the bot, or in those with other users. */
export interface Place {
  readonly context: Context;
  /** Absent in direct messages. */
  readonly guild?: LoopbackGuild;
  readonly channel: Channel;
  /** Whether the user may manage the guild. */
  readonly isManager: boolean;
  /** For whom the application is installed: for the guild (or the bot), or for the user. */
  readonly integration: Integration;
}

/** A place in a guild: either the bot is a member there, or the user has installed the application. */
function guildPlace(guild: LoopbackGuild, channel: Channel, isManager = false): Place {
  const integration = guild.hasBot ? Integration.GuildInstall : Integration.UserInstall;
  return { context: Context.Guild, guild, channel, isManager, integration };
}

/** A place in direct messages. In those with the bot, the user need not have installed the application. */
function directPlace(channelId: string, withBot: boolean): Place {
  return {
    context: withBot ? Context.BotDM : Context.PrivateChannel,
    channel: { id: channelId, name: 'direct messages' },
    isManager: false,
    integration: withBot ? Integration.GuildInstall : Integration.UserInstall,
  };
}

/** Whether a command is available in a place, by its types of installation and its contexts. */
export function isOfferedIn(
  { context, integration }: Place,
  command: { readonly integration_types?: readonly number[]; readonly contexts?: readonly number[] | null },
): boolean {
  const { integration_types: integrations = [Integration.GuildInstall], contexts } = command;
  if (!integrations.includes(integration)) return false;
  // A command without contexts is available in all that its types of installation allow.
  return contexts ? contexts.includes(context) : true;
}

/** Whether the user has the permissions that a command requires by default; in direct messages everybody does. */
export function isAllowedIn(
  place: Place,
  { default_member_permissions: needed }: { readonly default_member_permissions?: string | null },
): boolean {
  if (!place.guild || needed == null) return true;
  return needed !== '0' && (BigInt(permissionsIn(place)) & BigInt(needed)) === BigInt(needed);
}

/** The permissions of a user in a guild. */
export function permissionsIn({ isManager }: Place): string {
  return isManager ? String(BigInt(PERMISSIONS) | PermissionFlagsBits.ManageGuild) : PERMISSIONS;
}

/** `authorizing_integration_owners`: the guild ("0" in direct messages with the bot), or the user. */
export function ownersOf({ integration, guild }: Place, userId: string): Record<string, string> {
  return integration === Integration.UserInstall
    ? { [Integration.UserInstall]: userId }
    : { [Integration.GuildInstall]: guild?.id ?? '0' };
}

/** The permissions of everybody in a guild of the local Discord: all but to administer it. */
export const PERMISSIONS = String(
  PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.EmbedLinks |
    PermissionFlagsBits.ReadMessageHistory |
    PermissionFlagsBits.UseApplicationCommands,
);

const JOINED = '2024-01-01T00:00:00.000Z';

/** A member of a guild, with no role but @everyone. */
export function memberPayload(user: APIUser) {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: JOINED,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

/** A text channel as the gateway describes it. */
export function channelPayload(channel: Channel) {
  return {
    id: channel.id,
    guild_id: channel.guildId,
    type: channel.parentId ? ChannelType.PublicThread : ChannelType.GuildText,
    name: channel.name,
    topic: null,
    position: 0,
    parent_id: channel.parentId ?? null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    permission_overwrites: [],
    flags: 0,
  };
}

/** A complete guild as in GUILD_CREATE; discord.js ignores a guild that lacks one of these fields. */
export function guildPayload(guild: LoopbackGuild, bot: APIUser) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    ...GUILD_DEFAULTS,
    roles: [everyone(guild.id)],
    channels: guild.channels.filter(({ parentId }) => !parentId).map(channelPayload),
    members: [memberPayload(bot)],
    member_count: 2,
    joined_at: JOINED,
    large: false,
    unavailable: false,
    emojis: [],
    stickers: [],
    threads: guild.channels.filter(({ parentId }) => parentId).map(channelPayload),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function everyone(guildId: string) {
  return {
    id: guildId, // The @everyone role has the guild's id.
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: PERMISSIONS,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

const GUILD_DEFAULTS = {
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  afk_channel_id: null,
  afk_timeout: 300,
  application_id: null,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  features: [],
  mfa_level: 0,
  nsfw_level: 0,
  preferred_locale: 'en-US',
  premium_progress_bar_enabled: false,
  premium_subscription_count: 0,
  premium_tier: 0,
  public_updates_channel_id: null,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  system_channel_flags: 0,
  system_channel_id: null,
  vanity_url_code: null,
  verification_level: 0,
};

/** A channel that the bot can write in. */
export interface Reachable {
  readonly channel: Channel;
  /** Absent in direct messages. */
  readonly guild?: LoopbackGuild;
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
