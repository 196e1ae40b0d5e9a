import type { Command, Context, Payload } from '../../commands/command.js';
import { choicesOf, commandName, type Option, segmentsOf } from './slash.js';

/** Candidates, and the end of the line that they would take the place of; what `readline` asks of a completer. */
export type Completion = [string[], string];

/**
 * Completes a line: the name of a command, else the value that is being typed, else the name of an option.
 *
 * @example complete('/quote put', commands, context) // [['Vladimir Putin'], 'put']
 */
export function complete(line: string, commands: ReadonlyMap<string, Command>, context: Context): Completion {
  if (!/^\s*\/\S*\s/u.test(line)) return completeName(line, commands);
  const command = commands.get(commandName(line).toLowerCase());
  const options = command?.payload.options ?? [];
  const last = segmentsOf(line, options).at(-1);
  if (!command || !last) return [[], line];
  const typed = line.slice(last.start).trimStart();
  const values = valuesFor(last.option, typed, line, command, context);
  const isDone = /\s$/u.test(typed) && values.includes(typed.trim());
  if (values.length > 0 && !isDone) return [values, typed];
  const word = /\S*$/u.exec(line)?.[0] ?? '';
  return [unusedNames(line, options).filter((name) => name.startsWith(word)), word];
}

/** Commands that the prompt itself knows. */
const OWN = ['quit'];

function completeName(line: string, commands: ReadonlyMap<string, Command>): Completion {
  const typed = line.trimStart();
  const names = [...commands.keys(), ...OWN].map((name) => `/${name} `);
  return [names.filter((name) => name.startsWith(typed.toLowerCase())), typed];
}

function valuesFor(
  option: Option,
  value: string,
  line: string,
  command: Command,
  context: Context,
): string[] {
  const choices = choicesOf(option);
  if (choices) return choices.filter((choice) => choice.startsWith(value.toLowerCase()));
  if (!('autocomplete' in option && option.autocomplete)) return [];
  const source = sourceIn(line, command.payload);
  const focused = { name: option.name, value, ...(source && option.name !== 'source' ? { source } : {}) };
  return command.autocomplete?.(focused, context).map((choice) => choice.value) ?? [];
}

function sourceIn(line: string, { options = [] }: Payload): string | undefined {
  const segment = segmentsOf(line, options).find(({ option }) => option.name === 'source');
  return segment && line.slice(segment.start, segment.end).trim();
}

/** `about:` and the like, for options not named yet; the first needs no name. */
function unusedNames(line: string, options: readonly Option[]): string[] {
  const used = segmentsOf(line, options).map(({ option }) => option.name);
  return options
    .map(({ name }) => name)
    .filter((name) => !used.includes(name))
    .map((name) => `${name}:`);
}
