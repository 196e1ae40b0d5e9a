import type { APIApplicationCommandInteractionDataOption as Received } from 'discord-api-types/v10';
import { OptionType, type Payload } from '../../commands/command.js';
import { Mistake } from './mistake.js';

export type OptionValues = Readonly<Record<string, string | boolean>>;

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
