import { ask } from './ask.js';
import type { Command } from './command.js';
import { help } from './help.js';
import { quote } from './quote.js';
import { sources } from './sources.js';
import { summary } from './summary.js';

/** Every command by its name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [ask, quote, summary, sources, help].map((command) => [command.payload.name, command as Command]),
);
