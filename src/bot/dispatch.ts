import {
  type APIInteraction,
  type APIApplicationCommandInteraction as Chosen,
  ApplicationCommandType as CommandType,
  InteractionType,
  type APIMessageApplicationCommandInteraction as OfMessage,
  type APIChatInputApplicationCommandInteraction as Typed,
} from 'discord-api-types/v10';
import { answerButton } from './answer-button.js';
import { answerCommand } from './answer-command.js';
import { answerMessageCommand } from './answer-message-command.js';
import type { Bot } from './bot.js';
import { report } from './failures.js';
import type { Outcome } from './outcome.js';
import { refuse } from './refuse.js';
import type { Responses } from './responses.js';
import { suggestValues } from './suggest-values.js';

/**
 * Answers an interaction, given as Discord writes it on every transport. Never rejects: a failure is told to the
 * user while they can be told, and logged.
 */
export async function dispatch(
  interaction: APIInteraction,
  responses: Responses,
  bot: Bot,
): Promise<Outcome> {
  try {
    return await handle(interaction, responses, bot);
  } catch (error) {
    return report(error, interaction, bot.log);
  }
}

async function handle(interaction: APIInteraction, responses: Responses, bot: Bot): Promise<Outcome> {
  const { type } = interaction;
  if (type === InteractionType.ApplicationCommandAutocomplete) {
    return suggestValues(interaction, responses, bot);
  }
  if (type === InteractionType.MessageComponent) return answerButton(interaction, responses, bot);
  if (type === InteractionType.ApplicationCommand) {
    const sentence = bot.cooldown?.take(interaction);
    if (!sentence) return answerChosen(interaction, responses, bot);
    await refuse(type, responses, sentence);
    return 'refused';
  }
  await refuse(type, responses, 'This does not work here any more. Type / to see what does.');
  return 'mistaken';
}

/** Commands are typed, or chosen from the menu of a message. */
function answerChosen(interaction: Chosen, responses: Responses, bot: Bot): Promise<Outcome> {
  return interaction.data.type === CommandType.Message
    ? answerMessageCommand(interaction as OfMessage, responses, bot)
    : answerCommand(interaction as Typed, responses, bot);
}
