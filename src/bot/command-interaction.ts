import type {
  APIMessageApplicationCommandInteraction as Chosen,
  APIApplicationCommandInteractionDataOption as Received,
  APIChatInputApplicationCommandInteraction as Typed,
  APIApplicationCommandAutocompleteInteraction as Typing,
} from 'discord-api-types/v10';
import { type Choice, type Context, type Focused, OptionType, type Payload } from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import { componentsOf } from '../cards/components/message.js';
import { inTurn } from '../language/steps.js';
import { answer, showingOf, shown } from './answer-interaction.js';
import { type Bot, libraryIn } from './bot.js';
import { measureBlocking, type Timed } from './event-loop.js';
import { Mistake, type Result, report } from './outcome.js';
import type { Responses } from './reply.js';
import { wordsOf } from './shown-message.js';
import { wantedBy } from './wanted-by.js';

/** Answers what was typed with a card. */
export async function answerCommand(typed: Typed, responses: Responses, bot: Bot): Promise<Result> {
  const isPrivate = wantsPrivate(typed, bot);
  const showing = showingOf(typed, isPrivate, bot);
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

/** What the member says of it comes before what the command is like, and that before what the server's owner says. */
function wantsPrivate(
  { data: { name, options = [] } }: Typed,
  { commands, arePrivate = false }: Bot,
): boolean {
  const said = options.find((option) => option.name === 'private' && 'value' in option);
  return said && 'value' in said ? said.value === true : (commands.get(name)?.isPrivate ?? arePrivate);
}

/** Answers a command from the menu of a message, to whoever chose it alone: it may be somebody else's message. */
export async function answerMessageCommand(chosen: Chosen, responses: Responses, bot: Bot): Promise<Result> {
  const showing = showingOf(chosen, true, bot);
  const answerTo = async (context: Context, timed: Timed) => {
    const { name, target_id, resolved } = chosen.data;
    const command = bot.messageCommands.get(name);
    if (!command) throw new Mistake('There is no such command here any more.');
    const words = wordsOf(resolved?.messages?.[target_id] ?? {});
    const cards = await inTurn(command.run(words, context), timed);
    const message = (card: Card) => componentsOf(card, context.library, showing);
    return { messages: timed(() => cards.slice(0, MOST).map(message)) };
  };
  return answer({ manner: 'private', answer: answerTo }, chosen, responses, bot);
}

/** An answer and what may follow it: where an app is installed for a user, Discord takes five. */
const MOST = 6;

/** Offers values for the option that is being typed. There is no way to tell a failure but to offer none. */
export async function suggestValues(interaction: Typing, responses: Responses, bot: Bot): Promise<Result> {
  const { timed, longest } = measureBlocking();
  try {
    await responses.suggest(await choicesFor(interaction, bot, timed));
    return { outcome: 'answered', blockedMs: longest() };
  } catch (error) {
    const outcome = report(error, interaction, bot.log);
    if (outcome !== 'late') await responses.suggest([]).catch(() => {});
    return { outcome, blockedMs: longest() };
  }
}

async function choicesFor(typing: Typing, bot: Bot, timed: Timed): Promise<Choice[]> {
  const { data } = typing;
  const command = bot.commands.get(data.name);
  const focused = focusedOf(data.options);
  const library = await libraryIn(bot, () => wantedBy(typing));
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

type OptionValues = Readonly<Record<string, string | boolean>>;

type Option = NonNullable<Payload['options']>[number];

/**
 * The options of an interaction, checked against the payload of its command. Discord checks them too, but what is
 * registered there may be older than this program, and not only Discord may send interactions.
 *
 * @throws {Mistake} where one is missing, unknown or not of its kind
 * @example readOptions(ask.payload, [{ name: 'question', type: 3, value: 'Why?' }]) // { question: 'Why?' }
 */
export function readOptions({ options = [] }: Payload, received: readonly Received[]): OptionValues {
  const values: Record<string, string | boolean> = {};
  for (const { name, ...rest } of received) {
    const option = options.find((each) => each.name === name);
    if (!option) throw new Mistake(`This command has no option "${name}".`);
    values[name] = checked(option, 'value' in rest ? rest.value : undefined);
  }
  const missing = options.find(({ name, required }) => required && !isGiven(values[name]));
  if (missing) throw new Mistake(`The option "${missing.name}" is needed and was left empty.`);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value)));
}

/** Blanks alone are taken for nothing: Discord lets them through. */
function isGiven(value: string | boolean | undefined): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}

function checked(option: Option, value: unknown): string | boolean {
  const { name } = option;
  if (option.type === OptionType.boolean) {
    if (typeof value === 'boolean') return value;
    throw new Mistake(`The option "${name}" is either true or false.`);
  }
  if (typeof value !== 'string') throw new Mistake(`The option "${name}" has to be text.`);
  const longest = 'max_length' in option ? option.max_length : undefined;
  const { length } = [...value];
  if (longest !== undefined && length > longest) {
    throw new Mistake(`The option "${name}" may have ${longest} characters, and this has ${length}.`);
  }
  const choices = 'choices' in option ? option.choices?.map((choice) => String(choice.value)) : undefined;
  if (choices && !choices.includes(value)) {
    throw new Mistake(`The option "${name}" is one of ${choices.join(', ')}.`);
  }
  return value;
}
