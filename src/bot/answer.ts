import type { APIInteraction } from 'discord-api-types/v10';
import type { Context } from '../../commands/command.js';
import { type Card, note } from '../cards/card.js';
import { type CardMessage, componentsOf, type Showing } from '../cards/components.js';
import type { Bot } from './bot.js';
import { report, sentenceFor } from './failures.js';
import type { Result } from './outcome.js';
import { type Manner, openReply } from './reply.js';
import type { Responses } from './responses.js';
import { turn } from './turn.js';

/** What an interaction is answered with. */
export interface Plan {
  readonly manner: Manner;
  answer(context: Context): Answer | Promise<Answer>;
}

/** The answer, and messages that follow it. */
export interface Answer {
  readonly messages: readonly CardMessage[];
  /** What became of the question, where it answers one. */
  readonly question?: Card['outcome'];
}

/** A card as the answer. */
export function shown(card: Card, { library }: Context, showing: Showing): Answer {
  return { messages: [componentsOf(card, library, showing)], question: card.outcome };
}

const DONE: Result = { outcome: 'answered' };

/** Answers an interaction with messages, or with a sentence that says why there are none. */
export async function answer(
  { manner, answer: answerOf }: Plan,
  interaction: APIInteraction,
  responses: Responses,
  bot: Bot,
): Promise<Result> {
  const reply = openReply(responses, manner);
  const { library } = bot;
  const context = { library, ...(bot.passages !== undefined && { passages: bot.passages }) };
  try {
    await turn();
    const { messages, question } = await answerOf(context);
    for (const message of messages) await reply.send(message);
    return question ? { outcome: question === 'answer' ? 'answered' : question, question } : DONE;
  } catch (error) {
    const outcome = report(error, interaction, bot.log);
    const card = { title: ['That did not work'], blocks: [note(sentenceFor(error))] };
    const sentence = componentsOf(card, library, { private: true });
    if (outcome !== 'late')
      await reply.refuse(sentence).catch((later) => report(later, interaction, bot.log));
    return { outcome };
  } finally {
    reply.close();
  }
}
