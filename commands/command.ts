import type {
  APIModalInteractionResponseCallbackData as Form,
  RESTPostAPIContextMenuApplicationCommandsJSONBody as MenuBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody as SlashBody,
} from 'discord-api-types/v10';
import type { Card } from '../src/cards/card.js';
import type { AllSettings, Guild } from '../src/guilds/guild.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { chooseArticles } from '../src/library/source.js';
import type { GuildSettings } from '../src/store/store.js';

/** Types of options, as Discord numbers them. */
export const OptionType = { subcommand: 1, string: 3, boolean: 5, attachment: 11 } as const;

/** Types of commands, as Discord numbers them: those that are typed are 1. */
export const CommandType = { message: 3 } as const;

export type Payload = SlashBody;

/** What a command works with. */
export interface Context {
  readonly library: Library;
  /** Passages on a page of an answer; three unless told. */
  readonly passages?: number;
  /** The server where somebody asks, where something is kept of it. */
  readonly server?: Server;
  /** What is kept besides, in sentences. */
  readonly keeps?: readonly string[];
}

/** A server, as whoever does something there may see and change it. */
export interface Server {
  readonly guild: Guild;
  /** The ids of the articles in its library that are its own. */
  readonly own: ReadonlySet<string>;
  /** What its owner has set, and what holds where they have not. */
  readonly settings: GuildSettings;
  readonly defaults: AllSettings;
  /** Whether they may manage the server. */
  readonly isManager: boolean;
  /**
   * Fetches a file that they have attached.
   *
   * @throws {UnreadableArticle} where it is too large or cannot be had, with a sentence
   */
  fetch(attachment: Attachment): Promise<Uint8Array>;
}

/** A file that somebody has attached. */
export interface Attachment {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly url: string;
}

/** A value to choose, and how it is shown; Discord takes 100 characters of each. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** The option that is being typed. */
export interface Focused {
  readonly name: string;
  readonly value: string;
  /** The source, where it has been chosen already. */
  readonly source?: string;
}

/** What somebody can type: a description for Discord, and what it does. Any transport may call it. */
export interface Command<P extends Payload = Payload> {
  readonly payload: P;
  /** Whether only the member sees the answer where they do not say, whatever the server's owner has set. */
  readonly isPrivate?: true;
  /**
   * Answers with a card; in steps where that may take long, so that others need not wait.
   *
   * @throws {UnknownSource} where a source is named that is not there
   */
  run(options: OptionsOf<P>, context: Context): Card | Steps<Card>;
  /** Offers values for an option that is being typed, at most 25. */
  autocomplete?(focused: Focused, context: Context): Choice[];
}

/** A command with which a server's articles and settings are seen and changed: it may take its time. */
export interface ServerCommand<P extends Described = Described> {
  readonly payload: P;
  readonly isPrivate: true;
  /** @throws {Refusal} where it may not be used here, or not by whoever uses it */
  run(options: OptionsOf<P>, context: Context): Promise<Card>;
  autocomplete?(focused: Focused, context: Context): Promise<Choice[]>;
  /** The form that is to be filled in first, where these options ask for one. */
  form?(options: OptionsOf<P>): Form | undefined;
}

/** A command, or one of those that a command consists of. */
type Described = Pick<Payload, 'name' | 'description' | 'options'>;

/** Thrown where somebody may not do what they want to, or not there; the message says why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * The server where somebody does something.
 *
 * @throws {Refusal} where nothing is kept of it, or there is none
 */
export function serverIn({ server }: Context): Server {
  if (server) return server;
  throw new Refusal('This works in a server that I am in, and nowhere else.');
}

/** The same, for those who manage it. */
export function managedServer(context: Context): Server {
  const server = serverIn(context);
  if (server.isManager) return server;
  throw new Refusal('This is for those who may manage the server.');
}

/** What answers a form that a command has opened, to whoever has filled it in alone. */
export interface FormCommand {
  readonly form: Form;
  /** @param fields what was typed into each, by its custom id */
  run(fields: Readonly<Record<string, string>>, context: Context): Promise<Card>;
}

/** A message whose menu a command is chosen in. */
export interface ChosenMessage {
  readonly id: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** What somebody can choose in the menu of a message. */
export interface MessageCommand {
  readonly payload: MenuBody;
  /** Answers with cards, the first of them first, in steps. */
  run(message: Pick<ChosenMessage, 'text'>, context: Context): Steps<readonly Card[]>;
}

/** The same for those who manage a server: it may take its time. */
export interface ServerMessageCommand {
  readonly payload: MenuBody;
  /** @throws {Refusal} where it may not be used here, or not by whoever uses it */
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

/** The options of a command, inferred from its payload: a misspelt one does not compile. */
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

/** Articles by when they came out. */
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

/** The options without those that are undefined, which the library does not take. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/**
 * The source as an id, which may have been given as a title.
 *
 * @throws {UnknownSource} where there is no such article
 */
export function sourceId(
  source: string | undefined,
  { articles }: Pick<Library, 'articles'>,
): { source?: string } {
  const [article] = source === undefined ? [] : chooseArticles(articles, source);
  return article ? { source: article.id } : {};
}

/**
 * How a command is typed.
 *
 * @example usage(quote.payload) // '/quote [speaker] [about] [source] [since] [until] [private]'
 */
export function usage({ name, options = [] }: Pick<Payload, 'name' | 'options'>): string {
  const parts = options.map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`/${name}`, ...parts].join(' ');
}
