import type { APIInteraction } from 'discord-api-types/v10';
import { note } from '../cards/card.js';
import { type CardMessage, componentsOf } from '../cards/components.js';
import type { Bot } from './bot.js';
import { report, sentenceFor } from './failures.js';
import { type Manner, openReply } from './reply.js';
import type { Responses } from './responses.js';

/** What an interaction is answered with. */
export interface Plan {
  readonly manner: Manner;
  /** The answer, and messages that follow it. */
  messages(): readonly CardMessage[] | Promise<readonly CardMessage[]>;
}

/** Answers an interaction with messages, or with a sentence that says why there are none. */
export async function answer(
  { manner, messages }: Plan,
  interaction: APIInteraction,
  responses: Responses,
  { library, log }: Bot,
): Promise<void> {
  const reply = openReply(responses, manner);
  try {
    for (const message of await messages()) await reply.send(message);
  } catch (error) {
    const canBeTold = report(error, interaction, log);
    const card = { title: ['That did not work'], blocks: [note(sentenceFor(error))] };
    const sentence = componentsOf(card, library, { private: true });
    if (canBeTold) await reply.refuse(sentence).catch((later) => report(later, interaction, log));
  } finally {
    reply.close();
  }
}
