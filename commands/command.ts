import type {
  APIModalInteractionResponseCallbackData as Form,
  RESTPostAPIContextMenuApplicationCommandsJSONBody as MenuBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody as SlashBody,
} from 'discord-api-types/v10';
import type { Card } from '../src/cards/card.js';
import type { AllSettings, Guild } from '../src/guilds/guilds.js';
import type { Steps } from '../src/language/steps.js';
import { chooseArticles } from '../src/library/find-article.js';
import type { Library } from '../src/library/results.js';
import type { GuildSettings } from '../src/store/store.js';

/** Discord's option types. */
export const OptionType = { subcommand: 1, string: 3, boolean: 5, attachment: 11 } as const;

/** Discord's command types; slash commands are 1. */
export const CommandType = { message: 3 } as const;

export type Payload = SlashBody;

/** The context in which a command runs. */
export interface Context {
  readonly library: Library;
  /** The number of passages per page of an answer; three if omitted. */
  readonly passages?: number;
  /** The server in which the command is used, if data is kept for it. */
  readonly server?: Server;
  /** What else is kept, in sentences. */
  readonly keeps?: readonly string[];
}

/** A server, with the rights of the member who uses a command there. */
export interface Server {
  readonly guild: Guild;
  /** The ids of its own articles in its library. */
  readonly own: ReadonlySet<string>;
  /** Its settings, and the defaults for those that it has not changed. */
  readonly settings: GuildSettings;
  readonly defaults: AllSettings;
  /** Whether the member may manage the server. */
  readonly isManager: boolean;
  /**
   * Fetches a file that the member has attached.
   *
   * @throws {UnreadableArticle} if it is too large or cannot be fetched, with a sentence
   */
  fetch(attachment: Attachment): Promise<Uint8Array>;
}

/** A file that a member has attached. */
export interface Attachment {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly url: string;
}

/** A choice: its value and its label, each of at most 100 characters. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** The option that is being typed. */
export interface Focused {
  readonly name: string;
  readonly value: string;
  /** The source, if it has already been chosen. */
  readonly source?: string;
}

/** A slash command: its registration with Discord and its behaviour. Any transport may call it. */
export interface Command<P extends Payload = Payload> {
  readonly payload: P;
  /** Whether only the member sees the answer unless they choose otherwise, whatever the settings of the server. */
  readonly isPrivate?: true;
  /**
   * Answers with a card; in steps if that may take long, so that others need not wait.
   *
   * @throws {UnknownSource} if a named source does not exist
   */
  run(options: OptionsOf<P>, context: Context): Card | Steps<Card>;
  /** Offers values for an option that is being typed, at most 25; in steps if that takes long. */
  autocomplete?(focused: Focused, context: Context): Choice[] | Steps<Choice[]>;
}

/** A command that shows or changes a server's articles and settings. It may be asynchronous. */
export interface ServerCommand<P extends Described = Described> {
  readonly payload: P;
  readonly isPrivate: true;
  /** @throws {Refusal} if the command may not be used here, or not by this member */
  run(options: OptionsOf<P>, context: Context): Promise<Card>;
  autocomplete?(focused: Focused, context: Context): Promise<Choice[]>;
  /** The form to fill in first, if these options need one. */
  form?(options: OptionsOf<P>): Form | undefined;
}

/** A command or a subcommand. */
type Described = Pick<Payload, 'name' | 'description' | 'options'>;

/** Thrown if a member may not do something, or not there; the message gives the reason. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * The server in which the command is used.
 *
 * @throws {Refusal} if there is none, or no data is kept for it
 */
export function serverIn({ server }: Context): Server {
  if (server) return server;
  throw new Refusal('This works in a server that I am in, and nowhere else.');
}

/** The same, but only for members who may manage it. */
export function managedServer(context: Context): Server {
  const server = serverIn(context);
  if (server.isManager) return server;
  throw new Refusal('This is for those who may manage the server.');
}

/** Handles a form that a command has opened. Only the member sees the answer. */
export interface FormCommand {
  readonly form: Form;
  /** @param fields the text of each field, by its custom id */
  run(fields: Readonly<Record<string, string>>, context: Context): Promise<Card>;
}

/** A message whose context menu was used. */
export interface ChosenMessage {
  readonly id: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** A command in the context menu of messages. */
export interface MessageCommand {
  readonly payload: MenuBody;
  /** Answers with cards, in order, in steps. */
  run(message: Pick<ChosenMessage, 'text'>, context: Context): Steps<readonly Card[]>;
}

/** The same for those who manage a server. It may be asynchronous. */
export interface ServerMessageCommand {
  readonly payload: MenuBody;
  /** @throws {Refusal} if the command may not be used here, or not by this member */
  run(message: ChosenMessage, context: Context): Promise<readonly Card[]>;
}

type Option<P> = P extends { options: readonly (infer O)[] } ? O : never;
type Required<O> = O extends { required: true } ? O : never;
type Name<O> = O extends { name: infer N extends string } ? N : never;
type ValueOf<O> = O extends { choices: readonly { value: infer V }[] }
  ? V
  : O extends { type: typeof OptionType.boolean }
    ? boolean
    : O extends { type: typeof OptionType.attachment }
      ? Attachment
      : string;

/** The options of a command, inferred from its payload, so that a misspelt name does not compile. */
export type OptionsOf<P> = {
  readonly [O in Required<Option<P>> as Name<O>]: ValueOf<O>;
} & {
  readonly [O in Exclude<Option<P>, Required<Option<P>>> as Name<O>]?: ValueOf<O>;
};

/** Options that several commands take. */
export const SOURCE = {
  type: OptionType.string,
  name: 'source',
  description: 'Only this article',
  autocomplete: true,
} as const;

/** Options that select articles by date of publication. */
export const SINCE = {
  type: OptionType.string,
  name: 'since',
  description: 'Only articles from this day on, such as 2024-03-05 or March 2024',
  max_length: 40,
} as const;

export const UNTIL = {
  type: OptionType.string,
  name: 'until',
  description: 'Only articles up to this day, such as 2024-03-05 or March 2024',
  max_length: 40,
} as const;

export const PRIVATE = {
  type: OptionType.boolean,
  name: 'private',
  description: 'Show the answer to nobody but me',
} as const;

/** The options without undefined ones, which the library does not accept. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/**
 * The id of a source that may have been given by its title.
 *
 * @throws {UnknownSource} if there is no such article
 */
export function sourceId(
  source: string | undefined,
  { articles }: Pick<Library, 'articles'>,
): { source?: string } {
  const [article] = source === undefined ? [] : chooseArticles(articles, source);
  return article ? { source: article.id } : {};
}

/**
 * The usage line of a command.
 *
 * @example usage(quote.payload) // '/quote [speaker] [about] [source] [since] [until] [private]'
 */
export function usage({ name, options = [] }: Pick<Payload, 'name' | 'options'>): string {
  const parts = options.map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`/${name}`, ...parts].join(' ');
}
