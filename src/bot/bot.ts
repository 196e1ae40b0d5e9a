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
import type { AllSettings, Guild } from '../guilds/guild.js';
import type { Guilds } from '../guilds/guilds.js';
import type { Steps } from '../language/steps.js';
import type { IndexedArticles } from '../library/indexed.js';
import type { Library } from '../library/results.js';
import type { AnswerSettings } from '../settings/settings.js';
import type { GuildSettings } from '../store/store.js';
import type { Cooldown } from './cooldown.js';
import type { Log } from './log.js';
import type { Handled } from './outcome.js';

/** A command as the bot runs it: it may take its time. */
export interface BotCommand extends Pick<Command, 'payload' | 'isPrivate'> {
  run(options: object, context: Context): Card | Steps<Card> | Promise<Card>;
  autocomplete?(focused: Focused, context: Context): Choice[] | Promise<Choice[]>;
  /** Those that it consists of, by their names, where it is nothing by itself. */
  readonly subcommands?: ReadonlyMap<string, BotCommand>;
  /** The form that is to be filled in first, where there is one for these options. */
  form?(options: object): Form | undefined;
}

/**
 * What interactions are answered with. What its owner says of answers holds wherever a server's owner has not said
 * otherwise.
 */
export interface Bot extends Partial<AnswerSettings> {
  readonly commands: ReadonlyMap<string, BotCommand>;
  readonly messageCommands: ReadonlyMap<string, MessageCommand | ServerMessageCommand>;
  /** What answers the forms that commands open, by their custom ids. */
  readonly forms?: ReadonlyMap<string, FormCommand>;
  /** The operator's articles: those of direct messages, and of servers that have none of their own. */
  readonly library: Library;
  /** What is kept of servers; left out where nothing is. */
  readonly guilds?: Guilds;
  /** Fetches what a member has attached. */
  readonly fetchAttachment?: (attachment: Attachment) => Promise<Uint8Array>;
  /**
   * Opens the articles of an archive that something is likely in, together with a server's own where there are any;
   * `library` has all articles where it is left out.
   */
  readonly libraryFor?: (wanted: Wanted, own?: IndexedArticles) => Promise<Library>;
  /** How many articles there are, where `library` has some of them. */
  readonly articles?: number;
  readonly log: Log;
  /** Whether it answers commands alone, and no messages. */
  readonly ignoresMessages?: boolean;
  /** How soon a command may follow another; at once where it is left out. */
  readonly cooldown?: Cooldown;
  /** What is kept beside what is kept of servers, in sentences for those who ask. */
  readonly keeps?: readonly string[];
  /** Whether the log tells what was asked. */
  readonly logsQuestions?: boolean;
  /** Is told, before a message is sent, which text of it shows which quoted words. */
  readonly quoted?: Showing['quoted'];
  /** Is told of each message, new or edited, that changes nothing: it asks nothing, or its answer stays. */
  readonly passedOver?: (message: string) => void;
  /** Is called for each interaction once it is dealt with. */
  readonly observe?: (handled: Handled) => void;
}

/** How many articles can be asked about. */
export function articleCount({ articles, library }: Bot): number {
  return articles ?? library.articles.length;
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

/** Who does something where, as far as it tells what they are answered from. */
export type Sender = Pick<APIInteraction, 'guild_id' | 'member'> & {
  readonly authorizing_integration_owners?: APIInteraction['authorizing_integration_owners'];
};

/**
 * The server whose articles and settings count: the one where something is done, if the bot is in it. Whoever has
 * installed the bot for themselves uses it in other servers too, whose business that is not.
 */
function serverOf({ guild_id: server, authorizing_integration_owners: owners }: Sender): string | undefined {
  return owners === undefined || '0' in owners ? server : undefined;
}

/** What a server's owner has set; nothing where nothing is kept of it. */
export async function settingsIn({ guilds }: Bot, sender: Sender): Promise<GuildSettings> {
  const server = serverOf(sender);
  return server === undefined || !guilds ? {} : guilds.guild(server).settings();
}

/** Whether only the member sees an answer, where neither they nor the command say. */
export function arePrivate(bot: Bot, { answers }: GuildSettings): boolean {
  return answers === undefined ? (bot.arePrivate ?? false) : answers === 'private';
}

/**
 * What commands work with where something is done: the library of that server and nothing of any other.
 *
 * @param wanted what will be asked, for an archive to open the articles that it is likely in
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

/** What is asked in a server, and which articles of it are the server's own, by their ids. */
async function libraryOf(
  guild: Guild,
  bot: Bot,
  wanted: () => Wanted,
): Promise<{ readonly library: Library; readonly own: ReadonlySet<string> }> {
  const [library, own, beside] = await Promise.all([guild.library(), guild.own(), guild.besideArchive()]);
  if (library === bot.library) return { library: await operatorsLibrary(bot, wanted), own };
  if (!beside || !bot.libraryFor) return { library, own };
  const together = await bot.libraryFor(wanted(), beside);
  // Under another id an article has the same paragraphs.
  const paragraphs = new Set(beside.articles.map((article) => article.paragraphs));
  const theirs = together.articles.filter((article) => paragraphs.has(article.paragraphs));
  return { library: together, own: new Set(theirs.map(({ id }) => id)) };
}

/** The operator's articles or, of an archive, those that what is wanted is likely in. */
async function operatorsLibrary({ library, libraryFor }: Bot, wanted: () => Wanted): Promise<Library> {
  return libraryFor ? libraryFor(wanted()) : library;
}

/** What holds in a server whose owner has set nothing. */
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

/** The permission "Manage Server", as Discord numbers it. */
const MANAGE_GUILD = 0x20n;
const ADMINISTRATOR = 0x8n;

/** Whether somebody may manage the server: Discord says so with whatever they do in it. */
function isManager({ member }: Sender): boolean {
  const permissions = /^\d{1,20}$/u.exec(member?.permissions ?? '')?.[0] ?? '0';
  return (BigInt(permissions) & (MANAGE_GUILD | ADMINISTRATOR)) !== 0n;
}

/** The same library, whose questions are answered as surely as the owner wants where a command does not say. */
export function withDefaults(
  library: Library,
  answers: Partial<Pick<AnswerSettings, 'strictness' | 'closest'>>,
): Library {
  return {
    ...library,
    ask: (question, options) => library.ask(question, { ...answers, ...options }),
    askInSteps: (question, options) => library.askInSteps(question, { ...answers, ...options }),
  };
}
