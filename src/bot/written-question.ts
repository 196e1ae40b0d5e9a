import { type APIMessage, MessageType } from 'discord-api-types/v10';

/** The longest question, in characters. */
export const LONGEST_QUESTION = 500;

/** The properties of a message that are read. */
export type WrittenMessage = Pick<
  APIMessage,
  'id' | 'channel_id' | 'author' | 'content' | 'type' | 'mentions'
> &
  Pick<APIMessage, 'referenced_message' | 'edited_timestamp' | 'webhook_id'> & {
    /** Absent in direct messages. */
    readonly guild_id?: string | undefined;
  };

/**
 * What a message asks the bot: it mentions the bot by name, replies to it, or is a direct message. Null for any other
 * message, and for those from a bot, a webhook or Discord itself.
 *
 * @param self the id of the bot's user
 */
export function questionTo(self: string, message: WrittenMessage): string | null {
  const { author, webhook_id: webhook, type, content, mentions } = message;
  const isPersons = author.bot !== true && author.system !== true && webhook == null && author.id !== self;
  if (!isPersons || !(type === MessageType.Default || type === MessageType.Reply)) return null;
  const own = new RegExp(`<@!?${self}>`, 'gu');
  const isMeant =
    message.guild_id === undefined ||
    withoutQuoted(content).search(own) >= 0 ||
    (content !== '' && message.referenced_message?.author.id === self);
  if (!isMeant) return null;
  return named(content.replace(own, ' '), mentions)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/^[\s,:]+|\s+$/gu, '');
}

/** The content without block quotes and code, which are the words of others or examples. */
function withoutQuoted(content: string): string {
  return content
    .replace(/```.*?(?:```|$)/gsu, ' ')
    .replace(/`[^`\n]*`/gu, ' ')
    .replace(/^>>> .*/gmsu, ' ')
    .replace(/^> .*$/gmu, ' ');
}

/** The content with names in place of the ids in mentions. */
function named(content: string, mentions: WrittenMessage['mentions']): string {
  return content
    .replace(/<@!?(\d+)>/gu, (whole, id) => {
      const user = mentions.find((each) => each.id === id);
      return user ? (user.global_name ?? user.username) : whole;
    })
    .replace(/<a?:(\w+):\d+>/gu, ' ');
}
