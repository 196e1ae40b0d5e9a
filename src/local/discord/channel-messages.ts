import { type APIMessage, type APIUser, ChannelType } from 'discord.js';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { FaultState, Permission } from './faults.js';
import type { HttpEnv } from './http.js';
import { botMessage, editedMessage } from './messages.js';
import { readMessage, readNewMessage } from './response-rules.js';
import type { State } from './state.js';
import { errors, readForm, snowflake } from './validation.js';
import type { Reachable } from './world.js';

const MOST_LISTED = 100;
const listShape = z.looseObject({
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).default(50),
  before: snowflake.optional(),
});

const directShape = z.looseObject({ recipient_id: snowflake });

/** The routes with which a bot reads and writes messages in channels, as far as its permissions allow. */
export function channelRoutes(state: State, faults: FaultState): Hono<HttpEnv> {
  const { messages, people, world, clock } = state;

  /**
   * The channel that the path names.
   *
   * @throws {DiscordError} 10003 if there is none, 50001 if the bot may not see it
   */
  function channelOf(c: Context): Reachable {
    const found = people.reach(c.req.param('channel') ?? '');
    if (!found) throw errors.unknownChannel();
    if (!may(found, 'ViewChannel')) throw errors.missingAccess();
    return found;
  }

  function may({ channel }: Reachable, permission: Permission): boolean {
    return !faults.denied.has(`${channel.id} ${permission}`);
  }

  /** @throws {DiscordError} 50013 if the bot may not write there, 50007 if the user accepts no direct messages */
  function checkWriting(reachable: Reachable): void {
    const permission = reachable.channel.parentId ? 'SendMessagesInThreads' : 'SendMessages';
    if (may(reachable, permission)) return;
    throw reachable.recipient ? errors.noDirectMessages() : errors.missingPermissions();
  }

  function messageOf(c: Context, { channel }: Reachable): APIMessage {
    const stored = messages.find(c.req.param('message') ?? '');
    if (stored?.message.channel_id !== channel.id || stored.onlyFor !== undefined)
      throw errors.unknownMessage();
    return stored.message;
  }

  /** The message that a new one replies to; undefined if it is gone and the request allows that. */
  function referenced(
    reachable: Reachable,
    reference: { message_id: string; fail_if_not_exists?: boolean | null | undefined } | null | undefined,
  ): APIMessage | undefined {
    if (!reference) return undefined;
    if (!may(reachable, 'ReadMessageHistory')) throw errors.cannotReply();
    const stored = messages.find(reference.message_id);
    if (stored?.message.channel_id === reachable.channel.id && stored.onlyFor === undefined)
      return stored.message;
    if (reference.fail_if_not_exists === false) return undefined;
    throw errors.form([
      { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
    ]);
  }

  return new Hono<HttpEnv>()
    .post('/channels/:channel/messages', (c) => {
      const reachable = channelOf(c);
      checkWriting(reachable);
      const body = readNewMessage(c.get('body'));
      const to = referenced(reachable, body.message_reference);
      const sent =
        body.enforce_nonce && body.nonce != null
          ? messages.withNonce(reachable.channel.id, body.nonce)
          : undefined;
      if (sent) return c.json(sent);
      const message = botMessage(world, state.nextId(), clock.now(), {
        channelId: reachable.channel.id,
        guildId: reachable.guild?.id,
        body,
        to,
      });
      messages.add({ message });
      return c.json(message);
    })
    .get('/channels/:channel/messages', (c) => {
      const reachable = channelOf(c);
      const { limit, before } = readForm(listShape, c.req.query());
      if (!may(reachable, 'ReadMessageHistory')) return c.json([]);
      const seen = messages.seenBy(world.bot.id, reachable.channel.id);
      const earlier = before === undefined ? seen : seen.filter(({ id }) => BigInt(id) < BigInt(before));
      return c.json(earlier.slice(-limit).reverse());
    })
    .get('/channels/:channel/messages/:message', (c) => c.json(messageOf(c, channelOf(c))))
    .patch('/channels/:channel/messages/:message', (c) => {
      const before = messageOf(c, channelOf(c));
      if (before.author.id !== world.bot.id) throw errors.anotherAuthor();
      const edited = editedMessage(before, readMessage(c.get('body'), [], before), clock.now());
      messages.replace(edited);
      return c.json(edited);
    })
    .delete('/channels/:channel/messages/:message', (c) => {
      const message = messageOf(c, channelOf(c));
      if (message.author.id !== world.bot.id) throw errors.missingPermissions();
      messages.remove(message.id);
      return c.body(null, 204);
    })
    .post('/channels/:channel/typing', (c) => {
      checkWriting(channelOf(c));
      return c.body(null, 204);
    })
    .post('/users/@me/channels', (c) => {
      const { recipient_id: id } = readForm(directShape, c.get('body'));
      const user = people.find(id);
      if (!user || user.bot) throw errors.unknownUser();
      return c.json(directChannel(people.direct(user, true).channel.id, user));
    });
}

function directChannel(id: string, user: APIUser) {
  return { id, type: ChannelType.DM, last_message_id: null, flags: 0, recipients: [user] };
}
