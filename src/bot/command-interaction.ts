import type {
  APIMessageApplicationCommandInteraction as Chosen,
  APIApplicationCommandInteractionDataOption as Received,
  APIInteractionDataResolved as Resolved,
  APIChatInputApplicationCommandInteraction as Typed,
  APIApplicationCommandAutocompleteInteraction as Typing,
} from 'discord-api-types/v10';
import {
  type Attachment,
  type Choice,
  type Context,
  type Focused,
  OptionType,
  type Payload,
} from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import { componentsOf } from '../cards/components/message.js';
import { answerInteraction, settled, showingOf, shown } from './answer-interaction.js';
import { arePrivate, type Bot, type BotCommand, contextIn } from './bot.js';
import { measureBlocking, type Timed } from './event-loop.js';
import { openForm } from './form-interaction.js';
import { Mistake, type Result, reportFailure } from './outcome.js';
import type { Responses } from './reply.js';
import { wordsOf } from './shown-message.js';
import { wantedBy } from './wanted-by.js';

/** Answers a command with a card, or with a form to fill in first. */
export async function answerCommand(typed: Typed, responses: Responses, bot: Bot): Promise<Result> {
  const command = calledIn(typed.data, bot);
  const form = formFor(command);
  if (form) return openForm(form, typed, responses, bot);
  const wanted = wantsPrivate(command);
  const mode = wanted === undefined ? undefined : wanted ? 'private' : 'public';
  return answerInteraction({ mode, answer: answerTo }, typed, responses, bot);

  async function answerTo(context: Context, timed: Timed) {
    if (!command) throw new Mistake('There is no such command here any more. Type / to see what there is.');
    const { run, options } = command;
    const card = await settled(() => run(options(), context), timed);
    const isPrivate = wanted ?? arePrivate(bot, context.server?.settings ?? {});
    return timed(() => ({
      ...shown(card, context, showingOf(typed, isPrivate, bot)),
      asked: card.asked,
    }));
  }
}

/** A command with its options. */
interface Called extends BotCommand {
  readonly received: readonly Received[];
  /** @throws {Mistake} if they are invalid */
  options(): OptionValues;
}

/** The command or subcommand that was used; undefined if it is unknown. */
function calledIn({ name, options = [], resolved }: Typed['data'], { commands }: Bot): Called | undefined {
  const command = commands.get(name);
  const [first] = options;
  const isNested = command?.subcommands !== undefined && first?.type === OptionType.subcommand;
  const called = isNested ? command.subcommands?.get(first.name) : command;
  const received = isNested ? (first.options ?? []) : options;
  return called && { ...called, received, options: () => readOptions(called.payload, received, resolved) };
}

/** Errors in the options are reported when the command is answered. */
function formFor(command: Called | undefined) {
  try {
    return command?.form?.(command.options());
  } catch {
    return undefined;
  }
}

/** The member's choice takes precedence over the command's; undefined if neither decides. */
function wantsPrivate(command: Called | undefined): boolean | undefined {
  const said = command?.received.find((option) => option.name === 'private' && 'value' in option);
  return said && 'value' in said ? said.value === true : command?.isPrivate;
}

/**
 * Answers a command from a message's context menu. Only the member sees it, because the message may be somebody else's.
 */
export async function answerMessageCommand(chosen: Chosen, responses: Responses, bot: Bot): Promise<Result> {
  const showing = showingOf(chosen, true, bot);
  const answerTo = async (context: Context, timed: Timed) => {
    const { name, target_id, resolved } = chosen.data;
    const message = resolved?.messages?.[target_id];
    const command = bot.messageCommands.get(name);
    if (!command) throw new Mistake('There is no such command here any more.');
    const attachments = (message?.attachments ?? []).flatMap(attachmentOf);
    const chosenMessage = { text: wordsOf(message ?? {}), id: target_id, attachments };
    const cards = await settled<readonly Card[]>(() => command.run(chosenMessage, context), timed);
    const shownAs = (card: Card) => componentsOf(card, context.library, showing);
    return { messages: timed(() => cards.slice(0, MOST).map(shownAs)) };
  };
  return answerInteraction({ mode: 'private', answer: answerTo }, chosen, responses, bot);
}

/** An answer and its follow-ups. Discord allows five follow-ups for apps that are installed for a user. */
const MOST = 6;

/** Offers values for the option that is being typed. A failure can only be reported as no values. */
export async function suggestValues(interaction: Typing, responses: Responses, bot: Bot): Promise<Result> {
  const { timed, longest } = measureBlocking();
  try {
    await responses.suggest(await choicesFor(interaction, bot, timed));
    return { outcome: 'answered', blockedMs: longest() };
  } catch (error) {
    const outcome = reportFailure(error, interaction, bot.log);
    if (outcome !== 'late') await responses.suggest([]).catch(() => {});
    return { outcome, blockedMs: longest() };
  }
}

/** In milliseconds. Discord's limit is 3 s; the rest is for the network. */
const SUGGEST_WITHIN = 2000;

/** The choices available in time; none while a server's library is still being opened. */
async function choicesFor(typing: Typing, bot: Bot, timed: Timed): Promise<Choice[]> {
  const command = calledIn(typing.data as Typed['data'], bot);
  const focused = focusedOf(command?.received);
  if (!focused || !command?.autocomplete) return [];
  const { autocomplete } = command;
  const found = contextIn(bot, typing, () => wantedBy(typing)).then((context) =>
    settled<Choice[]>(() => autocomplete(focused, context), timed),
  );
  let timer: NodeJS.Timeout | undefined;
  const nothing = new Promise<Choice[]>((resolve) => {
    timer = setTimeout(() => resolve([]), SUGGEST_WITHIN);
  });
  try {
    return await Promise.race([found, nothing]);
  } finally {
    clearTimeout(timer);
  }
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

type OptionValue = string | boolean | Attachment;
type OptionValues = Readonly<Record<string, OptionValue>>;

type Option = NonNullable<Payload['options']>[number];

/**
 * The options of an interaction, checked against the payload of its command. Discord checks them too, but the
 * registered payload may be older than this program, and interactions may come from other transports.
 *
 * @throws {Mistake} if one is missing, unknown or of the wrong type
 * @example readOptions(ask.payload, [{ name: 'question', type: 3, value: 'Why?' }]) // { question: 'Why?' }
 */
export function readOptions(
  { options = [] }: Pick<Payload, 'options'>,
  received: readonly Received[],
  resolved?: Pick<Resolved, 'attachments'>,
): OptionValues {
  const values: Record<string, OptionValue | undefined> = {};
  for (const { name, ...rest } of received) {
    const option = options.find((each) => each.name === name);
    if (!option) throw new Mistake(`This command has no option "${name}".`);
    const value = 'value' in rest ? rest.value : undefined;
    values[name] = option.type === OptionType.attachment ? attached(value, resolved) : checked(option, value);
  }
  const missing = options.find(({ name, required }) => required && !isGiven(values[name]));
  if (missing) throw new Mistake(`The option "${missing.name}" is needed and was left empty.`);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isGiven(value))) as OptionValues;
}

/** Whitespace alone counts as nothing, because Discord accepts it. */
function isGiven(value: OptionValue | undefined): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}

/** The attachment with an id. */
function attached(id: unknown, resolved: Pick<Resolved, 'attachments'> | undefined): Attachment | undefined {
  return attachmentOf(resolved?.attachments?.[String(id)])[0];
}

/** An attachment as Discord describes it; empty if the description is invalid. */
function attachmentOf(described: unknown): Attachment[] {
  const { filename, size, url } = (described ?? {}) as Record<string, unknown>;
  if (typeof filename !== 'string' || typeof size !== 'number' || typeof url !== 'string') return [];
  return [{ name: filename, size, url }];
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
