import { LRUCache } from 'lru-cache';
import { isGreeting } from '../../commands/written.js';
import { type Bot, settingsIn } from './bot.js';
import { type ChannelMessages, isGone, isNotAllowed } from './channel-messages.js';
import { FINISH_WITHIN, onTheWay, sentAt, withTimeLimit } from './interaction-handler.js';
import { type AskingMessage, answerTo, messageName, problem, senderOf } from './message-answer.js';
import { describe, type Result, reportFailure } from './outcome.js';
import { questionTo, type WrittenMessage } from './written-question.js';

/** Receives the message events of a transport, with the id of the bot's own user. Never throws. */
export interface MessageHandler {
  /** Answers a message that asks the bot something. */
  created(message: WrittenMessage, self: string): void;
  /** Updates the answer to a message that was edited soon after it was sent. */
  updated(message: WrittenMessage, self: string): void;
  /** Deletes the answer to a message. */
  deleted(message: Pick<WrittenMessage, 'id' | 'channel_id'>): void;
  /** Accepts no more messages, and resolves when all earlier ones are answered, or after a time limit. */
  finish(): Promise<void>;
}

/** A message that asked something, with what is needed to find its answer. */
interface Known {
  text: string;
  edits: number;
  isDeleted: boolean;
  /** The id of the answer; null if there is none. Never rejects. */
  answer: Promise<string | null>;
}

/** The outcome of a message, and the id of the answer. */
type Handling = Result & { readonly answer?: string };

/** The number of messages whose answers are updated and deleted with them. */
const MOST_KNOWN = 10_000;
/** How often editing a message updates its answer, and for how many milliseconds after it was sent. */
const MOST_EDITS = 5;
const EDITED_WITHIN = 60_000;
const MOST_CHANNELS = 10_000;
/**
 * Milliseconds for which a channel that the bot may not write in is not tried again, and the member is not notified
 * again.
 */
const CLOSED_FOR = 60_000;
const TOLD_FOR = 60 * 60_000;

const NOT_THERE =
  'I may not write in the channel where you asked me. Whoever manages the server can give me the permissions to view the channel, to send messages and, in a thread, to send messages in threads.';

/** Answers messages as commands are answered. */
export function openMessageHandler(bot: Bot, channels: ChannelMessages): MessageHandler {
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  /** The last remark in a channel that was not an answer, so that it is not repeated. */
  const said = new LRUCache<string, 'greeting' | 'wait'>({ max: MOST_CHANNELS });
  const closed = new LRUCache<string, true>({ max: MOST_CHANNELS, ttl: CLOSED_FOR });
  const told = new LRUCache<string, true>({ max: MOST_CHANNELS, ttl: TOLD_FOR });
  const underWay = new Set<Promise<unknown>>();
  let isOpen = true;

  function keep<T>(doing: Promise<T>): Promise<T> {
    const done = () => void underWay.delete(doing);
    underWay.add(doing);
    doing.then(done, done);
    return doing;
  }

  /** Handles a message and reports the outcome to the log and the metrics; resolves with the id of the answer. */
  async function handle(
    { message, text }: AskingMessage,
    doing: () => Promise<Handling>,
  ): Promise<string | null> {
    const { id, guild_id: server } = message;
    const since = performance.now() - onTheWay(id, Date.now());
    const { answer, ...result } = await doing().catch((error) => failed(error, message));
    const identity = { interaction: id, kind: 'message' as const, server };
    const ms = performance.now() - since;
    const asked = bot.logsQuestions && { asked: text };
    bot.log.info('Message', { ...identity, outcome: result.outcome, ms: Math.round(ms), ...asked });
    bot.observe?.({ ...identity, ...result, ms });
    return answer ?? null;
  }

  async function reply(asked: AskingMessage, one: Known): Promise<Handling> {
    const { message, text } = asked;
    const { channel_id: channel, guild_id, author } = message;
    if (closed.has(channel)) return { outcome: 'refused' };
    const { mentions = true } = await settingsIn(bot, senderOf(message));
    if (!mentions) return { outcome: 'refused' };
    const wait = bot.cooldown?.take({ ...(guild_id !== undefined && { guild_id }), user: author });
    const remark = wait ? 'wait' : isGreeting(text) ? 'greeting' : undefined;
    if (remark && said.get(channel) === remark) return { outcome: 'refused' };
    said.set(channel, remark);
    if (wait) return { outcome: 'refused', answer: await channels.reply(message, problem(wait)) };
    const { shown, ...result } = await answerTo(asked, bot, channels);
    if (one.isDeleted) return { outcome: 'late' };
    return { ...result, answer: await channels.reply(message, shown) };
  }

  async function change(asked: AskingMessage, answer: string): Promise<Handling> {
    const { shown, ...result } = await answerTo(asked, bot, channels);
    await channels.edit(asked.message.channel_id, answer, shown);
    return { ...result, answer };
  }

  /** Tells the member in a direct message that the bot may not answer in the channel, but only once in a while. */
  async function failed(
    error: unknown,
    { id, channel_id: channel, author, ...message }: WrittenMessage,
  ): Promise<Handling> {
    if (isGone(error)) return { outcome: 'late' };
    if (!isNotAllowed(error))
      return { outcome: reportFailure(error, messageName({ id, ...message }), bot.log) };
    closed.set(channel, true);
    const key = `${channel} ${author.id}`;
    if (told.has(key)) return { outcome: 'refused' };
    told.set(key, true);
    bot.log.warn(`${messageName({ id, ...message })}: the bot may not write in channel ${channel}.`);
    await channels.tell(author.id, problem(NOT_THERE)).catch(() => {
      bot.log.warn(`${messageName({ id, ...message })}: whoever asked takes no direct messages either.`);
    });
    return { outcome: 'refused' };
  }

  async function remove(one: Known, channel: string): Promise<void> {
    const answer = await one.answer;
    if (answer === null) return;
    await channels.remove(channel, answer).catch((error) => {
      if (!isGone(error)) bot.log.warn(`An answer could not be deleted: ${describe(error)}`);
    });
  }

  return {
    created(message, self) {
      const text = isOpen ? questionTo(self, message) : null;
      if (text === null) return bot.passedOver?.(message.id);
      const asked = { message, text, self };
      const one: Known = { text, edits: 0, isDeleted: false, answer: Promise.resolve(null) };
      known.set(message.id, one);
      one.answer = keep(handle(asked, () => reply(asked, one)));
    },
    updated(message, self) {
      const one = isOpen ? known.get(message.id) : undefined;
      const text = one ? questionTo(self, message) : null;
      const isInTime = Date.parse(message.edited_timestamp ?? '') - sentAt(message.id) <= EDITED_WITHIN;
      if (!one || text === null || text === one.text || one.edits === MOST_EDITS || !isInTime)
        return bot.passedOver?.(message.id);
      one.text = text;
      one.edits += 1;
      const asked = { message, text, self };
      const earlier = one.answer;
      const changed = async () => {
        const answer = await earlier;
        if (answer === null || one.isDeleted) {
          bot.passedOver?.(message.id);
          return answer;
        }
        await handle(asked, () => change(asked, answer));
        return answer;
      };
      one.answer = keep(changed());
    },
    deleted({ id, channel_id: channel }) {
      const one = known.get(id);
      if (!one) return;
      known.delete(id);
      one.isDeleted = true;
      keep(remove(one, channel));
    },
    async finish() {
      isOpen = false;
      await withTimeLimit(FINISH_WITHIN, Promise.all(underWay));
    },
  };
}
