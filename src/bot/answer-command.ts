import {
  InteractionContextType,
  type APIChatInputApplicationCommandInteraction as Typed,
} from 'discord-api-types/v10';
import type { Context } from '../../commands/command.js';
import { answer, shown } from './answer.js';
import type { Bot } from './bot.js';
import type { Timed } from './held.js';
import { Mistake } from './mistake.js';
import { readOptions } from './options.js';
import type { Result } from './outcome.js';
import type { Responses } from './responses.js';

/** Answers what was typed with a card. */
export async function answerCommand(typed: Typed, responses: Responses, bot: Bot): Promise<Result> {
  const isPrivate = wantsPrivate(typed, bot);
  const showing = { private: isPrivate, shareable: isPrivate && canShare(typed) };
  const manner = isPrivate ? 'private' : 'public';
  return answer({ manner, answer: answerTo }, typed, responses, bot);

  async function answerTo(context: Context, timed: Timed) {
    const { name, options = [] } = typed.data;
    const command = bot.commands.get(name);
    if (!command) throw new Mistake('There is no such command here any more. Type / to see what there is.');
    const card = await timed(() => command.run(readOptions(command.payload, options), context));
    return timed(() => shown(card, context, showing));
  }
}

/** Whether there is anybody else to show an answer to. */
export function canShare({ context }: { readonly context?: InteractionContextType }): boolean {
  return context !== InteractionContextType.BotDM;
}

/** What the member says of it comes before what the command is like, and that before what the server's owner says. */
function wantsPrivate(
  { data: { name, options = [] } }: Typed,
  { commands, arePrivate = false }: Bot,
): boolean {
  const said = options.find((option) => option.name === 'private' && 'value' in option);
  return said && 'value' in said ? said.value === true : (commands.get(name)?.isPrivate ?? arePrivate);
}
