import { RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import { z } from 'zod';
import type { CardMessage } from '../cards/components/message.js';
import { expected } from './connection-failure.js';

/** What the bot does in channels without an interaction, over Discord's REST API. */
export interface ChannelMessages {
  /** Replies to a message without a ping; resolves with the id of the reply. */
  reply(to: Pick<APIMessage, 'id' | 'channel_id'>, message: CardMessage): Promise<string>;
  edit(channel: string, id: string, message: CardMessage): Promise<void>;
  remove(channel: string, id: string): Promise<void>;
  /** Shows the typing indicator. */
  type(channel: string): Promise<void>;
  /** The last messages before one, newest first. */
  before(message: Pick<APIMessage, 'id' | 'channel_id'>): Promise<APIMessage[]>;
  /** Sends a direct message to a user. */
  tell(user: string, message: CardMessage): Promise<void>;
}

/** The number of direct messages in which the last answer is looked for. */
const LOOKED_AT = 10;

const identified = z.object({ id: z.string() });
const several = z.array(z.looseObject({ id: z.string(), author: identified }));

export function openChannelMessages(rest: REST): ChannelMessages {
  const post = async (channel: string, message: CardMessage, to?: string): Promise<string> => {
    const reference = to !== undefined && {
      message_reference: { message_id: to, fail_if_not_exists: false },
      // If it is sent again after a network failure, it is not posted twice.
      nonce: `v${to}`,
      enforce_nonce: true,
    };
    const allowed_mentions = { parse: [], replied_user: false };
    const body = { ...message, allowed_mentions, ...reference };
    return expected(identified, await rest.post(Routes.channelMessages(channel), { body })).id;
  };
  return {
    async reply({ id, channel_id: channel }, message) {
      try {
        return await post(channel, message, id);
      } catch (error) {
        // Without the permission to read earlier messages the bot may not reply, but may still send a message.
        if (!isCode(error, [Code.CannotReplyWithoutPermissionToReadMessageHistory])) throw error;
        return post(channel, message);
      }
    },
    async edit(channel, id, message) {
      await rest.patch(Routes.channelMessage(channel, id), { body: message });
    },
    async remove(channel, id) {
      await rest.delete(Routes.channelMessage(channel, id));
    },
    async type(channel) {
      await rest.post(Routes.channelTyping(channel));
    },
    async before({ id, channel_id: channel }) {
      const query = new URLSearchParams({ before: id, limit: String(LOOKED_AT) });
      const found = expected(several, await rest.get(Routes.channelMessages(channel), { query }));
      return found as unknown as APIMessage[];
    },
    async tell(user, message) {
      const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
      await post(expected(identified, channel).id, message);
    },
  };
}

/** Error codes for a missing permission in a channel, or a closed channel. */
const NOT_ALLOWED = [
  Code.MissingPermissions,
  Code.MissingAccess,
  Code.ThreadLocked,
  Code.InvalidActionOnArchivedThread,
];

/** Whether an error means that the bot lacks a permission in a channel. */
export function isNotAllowed(error: unknown): boolean {
  return isCode(error, NOT_ALLOWED);
}

/** Whether an error means that a message or its channel no longer exists. */
export function isGone(error: unknown): boolean {
  return isCode(error, [Code.UnknownMessage, Code.UnknownChannel]);
}

function isCode(error: unknown, codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
