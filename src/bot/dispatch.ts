import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { answerCommand } from './answer-command.js';
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
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      await suggestValues(interaction, responses, bot);
    } else await answerCommand(interaction, responses, bot);
  } catch (error) {
    report(error, interaction, bot.log);
  }
}
