import type {
  APIApplicationCommand as Command,
  APIApplicationCommandOption as Option,
} from 'discord-api-types/v10';
import { InteractionFailed, InvalidUse } from '../discord/server.js';
import type { Member } from './member.js';
import { choicesOf, commandName, optionsIn, segmentsOf } from './slash.js';

/** Candidates, and the end of the line that they would take the place of; what `readline` asks of a completer. */
export type Completion = [string[], string];

/**
 * Completes a line: the name of a command, else the value that is being typed (the bot is asked for it), else the
 * name of an option.
 *
 * @example await complete('/quote put', member) // [['Vladimir Putin'], 'put']
 */
export async function complete(line: string, member: Member): Promise<Completion> {
  const commands = member.commands();
  if (!/^\s*\/\S*\s/u.test(line)) return completeName(line, commands);
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

/** Commands that the prompt itself knows. */
const OWN = ['quit'];

function completeName(line: string, commands: readonly Command[]): Completion {
  const typed = line.trimStart();
  // A name with a blank in it is of the menu of a message.
  const typable = commands.map(({ name }) => name).filter((name) => !name.includes(' '));
  const names = [...typable, ...OWN].map((name) => `/${name} `);
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

/** Values that the bot offers; none where another option cannot be sent as it is, or the bot does not answer. */
async function offered(ask: () => ReturnType<Member['autocomplete']>): Promise<string[]> {
  try {
    return (await ask()).map((choice) => String(choice.value));
  } catch (error) {
    if (error instanceof InvalidUse || error instanceof InteractionFailed) return [];
    throw error;
  }
}

/** `about:` and the like, for options not named yet; the first needs no name. */
function unusedNames(line: string, options: readonly Option[]): string[] {
  const used = segmentsOf(line, options).map(({ option }) => option.name);
  return options
    .map(({ name }) => name)
    .filter((name) => !used.includes(name))
    .map((name) => `${name}:`);
}
