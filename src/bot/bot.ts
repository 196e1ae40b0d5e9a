import type { Choice, Command, Context, Focused, MessageCommand, Payload } from '../../commands/command.js';
import type { Wanted } from '../archive/wanted.js';
import type { Card } from '../cards/card.js';
import type { Showing } from '../cards/components/message.js';
import type { Library } from '../library/results.js';
import type { AnswerSettings } from '../settings/settings.js';
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
  /** Opens the articles of an archive that something is likely in; `library` has all articles where it is left out. */
  readonly libraryFor?: (wanted: Wanted) => Promise<Library>;
  /** How many articles there are, where `library` has some of them. */
  readonly articles?: number;
  readonly log: Log;
  /** Whether only the member sees the answer to a command that does not say; everybody does where it is left out. */
  readonly arePrivate?: boolean;
  /** Whether it answers commands alone, and no messages. */
  readonly ignoresMessages?: boolean;
  /** Passages on a page of an answer; three where it is left out. */
  readonly passages?: number;
  /** How soon a command may follow another; at once where it is left out. */
  readonly cooldown?: Cooldown;
  /** Whether the log tells what was asked. */
  readonly logsQuestions?: boolean;
  /** Is told, before a message is sent, which text of it shows which quoted words. */
  readonly quoted?: Showing['quoted'];
  /** Is called for each interaction once it is dealt with. */
  readonly observe?: (handled: Handled) => void;
}

/** How many articles can be asked about. */
export function articleCount({ articles, library }: Bot): number {
  return articles ?? library.articles.length;
}

/** What something is answered from, as far as its words tell. */
export async function libraryIn(bot: Bot, wanted: () => Wanted): Promise<Library> {
  return bot.libraryFor ? bot.libraryFor(wanted()) : bot.library;
}

/** The same bot with something more; its library is asked for anew each time, for its articles may change. */
export function extended(bot: Bot, more: Partial<Bot>): Bot {
  return {
    ...bot,
    ...more,
    get library() {
      return bot.library;
    },
  };
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

/** The same library, whose questions are answered as surely as the owner wants where a command does not say. */
export function withDefaults(
  library: Library,
  { strictness, closest }: Pick<AnswerSettings, 'strictness' | 'closest'>,
): Library {
  return {
    ...library,
    ask: (question, options) => library.ask(question, { strictness, closest, ...options }),
  };
}
