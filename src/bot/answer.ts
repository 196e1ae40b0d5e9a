import type { APIInteraction } from 'discord-api-types/v10';
import type { Context } from '../../commands/command.js';
import { note } from '../cards/card.js';
import { type CardMessage, componentsOf } from '../cards/components.js';
import type { Bot } from './bot.js';
import { report, sentenceFor } from './failures.js';
import type { Outcome } from './outcome.js';
import { type Manner, openReply } from './reply.js';
import type { Responses } from './responses.js';
import { turn } from './turn.js';
import { watched } from './watched.js';

/** What an interaction is answered with. */
export interface Plan {
  readonly manner: Manner;
  /** The answer, and messages that follow it. */
  messages(context: Context): readonly CardMessage[] | Promise<readonly CardMessage[]>;
}

/** Answers an interaction with messages, or with a sentence that says why there are none. */
export async function answer(
  { manner, messages }: Plan,
  interaction: APIInteraction,
  responses: Responses,
  bot: Bot,
): Promise<Outcome> {
  const reply = openReply(responses, manner);
  const library = watched(bot.library);
  const context = { library, ...(bot.passages !== undefined && { passages: bot.passages }) };
  try {
    await turn();
    for (const message of await messages(context)) await reply.send(message);
    return library.abstained() ? 'abstained' : 'answered';
  } catch (error) {
    const outcome = report(error, interaction, bot.log);
    const card = { title: ['That did not work'], blocks: [note(sentenceFor(error))] };
    const sentence = componentsOf(card, library, { private: true });
    if (outcome !== 'late')
      await reply.refuse(sentence).catch((later) => report(later, interaction, bot.log));
    return outcome;
  } finally {
    reply.close();
  }
}
