import {
  InteractionContextType,
  InteractionType,
  type APIChatInputApplicationCommandInteraction as Typed,
} from 'discord-api-types/v10';
import { type CardMessage, componentsOf } from '../cards/components.js';
import { answer } from './answer.js';
import type { Bot } from './bot.js';
import { Mistake } from './mistake.js';
import { readOptions } from './options.js';
import type { Responses } from './responses.js';

/** Answers what was typed. */
export async function answerCommand(interaction: Typed, responses: Responses, bot: Bot): Promise<void> {
  const isPrivate = wantsPrivate(interaction);
  const showing = { private: isPrivate, shareable: isPrivate && canShare(interaction) };
  const messages = async (): Promise<CardMessage[]> => {
    const typed = typedCommand(interaction);
    const command = typed && bot.commands.get(typed.name);
    if (!command) throw new Mistake('There is no such command here any more. Type / to see what there is.');
    const card = await command.run(readOptions(command.payload, typed.options ?? []), {
      library: bot.library,
    });
    return [componentsOf(card, bot.library, showing)];
  };
  await answer({ manner: isPrivate ? 'private' : 'public', messages }, interaction, responses, bot);
}

/** Whether there is anybody else to show an answer to. */
export function canShare({ context }: { readonly context?: InteractionContextType }): boolean {
  return context !== InteractionContextType.BotDM;
}

/** What Discord sends has a command's data; what others send may have none. */
function typedCommand({ type, data }: Partial<Typed>): Typed['data'] | undefined {
  return type === InteractionType.ApplicationCommand ? data : undefined;
}

function wantsPrivate(interaction: Typed): boolean {
  return (typedCommand(interaction)?.options ?? []).some(
    (option) => option.name === 'private' && 'value' in option && option.value === true,
  );
}
