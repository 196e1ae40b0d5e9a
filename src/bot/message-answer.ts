import type { APIMessage } from 'discord-api-types/v10';
import { asksToCheck, writtenCard } from '../../commands/written.js';
import { withMark } from '../cards/buttons.js';
import { note } from '../cards/card.js';
import { type CardMessage, componentsOf } from '../cards/components/message.js';
import { countUnanswered, settled } from './answer-interaction.js';
import { type Bot, contextIn, type Sender } from './bot.js';
import type { ChannelMessages } from './channel-messages.js';
import { conversationIn, isAnswer } from './conversation.js';
import { expectedWait, LONG_WAIT, measureBlocking, turn } from './event-loop.js';
import { sentAt } from './interaction-handler.js';
import { describe, failureMessage, Mistake, type Result, reportFailure } from './outcome.js';
import { wantedByWritten } from './wanted-by.js';
import { LONGEST_QUESTION, type WrittenMessage } from './written-question.js';

/** A message and what it asks the bot, whose user has the id `self`. */
export interface AskingMessage {
  readonly message: WrittenMessage;
  readonly text: string;
  readonly self: string;
}

/** Milliseconds in which a direct message counts as a follow-up to the last answer. */
const CONVERSATION = 10 * 60_000;

/** The answer to a message, or a sentence that says why there is none. Never rejects. */
export async function answerTo(
  asked: AskingMessage,
  bot: Bot,
  channels: ChannelMessages,
): Promise<Result & { readonly shown: CardMessage }> {
  const { message, text } = asked;
  const { timed, longest } = measureBlocking();
  try {
    // Only a courtesy: if it fails, the error of the answer itself tells why.
    if (expectedWait() > LONG_WAIT) channels.type(message.channel_id).catch(() => {});
    const { length } = [...text];
    if (length > LONGEST_QUESTION && !asksToCheck(text))
      throw new Mistake(`A question may have ${LONGEST_QUESTION} characters, and this has ${length}.`);
    const before = await answerBefore(asked, bot, channels);
    await turn();
    const context = await contextIn(bot, senderOf(message), () => wantedByWritten(text, before));
    const { library, server } = context;
    const written = { ...conversationIn(before, library), text };
    const card = await settled(() => writtenCard(written, context), timed);
    const marked = server?.settings.marking ? withMark(card, library) : card;
    const shown = timed(() => componentsOf(marked, library, { quoted: bot.quoted }));
    const { outcome: question } = card;
    countUnanswered(card.asked, context, bot.log);
    const outcome = question === undefined || question === 'answer' ? 'answered' : question;
    return { shown, outcome, ...(question && { question }), blockedMs: longest() };
  } catch (error) {
    return {
      shown: problem(failureMessage(error)),
      outcome: reportFailure(error, messageName(message), bot.log),
      blockedMs: longest(),
    };
  }
}

/** The answer that a message follows up: the one that it replies to or, in direct messages, the last one. */
async function answerBefore(
  { message, self }: AskingMessage,
  { log }: Bot,
  channels: ChannelMessages,
): Promise<APIMessage | undefined> {
  const { referenced_message: referenced, guild_id: server } = message;
  const isOwn = ({ author }: APIMessage) => author.id === self;
  if (referenced) return isOwn(referenced) ? referenced : undefined;
  if (server !== undefined) return undefined;
  const earlier = await channels.before(message).catch((error) => {
    log.warn(`What was said before in direct messages cannot be read: ${describe(error)}`);
    return [];
  });
  const isRecent = ({ id }: APIMessage) => sentAt(message.id) - sentAt(id) <= CONVERSATION;
  return earlier.find((each) => isOwn(each) && isRecent(each) && isAnswer(each));
}

/** A message that says why there is no answer. */
export function problem(sentence: string): CardMessage {
  return componentsOf({ title: ['That did not work'], blocks: [note(sentence)] }, { articles: [] });
}

/** The sender of a message. Discord does not send their permissions with it. */
export function senderOf({ guild_id }: Pick<WrittenMessage, 'guild_id'>): Sender {
  return guild_id === undefined ? {} : { guild_id };
}

/** Identifies a message in the log without its text, which is private. */
export function messageName({ id, guild_id: server }: Pick<WrittenMessage, 'id' | 'guild_id'>): string {
  return `Message ${id} (${server === undefined ? 'no server' : `server ${server}`})`;
}
