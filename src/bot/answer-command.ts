import { type APIInteraction, ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { type Card, note } from '../cards/card.js';
import { componentsOf } from '../cards/components.js';
import type { Bot } from './bot.js';
import { report, sentenceFor } from './failures.js';
import { Mistake } from './mistake.js';
import { readOptions } from './options.js';
import type { Outcome } from './outcome.js';
import { openReply } from './reply.js';
import type { Responses } from './responses.js';
import { watched } from './watched.js';

/** Answers what was typed with a card, or with a sentence that says why there is none. */
export async function answerCommand(
  interaction: APIInteraction,
  responses: Responses,
  bot: Bot,
): Promise<Outcome> {
  const isPrivate = wantsPrivate(interaction, bot);
  const reply = openReply(responses, isPrivate);
  const library = watched(bot.library);
  try {
    const card = await cardFor(interaction, bot.commands, library);
    await reply.send(componentsOf(card, library, { private: isPrivate }));
    return library.abstained() ? 'abstained' : 'answered';
  } catch (error) {
    const outcome = report(error, interaction, bot.log);
    const sentence = componentsOf(failureCard(error), library, { private: true });
    if (outcome !== 'late') await reply.send(sentence).catch((later) => report(later, interaction, bot.log));
    return outcome;
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

/** What the member says of it comes before what the server's owner does. */
function wantsPrivate(interaction: APIInteraction, { arePrivate = false }: Bot): boolean {
  const options = typedCommand(interaction)?.options ?? [];
  const said = options.find((option) => option.name === 'private' && 'value' in option);
  return said && 'value' in said ? said.value === true : arePrivate;
}
