import { type APIInteraction, InteractionContextType } from 'discord-api-types/v10';
import type { Context } from '../../commands/command.js';
import { type Card, note } from '../cards/card.js';
import { type CardMessage, componentsOf, type Showing } from '../cards/components/message.js';
import { type Bot, libraryIn } from './bot.js';
import { expectedWait, LONG_WAIT, measureBlocking, type Timed, turn } from './event-loop.js';
import { type Result, report, sentenceFor } from './outcome.js';
import { type Manner, openReply, type Responses } from './reply.js';
import { wantedBy } from './wanted-by.js';

/** What an interaction is answered with. */
export interface Plan {
  readonly manner: Manner;
  /** @param timed runs each piece of it that keeps others waiting */
  answer(context: Context, timed: Timed): Answer | Promise<Answer>;
}

/** The answer, and messages that follow it. */
interface Answer {
  readonly messages: readonly CardMessage[];
  /** What became of the question, where it answers one. */
  readonly question?: Card['outcome'];
}

/** How an answer to an interaction is shown: there is nobody to share it with in direct messages with the bot. */
export function showingOf(
  { context }: { readonly context?: InteractionContextType },
  isPrivate: boolean,
  { quoted }: Bot,
): Showing {
  return {
    private: isPrivate,
    shareable: isPrivate && context !== InteractionContextType.BotDM,
    quoted,
  };
}

/** A card as the answer. */
export function shown(card: Card, { library }: Context, showing: Showing): Answer {
  return { messages: [componentsOf(card, library, showing)], question: card.outcome };
}

/** Answers an interaction with messages, or with a sentence that says why there are none. */
export async function answer(
  { manner, answer: answerOf }: Plan,
  interaction: Parameters<typeof report>[1],
  responses: Responses,
  bot: Bot,
): Promise<Result> {
  const isLong = expectedWait() > LONG_WAIT;
  const reply = openReply(responses, manner, isLong);
  const { timed, longest } = measureBlocking();
  try {
    await (isLong ? reply.begun.then(turn) : turn());
    const library = await libraryIn(bot, () => wantedBy(interaction as APIInteraction));
    const context = { library, ...(bot.passages !== undefined && { passages: bot.passages }) };
    const { messages, question } = await answerOf(context, timed);
    for (const message of messages) await reply.send(message);
    const outcome = question === undefined || question === 'answer' ? 'answered' : question;
    return { outcome, ...(question && { question }), blockedMs: longest() };
  } catch (error) {
    const outcome = report(error, interaction, bot.log);
    const card = { title: ['That did not work'], blocks: [note(sentenceFor(error))] };
    const sentence = componentsOf(card, { articles: [] }, { private: true });
    if (outcome !== 'late')
      await reply.refuse(sentence).catch((later) => report(later, interaction, bot.log));
    return { outcome, blockedMs: longest() };
  } finally {
    reply.close();
  }
}
