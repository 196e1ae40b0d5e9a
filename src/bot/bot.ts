import type { Choice, Command, Context, Focused, MessageCommand, Payload } from '../../commands/command.js';
import type { Card } from '../cards/card.js';
import type { Library } from '../library/results.js';
import type { Cooldown } from './cooldown.js';
import type { Log } from './log.js';
import type { Handled } from './outcome.js';

/** A command as the bot runs it: it may take its time. */
export interface BotCommand extends Pick<Command, 'payload' | 'isPrivate'> {
  run(options: object, context: Context): Card | Promise<Card>;
  autocomplete?(focused: Focused, context: Context): Choice[] | Promise<Choice[]>;
}

/** What interactions are answered with. */
export interface Bot {
  readonly commands: ReadonlyMap<string, BotCommand>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand>;
  readonly library: Library;
  readonly log: Log;
  /** Whether only the member sees the answer to a command that does not say; everybody does where it is left out. */
  readonly arePrivate?: boolean;
  /** Passages on a page of an answer; three where it is left out. */
  readonly passages?: number;
  /** How soon a command may follow another; at once where it is left out. */
  readonly cooldown?: Cooldown;
  /** Whether the log tells what was asked. */
  readonly logsQuestions?: boolean;
  /** Is called for each interaction once it is dealt with. */
  readonly observe?: (handled: Handled) => void;
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
