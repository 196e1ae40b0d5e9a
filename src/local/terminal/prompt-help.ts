import { ApplicationCommandType, type APIApplicationCommand as Command } from 'discord-api-types/v10';
import { layOut } from '../../cards/text-card.js';
import { nameOfChannel } from '../discord/server.js';
import type { Member } from './member.js';
import { ownDescriptions } from './own-commands.js';

/** How to get from here to the real Discord. */
export const REAL_DISCORD: string = `This is a Discord on this machine, with the bot in it. To put the bot into a
real server, set DISCORD_TOKEN in a file .env and start again; README.md says
where to get a token.
`;

/** The width of the column of names, in characters, with the indentation. */
const COLUMN = 13;

/** Shown if messages are not answered. */
export const COMMANDS_ONLY =
  'Messages are not answered here, for MENTIONS is set to "off"; commands are: /ask and the question.';

/** The first text shown at the prompt. */
export function greetingFor(member: Member, width: number): string {
  const begin = member.commandsOnly ? COMMANDS_ONLY : 'Ask something, or type a command.';
  const commands = typed(member.commands()).map(({ name, description }) => [name, description] as const);
  return [
    paragraph(
      `${begin} Tab completes commands, speakers and sections. A number presses the button with that number under the last answer. Ctrl-C clears the line, and leaves where it is empty.`,
      width,
    ),
    namesAndMeanings([...commands, ...PROMPT_COMMANDS], width),
  ].join('\n');
}

const PROMPT_COMMANDS = [...ownDescriptions(), ['quit', 'Leave']] as const;

function namesAndMeanings(all: readonly (readonly [string, string])[], width: number): string {
  return all.map(([name, meaning]) => entry(`/${name}`, meaning, width)).join('');
}

/** The prompt before the line; it names any channel other than direct messages. */
export function promptIn(member: Member): string {
  const here = member.here();
  return here.kind === 'direct' ? '> ' : `${nameOfChannel(here)} > `;
}

/** The options of the commands, each explained once, and the prompt's own commands. */
export function promptHelp(commands: readonly Command[], width: number): string {
  const options = new Map(
    typed(commands).flatMap(({ options = [] }) =>
      options.map(({ name, description }) => [name, description]),
    ),
  );
  return [
    paragraph(
      'Options are typed by their names: “/quote NAME about: TOPIC”, “/summary length: short”. The first one of a command needs no name.',
      width,
    ),
    [...options].map(([name, description]) => entry(`${name}:`, description, width)).join(''),
    paragraph('At this prompt there are also:', width),
    namesAndMeanings(PROMPT_COMMANDS, width),
  ].join('\n');
}

/** Wraps a text between words. Ends with a line break. */
export function paragraph(text: string, width: number): string {
  return layOut([[{ kind: 'plain', runs: [{ text, style: 'plain' }] }]], { width, ansi: false });
}

/** A name, and its meaning beside it. */
function entry(name: string, meaning: string, width: number): string {
  const lines = paragraph(meaning, width - COLUMN)
    .trimEnd()
    .split('\n');
  return lines.map((line, index) => `${(index === 0 ? `  ${name}` : '').padEnd(COLUMN)}${line}\n`).join('');
}

/** The commands that can be typed, without those of the context menu. */
function typed(commands: readonly Command[]): Command[] {
  return commands.filter(
    ({ type = ApplicationCommandType.ChatInput }) => type === ApplicationCommandType.ChatInput,
  );
}
