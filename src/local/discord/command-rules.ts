import { ApplicationCommandType, ApplicationCommandOptionType as OptionType } from 'discord.js';
import { z } from 'zod';
import { addIssue, boundedList, boundedText, readForm, snowflake, whole } from './validation.js';

/** The name of a slash command or of an option: letters, digits, - _ ', and lower case where that exists. */
const slashName = boundedText(1, 32).check((ctx) => {
  const { value } = ctx;
  if (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(value) || value !== value.toLowerCase())
    addIssue(ctx, [], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});

/** Translations by language, of `min` to `max` characters each. */
export function translations(min: number, max: number) {
  return z.record(z.string(), boundedText(min, max)).nullish();
}

const naming = {
  name: slashName,
  name_localizations: translations(1, 32),
  description: boundedText(1, 100),
  description_localizations: translations(1, 100),
  required: z.boolean().nullish(),
};

function choiceOf<T extends z.ZodType>(value: T) {
  return z.strictObject({ name: boundedText(1, 100), name_localizations: translations(1, 100), value });
}

const stringOption = z
  .strictObject({
    type: z.literal(OptionType.String),
    ...naming,
    choices: boundedList(choiceOf(boundedText(1, 100)), 0, 25).nullish(),
    autocomplete: z.boolean().nullish(),
    min_length: whole(0, 6000).nullish(),
    max_length: whole(1, 6000).nullish(),
  })
  .check((ctx) => {
    const { min_length, max_length } = ctx.value;
    if (min_length != null && max_length != null && min_length > max_length)
      addIssue(
        ctx,
        ['min_length'],
        'APPLICATION_COMMAND_OPTION_RANGE',
        'min_length must not exceed max_length.',
      );
  });

const numberOption = z
  .strictObject({
    type: z.literal([OptionType.Integer, OptionType.Number]),
    ...naming,
    choices: boundedList(choiceOf(z.number()), 0, 25).nullish(),
    autocomplete: z.boolean().nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
  })
  .check((ctx) => {
    const { min_value, max_value } = ctx.value;
    if (min_value != null && max_value != null && min_value > max_value)
      addIssue(
        ctx,
        ['min_value'],
        'APPLICATION_COMMAND_OPTION_RANGE',
        'min_value must not exceed max_value.',
      );
  });

const plainOption = z.strictObject({
  type: z.literal([
    OptionType.Boolean,
    OptionType.User,
    OptionType.Channel,
    OptionType.Role,
    OptionType.Mentionable,
    OptionType.Attachment,
  ]),
  ...naming,
  channel_types: z.array(z.int()).nullish(),
});

const valueOptions = [stringOption, numberOption, plainOption] as const;

/** Options of a type: at most 25, with unique names, the required ones first. */
function optionsOf<T extends z.ZodType<Named>>(kind: T) {
  return boundedList(kind, 0, 25).check((ctx) => {
    ctx.value.forEach(({ name, required, choices, autocomplete }, at) => {
      const earlier = ctx.value.slice(0, at);
      if (choices?.length && autocomplete)
        addIssue(
          ctx,
          [at, 'autocomplete'],
          'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE',
          'Choices leave nothing to complete.',
        );
      if (required && earlier.some((other) => !other.required))
        addIssue(
          ctx,
          [at],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        );
      if (earlier.some((other) => other.name === name))
        addIssue(
          ctx,
          [at, 'name'],
          'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED',
          'An option has this name already.',
        );
    });
  });
}

interface Named {
  readonly name: string;
  readonly required?: boolean | null | undefined;
  readonly choices?: readonly unknown[] | null | undefined;
  readonly autocomplete?: boolean | null | undefined;
}

/** A subcommand, with options of its own. */
const subcommand = z.strictObject({
  type: z.literal(OptionType.Subcommand),
  ...naming,
  options: optionsOf(z.discriminatedUnion('type', [...valueOptions])).nullish(),
});

/** The options of a slash command or its subcommands, but not both. */
const options = optionsOf(z.discriminatedUnion('type', [...valueOptions, subcommand])).check((ctx) => {
  const nested = ctx.value.filter(({ type }) => type === OptionType.Subcommand);
  if (nested.length > 0 && nested.length < ctx.value.length)
    addIssue(
      ctx,
      [],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
});

/** An option of a slash command, or a subcommand. */
export type CommandOption = z.infer<typeof options>[number];

/** Discord's limit for the total length of all names, descriptions and choice values of one command, in characters. */
const MAX_CHARACTERS = 8000;

const commandShape = z
  .strictObject({
    id: snowflake.nullish(),
    type: whole(ApplicationCommandType.ChatInput, ApplicationCommandType.Message).nullish(),
    name: boundedText(1, 32),
    name_localizations: translations(1, 32),
    description: boundedText(0, 100).nullish(),
    description_localizations: translations(1, 100),
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

/** The body of a request to register a command. */
export type CommandBody = z.infer<typeof commandShape>;

/**
 * Reads the body of a request to register a command.
 * @param at the path of the body in the request, for the paths of the problems
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

/** The number of characters that count against the limit; of a text's translations, only the longest one counts. */
function size(command: CommandFields): number {
  return named(command) + sum((command.options ?? []).map(optionSize));
}

function optionSize(option: CommandOption): number {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  const inside: readonly CommandOption[] = 'options' in option ? (option.options ?? []) : [];
  return (
    named(option) +
    sum(inside.map(optionSize)) +
    sum(choices.map((choice) => named(choice) + String(choice.value).length))
  );
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
