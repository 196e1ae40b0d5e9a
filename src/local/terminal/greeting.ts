import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { usage } from '../../../commands/usage.js';

/** How to get from here to the real Discord. */
export const REAL_DISCORD: string = `This is a Discord on this machine, with the bot in it. To put the bot into a real server,
set DISCORD_TOKEN in a file .env and start again; README.md says where to get a token.
`;

const COLUMN = 48;

/** What whoever sits down at the prompt reads first. */
export function greetingFor(commands: readonly APIApplicationCommand[]): string {
  return [
    'Ask a question, or type a command; Tab completes commands, speakers and sections.',
    'A number presses the button with that number under the last answer.',
    ...typed(commands).map((command) => `  ${usage(command).padEnd(COLUMN)} ${command.description}`),
    `  ${'/quit'.padEnd(COLUMN)} Leave`,
  ].join('\n');
}

/** Those in the menu of a message cannot be typed. */
function typed(commands: readonly APIApplicationCommand[]): APIApplicationCommand[] {
  return commands.filter(
    ({ type = ApplicationCommandType.ChatInput }) => type === ApplicationCommandType.ChatInput,
  );
}
