import type { Choice, Command, Context, Focused, MessageCommand, Payload } from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import type { Library } from '../library/results.js';
import type { Log } from './log.js';

/** A command as the bot runs it: it may take its time. */
export interface BotCommand extends Pick<Command, 'payload'> {
  run(options: object, context: Context): Card | Promise<Card>;
  autocomplete?(focused: Focused, context: Context): Choice[] | Promise<Choice[]>;
}

/** What interactions are answered with. */
export interface Bot {
  readonly commands: ReadonlyMap<string, BotCommand>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly library: Library;
  readonly log: Log;
}

/** The payload of a command of any kind. */
export type AnyPayload = Payload | MessageCommand['payload'];

/** What the commands are registered with. */
export function payloadsOf({
  commands,
  messageCommands,
}: Pick<Bot, 'commands' | 'messageCommands'>): AnyPayload[] {
  return [...commands.values(), ...messageCommands.values()].map(({ payload }) => payload);
}
