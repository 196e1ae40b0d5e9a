import type {
  APIApplicationCommandInteractionDataOption as Received,
  APIApplicationCommandAutocompleteInteraction as Typing,
} from 'discord-api-types/v10';
import type { Choice, Focused } from '../../commands/command.js';
import type { Bot } from './bot.js';
import { report } from './failures.js';
import { measureHeld, type Timed } from './held.js';
import type { Result } from './outcome.js';
import type { Responses } from './responses.js';

/** Offers values for the option that is being typed. There is no way to tell a failure but to offer none. */
export async function suggestValues(interaction: Typing, responses: Responses, bot: Bot): Promise<Result> {
  const { timed, longest } = measureHeld();
  try {
    await responses.suggest(await choicesFor(interaction, bot, timed));
    return { outcome: 'answered', held: longest() };
  } catch (error) {
    const outcome = report(error, interaction, bot.log);
    if (outcome !== 'late') await responses.suggest([]).catch(() => {});
    return { outcome, held: longest() };
  }
}

async function choicesFor({ data }: Typing, { commands, library }: Bot, timed: Timed): Promise<Choice[]> {
  const command = commands.get(data.name);
  const focused = focusedOf(data.options);
  return (focused && (await timed(() => command?.autocomplete?.(focused, { library })))) ?? [];
}

function focusedOf(options: readonly Received[] = []): Focused | undefined {
  const typed = options.find((option) => 'focused' in option && option.focused === true);
  if (!typed) return undefined;
  const source = typed.name === 'source' ? '' : textOf(options.find(({ name }) => name === 'source'));
  return { name: typed.name, value: textOf(typed), ...(source && { source }) };
}

function textOf(option: Received | undefined): string {
  return option && 'value' in option ? String(option.value) : '';
}
