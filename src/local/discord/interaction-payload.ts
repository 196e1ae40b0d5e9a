import { type APIUser, ChannelType, InteractionContextType } from 'discord.js';
import { channelPayload, memberPayload, PERMISSIONS } from './guild-payload.js';
import type { Interaction } from './interactions.js';
import { ownersOf, type Place } from './places.js';
import type { World } from './world.js';

const LOCALE = 'en-US';
const MAX_ATTACHMENT = 10 * 1024 * 1024;

/** INTERACTION_CREATE: an interaction as the gateway brings it to the bot. */
export function interactionPayload(world: World, interaction: Interaction): object {
  const { id, type, token, user, data, source, place } = interaction;
  return {
    id,
    application_id: world.applicationId,
    type,
    data,
    token,
    version: 1,
    ...(place.guild ? guildFields(place, user) : directFields(place, user, world)),
    channel_id: place.channel.id,
    app_permissions: PERMISSIONS,
    locale: LOCALE,
    entitlements: [],
    authorizing_integration_owners: ownersOf(place, user.id),
    context: place.context,
    attachment_size_limit: MAX_ATTACHMENT,
    ...(source && { message: source }),
  };
}

function guildFields({ guild, channel }: Place, user: APIUser) {
  return {
    guild_id: guild?.id,
    guild: { id: guild?.id, locale: LOCALE, features: [] },
    guild_locale: LOCALE,
    channel: { ...channelPayload(channel), permissions: PERMISSIONS },
    member: { ...memberPayload(user), permissions: PERMISSIONS },
  };
}

/** In direct messages there are no members, only users. */
function directFields({ channel, context }: Place, user: APIUser, { bot }: World) {
  const recipients = context === InteractionContextType.BotDM ? [bot] : [];
  return {
    channel: { id: channel.id, type: ChannelType.DM, last_message_id: null, flags: 0, recipients },
    user,
  };
}
