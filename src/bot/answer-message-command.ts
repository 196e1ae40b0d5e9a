import type { APIMessageApplicationCommandInteraction as Chosen } from 'discord-api-types/v10';
import type { Context } from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import { componentsOf } from '../cards/components.js';
import { inTurn } from '../language/steps.js';
import { answer } from './answer.js';
import { canShare } from './answer-command.js';
import type { Bot } from './bot.js';
import type { Timed } from './held.js';
import { Mistake } from './mistake.js';
import type { Result } from './outcome.js';
import type { Responses } from './responses.js';
import { wordsOf } from './shown-message.js';

/** Answers a command from the menu of a message, to whoever chose it alone: it may be somebody else's message. */
export async function answerMessageCommand(chosen: Chosen, responses: Responses, bot: Bot): Promise<Result> {
  const showing = { private: true, shareable: canShare(chosen) };
  const answerTo = async (context: Context, timed: Timed) => {
    const { name, target_id, resolved } = chosen.data;
    const command = bot.messageCommands.get(name);
    if (!command) throw new Mistake('There is no such command here any more.');
    const words = wordsOf(resolved?.messages?.[target_id] ?? {});
    const cards = await inTurn(command.run(words, context), timed);
    const message = (card: Card) => componentsOf(card, context.library, showing);
    return { messages: timed(() => cards.slice(0, MOST).map(message)) };
  };
  return answer({ manner: 'private', answer: answerTo }, chosen, responses, bot);
}

/** An answer and what may follow it: where an app is installed for a user, Discord takes five. */
const MOST = 6;
