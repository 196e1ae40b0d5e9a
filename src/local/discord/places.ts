import { InteractionContextType as Context, ApplicationIntegrationType as Integration } from 'discord.js';
import type { Channel, Guild } from './world.js';

/** Where a user looks at a channel: in a guild, in direct messages with the bot, or in some with other users. */
export interface Place {
  readonly context: Context;
  /** Absent in direct messages. */
  readonly guild?: Guild;
  readonly channel: Channel;
  /** For whom the application is installed that is used there: for the guild (or the bot), or for the user. */
  readonly integration: Integration;
}

/** A place in a guild: the bot is a member there, or the application is one that the user has installed. */
export function guildPlace(guild: Guild, channel: Channel): Place {
  const integration = guild.hasBot ? Integration.GuildInstall : Integration.UserInstall;
  return { context: Context.Guild, guild, channel, integration };
}

/** A place in direct messages. In those with the bot itself the application need not be installed by the user. */
export function directPlace(channelId: string, withBot: boolean): Place {
  return {
    context: withBot ? Context.BotDM : Context.PrivateChannel,
    channel: { id: channelId, name: 'direct messages' },
    integration: withBot ? Integration.GuildInstall : Integration.UserInstall,
  };
}

/** Whether a command is offered in a place: by the kinds of installation it is for, and the contexts it is for. */
export function isOfferedIn(
  { context, integration }: Place,
  command: { readonly integration_types?: readonly number[]; readonly contexts?: readonly number[] | null },
): boolean {
  const { integration_types: integrations = [Integration.GuildInstall], contexts } = command;
  if (!integrations.includes(integration)) return false;
  // Where a command names no contexts, it is offered in all that its kinds of installation allow.
  return contexts ? contexts.includes(context) : true;
}

/** `authorizing_integration_owners`: the guild ("0" in direct messages with the bot), or the user. */
export function ownersOf({ integration, guild }: Place, userId: string): Record<string, string> {
  return integration === Integration.UserInstall
    ? { [Integration.UserInstall]: userId }
    : { [Integration.GuildInstall]: guild?.id ?? '0' };
}
