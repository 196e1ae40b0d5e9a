import { type APIUser, ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Channel, Guild } from './world.js';

/** What everybody may do in a guild of the loopback: all but administering it. */
export const PERMISSIONS = String(
  PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.EmbedLinks |
    PermissionFlagsBits.ReadMessageHistory |
    PermissionFlagsBits.UseApplicationCommands,
);

const JOINED = '2024-01-01T00:00:00.000Z';

/** A member of a guild, with no role but everyone's. */
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
    type: ChannelType.GuildText,
    name: channel.name,
    topic: null,
    position: 0,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    permission_overwrites: [],
    flags: 0,
  };
}

/** A whole guild as GUILD_CREATE brings it; discord.js keeps no guild that lacks one of these fields. */
export function guildPayload(guild: Guild, bot: APIUser) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    ...GUILD_DEFAULTS,
    roles: [everyone(guild.id)],
    channels: guild.channels.map(channelPayload),
    members: [memberPayload(bot)],
    member_count: 2,
    joined_at: JOINED,
    large: false,
    unavailable: false,
    emojis: [],
    stickers: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function everyone(guildId: string) {
  return {
    id: guildId, // the role of everyone bears the guild's id
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
