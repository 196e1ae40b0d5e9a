import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { answerCommand } from './answer-command.js';
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
  if (type === InteractionType.ApplicationCommand) {
    const sentence = bot.cooldown?.take(interaction);
    if (!sentence) return answerCommand(interaction, responses, bot);
    await refuse(type, responses, sentence);
    return 'refused';
  }
  await refuse(type, responses, 'This does not work here any more. Type / to see what does.');
  return 'mistaken';
}
