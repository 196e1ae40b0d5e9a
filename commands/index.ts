import { ask } from './ask.js';
import { check, checkText } from './check.js';
import type { Command, MessageCommand } from './command.js';
import { help } from './help.js';
import { offered } from './offered.js';
import { quote } from './quote.js';
import { sources } from './sources.js';
import { summary } from './summary.js';

/** Every command by its name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [ask, quote, summary, checkText, sources, help].map((command) => [
    command.payload.name,
    offered(command as Command),
  ]),
);

/** Every command in the menu of a message by its name. */
export const messageCommands: ReadonlyMap<string, MessageCommand> = new Map([
  [check.payload.name, offered(check)],
]);
