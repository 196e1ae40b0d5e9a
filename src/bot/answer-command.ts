import { type APIInteraction, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { type Card, note } from '../cards/card.js';
import { componentsOf } from '../cards/components.js';
import type { Bot } from './bot.js';
import { report, sentenceFor } from './failures.js';
import { Mistake } from './mistake.js';
import { readOptions } from './options.js';
import { openReply } from './reply.js';
import type { Responses } from './responses.js';

/** Answers what was typed with a card, or with a sentence that says why there is none. */
export async function answerCommand(
  interaction: APIInteraction,
  responses: Responses,
  { commands, library, log }: Bot,
): Promise<void> {
  const isPrivate = wantsPrivate(interaction);
  const reply = openReply(responses, isPrivate);
  try {
    const card = await cardFor(interaction, commands, library);
    await reply.send(componentsOf(card, library, { private: isPrivate }));
  } catch (error) {
    const canBeTold = report(error, interaction, log);
    const sentence = componentsOf(failureCard(error), library, { private: true });
    if (canBeTold) await reply.send(sentence).catch((later) => report(later, interaction, log));
  } finally {
    reply.close();
  }
}

async function cardFor(
  interaction: APIInteraction,
  commands: Bot['commands'],
  library: Bot['library'],
): Promise<Card> {
  const typed = typedCommand(interaction);
  const command = typed && commands.get(typed.name);
  if (!command) throw new Mistake('There is no such command here any more. Type / to see what there is.');
  return command.run(readOptions(command.payload, typed.options ?? []), { library });
}

function failureCard(error: unknown): Card {
  return { title: ['That did not work'], blocks: [note(sentenceFor(error))] };
}

function typedCommand(interaction: APIInteraction) {
  if (interaction.type !== InteractionType.ApplicationCommand) return undefined;
  return interaction.data.type === ApplicationCommandType.ChatInput ? interaction.data : undefined;
}

function wantsPrivate(interaction: APIInteraction): boolean {
  const options = typedCommand(interaction)?.options ?? [];
  return options.some((option) => option.name === 'private' && 'value' in option && option.value === true);
}
