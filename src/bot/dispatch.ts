import {
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
import type { Result } from './outcome.js';
import type { Readable } from './read-interaction.js';
import { refuse } from './refuse.js';
import type { Responses } from './responses.js';
import { suggestValues } from './suggest-values.js';

/**
 * Answers an interaction, given as Discord writes it on every transport. Never rejects: a failure is told to the
 * user while they can be told, and logged.
 */
export async function dispatch(interaction: Readable, responses: Responses, bot: Bot): Promise<Result> {
  try {
    return await handle(interaction, responses, bot);
  } catch (error) {
    return { outcome: report(error, interaction, bot.log) };
  }
}

async function handle(interaction: Readable, responses: Responses, bot: Bot): Promise<Result> {
  const { type } = interaction;
  if (type === InteractionType.ApplicationCommandAutocomplete)
    return suggestValues(interaction, responses, bot);
  const sentence = bot.cooldown?.take(interaction);
  if (sentence) {
    await refuse(type, responses, sentence);
    return { outcome: 'refused' };
  }
  if (type === InteractionType.MessageComponent) return answerButton(interaction, responses, bot);
  return answerChosen(interaction, responses, bot);
}

/** Commands are typed, or chosen from the menu of a message. */
function answerChosen(interaction: Chosen, responses: Responses, bot: Bot): Promise<Result> {
  return interaction.data.type === CommandType.Message
    ? answerMessageCommand(interaction as OfMessage, responses, bot)
    : answerCommand(interaction as Typed, responses, bot);
}
