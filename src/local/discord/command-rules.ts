import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { addIssue, readForm, snowflake, text, whole } from './form.js';
import { type CommandOption, localized, options, slashName } from './option-rules.js';

/** Discord's limit on the characters of all names, descriptions and choice values of one command. */
const MAX_CHARACTERS = 8000;

const commandShape = z
  .strictObject({
    id: snowflake.nullish(),
    type: whole(ApplicationCommandType.ChatInput, ApplicationCommandType.Message).nullish(),
    name: text(1, 32),
    name_localizations: localized(1, 32),
    description: text(0, 100).nullish(),
    description_localizations: localized(1, 100),
    options: options.nullish(),
    default_member_permissions: z.coerce.string().nullish(),
    dm_permission: z.boolean().nullish(),
    nsfw: z.boolean().nullish(),
    contexts: z.array(whole(0, 2)).nullish(),
    integration_types: z.array(whole(0, 1)).nullish(),
  })
  .check((ctx) => {
    if ((ctx.value.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput)
      checkSlash(ctx);
    else checkMenu(ctx);
    if (size(ctx.value) > MAX_CHARACTERS)
      addIssue(ctx, [], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_CHARACTERS})`);
  });

/** What a bot sends to register a command. */
export type CommandBody = z.infer<typeof commandShape>;

/**
 * Reads what a bot sends to register a command.
 * @param at where the body stands in the request, for the paths of the problems
 * @throws {DiscordError} code 50035 that names the fields
 */
export function readCommand(body: unknown, at: readonly number[] = []): CommandBody {
  return readForm(commandShape, body, at);
}

function checkSlash(ctx: z.core.ParsePayload<CommandFields>): void {
  const name = slashName.safeParse(ctx.value.name);
  if (!name.success) addIssue(ctx, ['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  if (!ctx.value.description) addIssue(ctx, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
}

function checkMenu(ctx: z.core.ParsePayload<CommandFields>): void {
  const { description, options: given } = ctx.value;
  if (description)
    addIssue(
      ctx,
      ['description'],
      'APPLICATION_COMMAND_DESCRIPTION_INVALID',
      'Menu commands have no description.',
    );
  if (given?.length)
    addIssue(ctx, ['options'], 'APPLICATION_COMMAND_OPTIONS_INVALID', 'Menu commands have no options.');
}

type Localized = Record<string, string> | null | undefined;

interface CommandFields {
  name: string;
  name_localizations?: Localized;
  description?: string | null | undefined;
  description_localizations?: Localized;
  options?: CommandOption[] | null | undefined;
}

/** The characters that count against the limit; of the languages of a text, only the longest one counts. */
function size(command: CommandFields): number {
  return named(command) + sum((command.options ?? []).map(optionSize));
}

function optionSize(option: CommandOption): number {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return named(option) + sum(choices.map((choice) => named(choice) + String(choice.value).length));
}

function named(thing: Omit<CommandFields, 'options'>): number {
  return (
    longest(thing.name, thing.name_localizations) +
    longest(thing.description ?? '', thing.description_localizations)
  );
}

function longest(text: string, localizations: Localized): number {
  return Math.max(...[text, ...Object.values(localizations ?? {})].map(({ length }) => length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
