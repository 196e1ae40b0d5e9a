import { ApplicationCommandOptionType as OptionType } from 'discord.js';
import { z } from 'zod';
import { addIssue, list, text, whole } from './form.js';

/** The name of a slash command or of an option: letters, digits, - _ ', and nothing that has a lower-case form. */
export const slashName = text(1, 32).check((ctx) => {
  const { value } = ctx;
  if (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(value) || value !== value.toLowerCase())
    addIssue(ctx, [], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});

/** Texts by language, of `min` to `max` characters each. */
export function localized(min: number, max: number) {
  return z.record(z.string(), text(min, max)).nullish();
}

const naming = {
  name: slashName,
  name_localizations: localized(1, 32),
  description: text(1, 100),
  description_localizations: localized(1, 100),
  required: z.boolean().nullish(),
};

function choiceOf<T extends z.ZodType>(value: T) {
  return z.strictObject({ name: text(1, 100), name_localizations: localized(1, 100), value });
}

const stringOption = z
  .strictObject({
    type: z.literal(OptionType.String),
    ...naming,
    choices: list(choiceOf(text(1, 100)), 0, 25).nullish(),
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
    choices: list(choiceOf(z.number()), 0, 25).nullish(),
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

/** An option of a slash command, with its limits. */
const option = z.discriminatedUnion('type', [stringOption, numberOption, plainOption]).check((ctx) => {
  const { choices, autocomplete } = ctx.value as z.infer<typeof stringOption>;
  if (choices?.length && autocomplete)
    addIssue(
      ctx,
      ['autocomplete'],
      'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE',
      'Choices leave nothing to complete.',
    );
});

/** The options of a slash command: at most 25, none named twice, the required ones first. */
export const options = list(option, 0, 25).check((ctx) => {
  ctx.value.forEach(({ name, required }, at) => {
    const earlier = ctx.value.slice(0, at);
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

/** An option of a slash command. */
export type CommandOption = z.infer<typeof option>;
