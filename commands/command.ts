import type {
  RESTPostAPIContextMenuApplicationCommandsJSONBody as MenuBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody as SlashBody,
} from 'discord-api-types/v10';
import type { Card } from '../src/cards/card.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { chooseArticles } from '../src/library/source.js';

/** Types of options, as Discord numbers them. */
export const OptionType = { string: 3, boolean: 5 } as const;

/** Types of commands, as Discord numbers them: those that are typed are 1. */
export const CommandType = { message: 3 } as const;

export type Payload = SlashBody;

/** What a command works with. */
export interface Context {
  readonly library: Library;
  /** Passages on a page of an answer; three unless told. */
  readonly passages?: number;
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
   * Answers with a card.
   *
   * @throws {UnknownSource} where a source is named that is not there
   */
  run(options: OptionsOf<P>, context: Context): Card;
  /** Offers values for an option that is being typed, at most 25. */
  autocomplete?(focused: Focused, context: Context): Choice[];
}

/** What somebody can choose in the menu of a message. */
export interface MessageCommand {
  readonly payload: MenuBody;
  /** Answers with cards on the text of the message, the first of them first, in steps. */
  run(text: string, context: Context): Steps<readonly Card[]>;
}

type Option<P> = P extends { options: readonly (infer O)[] } ? O : never;
type Required<O> = O extends { required: true } ? O : never;
type Name<O> = O extends { name: infer N extends string } ? N : never;
type ValueOf<O> = O extends { choices: readonly { value: infer V }[] }
  ? V
  : O extends { type: typeof OptionType.boolean }
    ? boolean
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
 * @example usage(quote.payload) // '/quote speaker [about] [source] [private]'
 */
export function usage({ name, options = [] }: Pick<Payload, 'name' | 'options'>): string {
  const parts = options.map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`/${name}`, ...parts].join(' ');
}
