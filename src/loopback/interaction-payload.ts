import type { APIUser } from 'discord.js';
import { channelPayload, memberPayload, PERMISSIONS } from './guild-payload.js';
import type { Interaction } from './interactions.js';
import type { Channel, Guild, World } from './world.js';

const LOCALE = 'en-US';
const GUILD_CONTEXT = 0;
const MAX_ATTACHMENT = 10 * 1024 * 1024;

/** INTERACTION_CREATE: an interaction in a guild as the gateway brings it to the bot. */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  guild: Guild,
  channel: Channel,
): object {
  const { id, type, token, user, data, source } = interaction;
  return {
    id,
    application_id: world.applicationId,
    type,
    data,
    token,
    version: 1,
    guild_id: guild.id,
    guild: { id: guild.id, locale: LOCALE, features: [] },
    channel_id: channel.id,
    channel: { ...channelPayload(channel), permissions: PERMISSIONS },
    member: memberOf(user),
    app_permissions: PERMISSIONS,
    locale: LOCALE,
    guild_locale: LOCALE,
    entitlements: [],
    authorizing_integration_owners: { 0: guild.id },
    context: GUILD_CONTEXT,
    attachment_size_limit: MAX_ATTACHMENT,
    ...(source && { message: source }),
  };
}

function memberOf(user: APIUser) {
  return { ...memberPayload(user), permissions: PERMISSIONS };
}
