import {
  type APIApplicationCommand as Command,
  type APIApplicationCommandOption as Option,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { InteractionFailed, InvalidUse } from '../discord/server.js';
import type { Member } from './member.js';
import { type Completion, completeOwn, OWN_NAMES } from './own-commands.js';

/** Thrown if a typed line is no command; the message says what to type instead. */
export class SlashError extends Error {
  override readonly name = 'SlashError';
}

/** A command with the values of its options, as typed. */
interface SlashCall {
  readonly command: Command;
  readonly options: Readonly<Record<string, string | boolean>>;
}

/** A segment of the line that is (part of) an option's value. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly option: Option;
}

/**
 * Parses a line as Discord's own input would: options by name and colon; text without a name is the first option.
 *
 * @throws {SlashError} if there is no such command
 * @example parseSlash('/quote Putin about: sanctions', commands) // quote with { speaker: 'Putin', about: 'sanctions' }
 */
export function parseSlash(line: string, commands: readonly Command[]): SlashCall {
  const name = commandName(line);
  const command = commands.find((each) => each.name === name.toLowerCase());
  if (!command) throw new SlashError(`There is no /${name}. Type /help to see what there is.`);
  return { command, options: optionsIn(line, command) };
}

/** The options that the line contains; Discord checks whether they are valid. */
function optionsIn(line: string, { options = [] }: Command): SlashCall['options'] {
  const typed = [...values(line, options)].map(([option, value]) => [option.name, typedValue(option, value)]);
  return Object.fromEntries(typed);
}

/** The word after the slash. */
function commandName(line: string): string {
  return /^\s*\/(\S*)/u.exec(line)?.[1] ?? '';
}

/** The line after the command's name, split at the names of options; the last segment is the one being typed. */
function segmentsOf(line: string, options: readonly Option[]): Segment[] {
  const [first] = options;
  if (!first) return [];
  const from = /^\s*\/\S*\s?/u.exec(line)?.[0].length ?? 0;
  const named = [...line.matchAll(/(?<=\s)([a-z]+):\s*/gu)].flatMap(({ 0: mark, 1: name, index }) => {
    const option = options.find((each) => each.name === name);
    return option ? [{ option, at: index, start: index + mark.length }] : [];
  });
  const marks = [{ option: first, at: from, start: from }, ...named];
  return marks.flatMap(({ option, start }, index) => {
    const end = marks[index + 1]?.at ?? line.length;
    return takesOneWord(option) ? oneWord(line, { option, start, end }, first) : [{ option, start, end }];
  });
}

/** Text after the single word belongs to the first option. */
function oneWord(line: string, { option, start, end }: Segment, first: Option): Segment[] {
  const blank = line.slice(start, end).search(/\s/u);
  if (blank < 0) return [{ option, start, end }];
  return [
    { option, start, end: start + blank },
    { option: first, start: start + blank, end },
  ];
}

function values(line: string, options: readonly Option[]): Map<Option, string> {
  const found = new Map<Option, string>();
  for (const { option, start, end } of segmentsOf(line, options)) {
    const value = `${found.get(option) ?? ''} ${line.slice(start, end).trim()}`.trim();
    if (value !== '') found.set(option, value);
  }
  return found;
}

function takesOneWord(option: Option): boolean {
  return option.type === OptionType.Boolean || choicesOf(option) !== undefined;
}

/** The values of an option, if it lists them. */
function choicesOf(option: Option): readonly string[] | undefined {
  if (option.type === OptionType.Boolean) return ['true', 'false'];
  return 'choices' in option ? option.choices?.map(({ value }) => String(value)) : undefined;
}

function typedValue(option: Option, value: string): string | boolean {
  const chosen = value.toLowerCase();
  if (!choicesOf(option)?.includes(chosen)) return value;
  return option.type === OptionType.Boolean ? chosen === 'true' : chosen;
}

/**
 * Completes a line: the name of a command, else the value being typed (suggested by the bot), else the name of an
 * option.
 *
 * @example await complete('/quote put', member) // [['Vladimir Putin'], 'put']
 */
export async function complete(line: string, member: Member): Promise<Completion> {
  const commands = member.commands();
  if (!/^\s*\/\S*\s/u.test(line)) return completeName(line, commands);
  const own = completeOwn(line, member);
  if (own) return own;
  const command = commands.find(({ name }) => name === commandName(line).toLowerCase());
  const options = command?.options ?? [];
  const last = segmentsOf(line, options).at(-1);
  if (!command || !last) return [[], line];
  const typed = line.slice(last.start).trimStart();
  const values = await valuesFor(last.option, typed, line, command, member);
  const isDone = /\s$/u.test(typed) && values.includes(typed.trim());
  if (values.length > 0 && !isDone) return [values, typed];
  const word = /\S*$/u.exec(line)?.[0] ?? '';
  return [unusedNames(line, options).filter((name) => name.startsWith(word)), word];
}

function completeName(line: string, commands: readonly Command[]): Completion {
  const typed = line.trimStart();
  // A name with a space belongs to a context menu.
  const typable = commands.map(({ name }) => name).filter((name) => !name.includes(' '));
  const names = [...typable, ...OWN_NAMES].map((name) => `/${name} `);
  return [names.filter((name) => name.startsWith(typed.toLowerCase())), typed];
}

async function valuesFor(
  option: Option,
  value: string,
  line: string,
  command: Command,
  member: Member,
): Promise<string[]> {
  const choices = choicesOf(option);
  if (choices) return choices.filter((choice) => choice.startsWith(value.toLowerCase()));
  if (!('autocomplete' in option && option.autocomplete)) return [];
  const typed = { ...optionsIn(line, command), [option.name]: value };
  return offered(() => member.autocomplete(command.name, typed, option.name));
}

/** Values that the bot suggests; none if another option is invalid, or the bot does not answer. */
async function offered(ask: () => ReturnType<Member['autocomplete']>): Promise<string[]> {
  try {
    return (await ask()).map((choice) => String(choice.value));
  } catch (error) {
    if (error instanceof InvalidUse || error instanceof InteractionFailed) return [];
    throw error;
  }
}

/** `about:` and the like, for options that are not used yet; the first needs no name. */
function unusedNames(line: string, options: readonly Option[]): string[] {
  const used = segmentsOf(line, options).map(({ option }) => option.name);
  return options
    .map(({ name }) => name)
    .filter((name) => !used.includes(name))
    .map((name) => `${name}:`);
}
