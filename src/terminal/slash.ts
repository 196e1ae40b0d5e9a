import type { Command, Payload } from '../../commands/command.js';
import { OptionType } from '../../commands/command.js';
import { usage } from '../../commands/usage.js';
import type { Span } from '../language/span.js';

/** Thrown where a typed line is no command; the message says what to type instead. */
export class SlashError extends Error {
  override readonly name = 'SlashError';
}

/** A command with the values of its options, as typed. */
export interface SlashCall {
  readonly command: Command;
  readonly options: Readonly<Record<string, string | boolean>>;
}

export type Option = NonNullable<Payload['options']>[number];

/** A stretch of the line that is (part of) an option's value. */
export interface Segment extends Span {
  readonly option: Option;
}

/**
 * Reads a line as Discord's own input would take it: options by name, and what has no name is the first option.
 *
 * @throws {SlashError} where there is no such command, or an option is missing or has a value that it cannot have
 * @example parseSlash('/quote Putin about:sanctions', commands) // quote with { speaker: 'Putin', about: 'sanctions' }
 */
export function parseSlash(line: string, commands: ReadonlyMap<string, Command>): SlashCall {
  const name = commandName(line);
  const command = commands.get(name.toLowerCase());
  if (!command) throw new SlashError(`There is no /${name}. Type /help to see what there is.`);
  const { payload } = command;
  const options: Record<string, string | boolean> = {};
  for (const [option, value] of values(line, payload.options ?? [])) {
    options[option.name] = typedValue(option, value);
  }
  const missing = payload.options?.find((option) => option.required && !(option.name in options));
  if (missing) throw new SlashError(`/${payload.name} needs a ${missing.name}: ${usage(payload)}`);
  return { command, options };
}

/** The word after the slash. */
export function commandName(line: string): string {
  return /^\s*\/(\S*)/u.exec(line)?.[1] ?? '';
}

/** The line after the command's name, cut at the names of options; the last segment is the one being typed. */
export function segmentsOf(line: string, options: readonly Option[]): Segment[] {
  const [first] = options;
  if (!first) return [];
  const from = /^\s*\/\S*\s?/u.exec(line)?.[0].length ?? 0;
  const named = [...line.matchAll(/(?<=\s)([a-z]+):(?=\S|$)/gu)].flatMap(({ 0: mark, 1: name, index }) => {
    const option = options.find((each) => each.name === name);
    return option ? [{ option, at: index, start: index + mark.length }] : [];
  });
  const marks = [{ option: first, at: from, start: from }, ...named];
  return marks.flatMap(({ option, start }, index) => {
    const end = marks[index + 1]?.at ?? line.length;
    return takesOneWord(option) ? oneWord(line, { option, start, end }, first) : [{ option, start, end }];
  });
}

/** What follows the single word belongs to the first option. */
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
  return option.type === OptionType.boolean || choicesOf(option) !== undefined;
}

/** The values that an option can have, where they are listed. */
export function choicesOf(option: Option): readonly string[] | undefined {
  if (option.type === OptionType.boolean) return ['true', 'false'];
  return 'choices' in option ? option.choices?.map(({ value }) => String(value)) : undefined;
}

function typedValue(option: Option, value: string): string | boolean {
  const choices = choicesOf(option);
  const chosen = value.toLowerCase();
  if (choices && !choices.includes(chosen)) {
    throw new SlashError(`${option.name} is one of ${choices.join(', ')}, not "${value}".`);
  }
  if (option.type === OptionType.boolean) return chosen === 'true';
  return choices ? chosen : value;
}
