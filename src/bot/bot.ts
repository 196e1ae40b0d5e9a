import type { APIInteraction, APIModalInteractionResponseCallbackData as Form } from 'discord-api-types/v10';
import {
  type Attachment,
  type Choice,
  type Command,
  type Context,
  type Focused,
  type FormCommand,
  given,
  type MessageCommand,
  type Payload,
  type Server,
  type ServerMessageCommand,
} from '../../commands/command.js';
import type { Wanted } from '../archive/wanted.js';
import type { Card } from '../cards/card.js';
import type { Showing } from '../cards/components/message.js';
import type { AllSettings, Guild, Guilds } from '../guilds/guilds.js';
import type { Steps } from '../language/steps.js';
import type { IndexedArticles } from '../library/library.js';
import type { Library } from '../library/results.js';
import type { AnswerSettings } from '../settings/read-settings.js';
import type { GuildSettings } from '../store/store.js';
import type { Cooldown } from './cooldown.js';
import type { Log } from './log.js';
import type { Handled } from './outcome.js';

/** A command as the bot runs it. It may be asynchronous. */
export interface BotCommand extends Pick<Command, 'payload' | 'isPrivate'> {
  run(options: object, context: Context): Card | Steps<Card> | Promise<Card>;
  autocomplete?(focused: Focused, context: Context): Choice[] | Steps<Choice[]> | Promise<Choice[]>;
  /** Its subcommands by name, if it only groups them. */
  readonly subcommands?: ReadonlyMap<string, BotCommand>;
  /** The form to fill in first, if these options need one. */
  form?(options: object): Form | undefined;
}

/**
 * Everything that the bot needs to answer interactions. The operator's settings for answers apply unless a server has
 * its own.
 */
export interface Bot extends Partial<AnswerSettings> {
  readonly commands: ReadonlyMap<string, BotCommand>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand | ServerMessageCommand>;
  /** The commands that handle submitted forms, by the forms' custom ids. */
  readonly forms?: ReadonlyMap<string, FormCommand>;
  /** The operator's articles, used in direct messages and in servers without articles of their own. */
  readonly library: Library;
  /** The data kept for servers; omitted if none is kept. */
  readonly guilds?: Guilds;
  /** Fetches an attachment of a member. */
  readonly fetchAttachment?: (attachment: Attachment) => Promise<Uint8Array>;
  /**
   * Opens the articles of an archive that are likely to be relevant, together with a server's own if there are any;
   * `library` contains all articles if omitted.
   */
  readonly libraryFor?: (wanted: Wanted, own?: IndexedArticles) => Promise<Library>;
  /** The number of articles, if `library` contains only some of them. */
  readonly articles?: number;
  readonly log: Log;
  /** Whether it answers only commands, and no messages. */
  readonly ignoresMessages?: boolean;
  /** How long members wait between two commands; no time if omitted. */
  readonly cooldown?: Cooldown;
  /** What is kept besides the data of servers, in sentences for those who ask. */
  readonly keeps?: readonly string[];
  /** Whether questions are logged. */
  readonly logsQuestions?: boolean;
  /** Called before a message is sent, with the texts of it that show quoted words. */
  readonly quoted?: Showing['quoted'];
  /** Called for each message, new or edited, that changes nothing: it asks nothing, or its answer stays the same. */
  readonly passedOver?: (message: string) => void;
  /** Called for each interaction once it has been handled. */
  readonly observe?: (handled: Handled) => void;
}

/** The number of articles that can be asked about. */
export function articleCount({ articles, library }: Bot): number {
  return articles ?? library.articles.length;
}

/** The same bot with additional properties. Its library is read anew each time, because its articles may change. */
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

/** The payloads to register the commands with. */
export function payloadsOf({
  commands,
  messageCommands,
}: Pick<Bot, 'commands' | 'messageCommands'>): AnyPayload[] {
  return [...commands.values(), ...messageCommands.values()].map(({ payload }) => payload);
}

/** Who does something and where, as far as it decides the library and the settings. */
export type Sender = Pick<APIInteraction, 'guild_id' | 'member'> & {
  readonly authorizing_integration_owners?: APIInteraction['authorizing_integration_owners'];
};

/**
 * The server whose articles and settings apply: the one where something is done, if the bot is in it. A user who has
 * installed the bot for themselves can use it in other servers, whose settings do not apply.
 */
function serverOf({ guild_id: server, authorizing_integration_owners: owners }: Sender): string | undefined {
  return owners === undefined || '0' in owners ? server : undefined;
}

/** The settings of a server; empty if no data is kept. */
export async function settingsIn({ guilds }: Bot, sender: Sender): Promise<GuildSettings> {
  const server = serverOf(sender);
  return server === undefined || !guilds ? {} : guilds.guild(server).settings();
}

/** Whether only the member sees an answer, if neither they nor the command decide it. */
export function arePrivate(bot: Bot, { answers }: GuildSettings): boolean {
  return answers === undefined ? (bot.arePrivate ?? false) : answers === 'private';
}

/**
 * The context of a command: the library and settings of one server, and nothing of any other.
 *
 * @param wanted what will be asked, so that an archive can open the articles likely to be relevant
 */
export async function contextIn(bot: Bot, sender: Sender, wanted: () => Wanted): Promise<Context> {
  const server = serverOf(sender);
  const { guilds, passages, strictness, closest, keeps } = bot;
  const answers = given({ passages, keeps });
  if (server === undefined || !guilds) {
    const library = await operatorsLibrary(bot, wanted);
    return { ...answers, library: withDefaults(library, given({ strictness, closest })) };
  }
  const guild = guilds.guild(server);
  const settings = await guild.settings();
  const { library, own } = await libraryOf(guild, bot, wanted);
  const surely = given({
    strictness: settings.strictness ?? strictness,
    closest: settings.closest ?? closest,
  });
  return {
    ...answers,
    library: withDefaults(library, surely),
    server: {
      guild,
      own,
      settings,
      defaults: defaultsOf(bot),
      isManager: isManager(sender),
      fetch: fetching(bot),
    },
  };
}

/** The library to ask in a server, and the ids of the server's own articles in it. */
async function libraryOf(
  guild: Guild,
  bot: Bot,
  wanted: () => Wanted,
): Promise<{ readonly library: Library; readonly own: ReadonlySet<string> }> {
  const [library, own, beside] = await Promise.all([guild.library(), guild.own(), guild.besideArchive()]);
  if (library === bot.library) return { library: await operatorsLibrary(bot, wanted), own };
  if (!beside || !bot.libraryFor) return { library, own };
  const together = await bot.libraryFor(wanted(), beside);
  // An article keeps its paragraphs if its id changes.
  const paragraphs = new Set(beside.articles.map((article) => article.paragraphs));
  const theirs = together.articles.filter((article) => paragraphs.has(article.paragraphs));
  return { library: together, own: new Set(theirs.map(({ id }) => id)) };
}

/** The operator's articles or, for an archive, those that are likely to be relevant to `wanted`. */
async function operatorsLibrary({ library, libraryFor }: Bot, wanted: () => Wanted): Promise<Library> {
  return libraryFor ? libraryFor(wanted()) : library;
}

/** The settings of a server that has changed none. */
function defaultsOf(bot: Bot): AllSettings {
  return {
    answers: bot.arePrivate ? 'private' : 'public',
    strictness: bot.strictness ?? 'balanced',
    closest: bot.closest ?? true,
    mentions: !bot.ignoresMessages,
    seeds: true,
    adding: 'managers',
    unanswered: false,
    marking: false,
  };
}

function fetching({ fetchAttachment }: Bot): Server['fetch'] {
  return (
    fetchAttachment ?? (() => Promise.reject(new TypeError('This bot has no way to fetch attachments.')))
  );
}

/** The permission bit of "Manage Server". */
const MANAGE_GUILD = 0x20n;
const ADMINISTRATOR = 0x8n;

/** Whether somebody may manage the server, by the permissions that Discord sends with everything they do. */
function isManager({ member }: Sender): boolean {
  const permissions = /^\d{1,20}$/u.exec(member?.permissions ?? '')?.[0] ?? '0';
  return (BigInt(permissions) & (MANAGE_GUILD | ADMINISTRATOR)) !== 0n;
}

/** The same library, with the operator's settings for answers as the default. */
export function withDefaults(
  library: Library,
  answers: Partial<Pick<AnswerSettings, 'strictness' | 'closest'>>,
): Library {
  return {
    ...library,
    ask: (question, options) => library.ask(question, { ...answers, ...options }),
    inSteps: {
      ...library.inSteps,
      ask: (question, options) => library.inSteps.ask(question, { ...answers, ...options }),
    },
  };
}
