import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as OptionType,
} from 'discord.js';
import type { AttachedFile } from './attachments.js';

/**
 * The options of a command or subcommand, as Discord's client fills them in.
 *
 * @param fill fills in the options of either
 * @throws {InvalidUse} if there is no such command
 */
export function filledIn(
  command: APIApplicationCommand,
  nested: string | undefined,
  fill: (of: WithOptions) => FilledOption[],
): object[] {
  const isGroup = command.options?.some(({ type }) => type === OptionType.Subcommand) === true;
  if (!isGroup && nested === undefined) return fill(command);
  const found = command.options?.find(({ name, type }) => name === nested && type === OptionType.Subcommand);
  if (!found) throw new InvalidUse(`/${command.name} has no command "${nested}".`);
  return [{ type: found.type, name: found.name, options: fill(found as WithOptions) }];
}

type WithOptions = Pick<APIApplicationCommand, 'name' | 'options'>;

/** The values of a command's options, by name. */
export type OptionValues = Readonly<Record<string, string | number | boolean | AttachedFile>>;

/**
 * A user asked for something that Discord's own client would not allow. The message is a sentence that says what and
 * why.
 */
export class InvalidUse extends Error {
  override name = 'InvalidUse';
}

interface FilledOption {
  readonly type: OptionType;
  readonly name: string;
  readonly value: string | number | boolean;
  readonly focused?: true;
}

/**
 * Fills in a command's options as Discord's client does, which sends nothing invalid.
 * @param focused the option being typed; the others may then be incomplete, and this one invalid
 * @throws {InvalidUse} names the option that is unknown, missing or invalid
 */
export function fillOptions(
  command: WithOptions,
  values: OptionValues,
  attach: (file: AttachedFile) => string,
  focused?: string,
): FilledOption[] {
  const options = command.options ?? [];
  const unknown = [...Object.keys(values), ...(focused ? [focused] : [])].find(
    (name) => !options.some((option) => option.name === name),
  );
  if (unknown) throw new InvalidUse(`/${command.name} has no option "${unknown}".`);
  const given = new Map(Object.entries(values));
  const missing = options.find(({ name, required }) => required && given.get(name) === undefined);
  if (missing && !focused) throw new InvalidUse(`/${command.name} needs the option "${missing.name}".`);
  return options.flatMap((option) => {
    const value = given.get(option.name) ?? (option.name === focused ? '' : undefined);
    if (value === undefined) return [];
    const { name, type } = option;
    if (typeof value === 'object') {
      if (type !== OptionType.Attachment) throw new InvalidUse(`The option "${name}" takes no file.`);
      return [{ name, type, value: attach(value) }];
    }
    if (name === focused) return [{ name, type, value, focused: true as const }];
    const problem = problemOf(option, value);
    if (problem) throw new InvalidUse(`The option "${name}" of /${command.name} ${problem}.`);
    return [{ name, type, value }];
  });
}

/** Why a value is invalid for an option; undefined if it is valid. */
function problemOf(
  option: APIApplicationCommandOption,
  value: string | number | boolean,
): string | undefined {
  const choices = 'choices' in option ? option.choices : undefined;
  if (choices?.length && !choices.some((choice) => choice.value === value))
    return `must be one of ${choices.map((choice) => choice.name).join(', ')}`;
  switch (option.type) {
    case OptionType.String:
      if (typeof value !== 'string') return 'must be text';
      // An empty value would not be sent at all.
      return outside([...value].length, option.min_length || 1, option.max_length ?? 6000, ' characters');
    case OptionType.Integer:
    case OptionType.Number:
      if (typeof value !== 'number') return 'must be a number';
      if (option.type === OptionType.Integer && !Number.isSafeInteger(value)) return 'must be a whole number';
      return outside(value, option.min_value ?? -(2 ** 53), option.max_value ?? 2 ** 53, '');
    case OptionType.Boolean:
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    default:
      return 'is of a type that cannot be filled in here';
  }
}

function outside(value: number, min: number, max: number, unit: string): string | undefined {
  return value < min || value > max ? `must be ${min} to ${max}${unit}` : undefined;
}
