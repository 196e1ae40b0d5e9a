import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandType as CommandType,
  InteractionType,
} from 'discord-api-types/v10';
import { answerButton } from './answer-button.js';
import { answerCommand } from './answer-command.js';
import { answerMessageCommand } from './answer-message-command.js';
import type { Bot } from './bot.js';
import { report } from './failures.js';
import type { Responses } from './responses.js';
import { suggestValues } from './suggest-values.js';

/**
 * Answers an interaction, given as Discord writes it on every transport. Never rejects: a failure is told to the
 * user while they can be told, and logged.
 */
export async function dispatch(interaction: APIInteraction, responses: Responses, bot: Bot): Promise<void> {
  try {
    await handle(interaction, responses, bot);
  } catch (error) {
    report(error, interaction, bot.log);
  }
}

async function handle(interaction: APIInteraction, responses: Responses, bot: Bot): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
    await suggestValues(interaction, responses, bot);
  else if (interaction.type === InteractionType.MessageComponent)
    await answerButton(interaction, responses, bot);
  else if (
    interaction.type === InteractionType.ApplicationCommand &&
    interaction.data?.type === CommandType.Message
  )
    await answerMessageCommand(interaction as APIMessageApplicationCommandInteraction, responses, bot);
  else await answerCommand(interaction as APIChatInputApplicationCommandInteraction, responses, bot);
}
