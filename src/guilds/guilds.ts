import { termsOf } from '../language/terms.js';
import type { Compiler } from '../library/compiler.js';
import type { IndexedArticles } from '../library/library.js';
import type { Library } from '../library/results.js';
import { type Understood, understood } from '../library/understood.js';
import type {
  GuildLimits,
  GuildSettings,
  NewArticle,
  Shortfall,
  Store,
  StoredArticle,
  UnansweredQuestion,
} from '../store/store.js';
import {
  compileOwn,
  contentOf,
  type GuildLibraries,
  type GuildLibrarySources,
  openGuildLibraries,
  refusalOf,
} from './guild-libraries.js';

/** The servers that the bot is in, each with its own articles and settings. */
export interface Guilds {
  /** A server by its id. */
  guild(id: string): Guild;
  /** The bot was removed from a server; its data is deleted after some time. */
  left(id: string): Promise<void>;
  /** The bot is in a server, perhaps again. */
  returned(id: string): Promise<void>;
  /** The bot is in these servers. It has left all others that `isTold` accepts, perhaps while it was not running. */
  known(ids: ReadonlySet<string>, isTold: (id: string) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The options for opening the servers. */
export interface GuildsOptions extends GuildLibrarySources {
  readonly store: Store;
  readonly compiler: Compiler;
  readonly limits: GuildLimits;
  /** Called with a warning for failures in the background. */
  warn(line: string): void;
  now?(): number;
}

const DAY = 86_400_000;

/** The number of days for which unused data is kept. */
export const KEPT_DAYS = { removed: 7, left: 30, unanswered: 90 } as const;

/**
 * Opens the data of servers, and from then on deletes expired data once a day. The caller must close it; store and
 * compiler are closed with it.
 */
export function openGuilds(options: GuildsOptions): Guilds {
  const { store, compiler, limits, warn, now = Date.now } = options;
  const libraries = openGuildLibraries(options);
  const unsubscribe = store.subscribe(libraries.changed);
  let sweeping: Promise<void> = Promise.resolve();

  /** Deletes from the cache what no server uses any more. Only one sweep runs at a time. */
  function sweep(before?: () => Promise<void>): Promise<void> {
    sweeping = sweeping
      .then(async () => {
        await before?.();
        await compiler.keepContents(await contentsIn(store));
      })
      .catch((error: Error) => warn(`What is not kept any longer could not be deleted: ${error.message}`));
    return sweeping;
  }

  const purge = () =>
    sweep(() =>
      store.purge({
        removed: now() - KEPT_DAYS.removed * DAY,
        left: now() - KEPT_DAYS.left * DAY,
        unanswered: now() - KEPT_DAYS.unanswered * DAY,
      }),
    );
  const daily = setInterval(purge, DAY).unref();
  purge();

  const equipment: Equipment = { store, compiler, libraries, limits, now, deleted: () => void sweep() };
  return {
    guild: (id) => guildOf(id, equipment),
    left: (id) => store.left(id, now()),
    returned: (id) => store.returned(id),
    async known(ids, isTold) {
      for (const guild of await store.guilds())
        if (!ids.has(guild) && isTold(guild)) await store.left(guild, now());
    },
    async close() {
      clearInterval(daily);
      unsubscribe();
      await sweeping;
      await compiler.close();
      await store.close();
    },
  };
}

/** The contents of all servers, by their cache keys. */
async function contentsIn(store: Store) {
  const contents = [];
  for (const guild of await store.guilds())
    for (const article of await store.articles(guild)) contents.push(contentOf(article));
  return contents;
}

/** All settings of a server, with values for each. */
export type AllSettings = Required<GuildSettings>;

/** One server: its library and its data. It gives no access to any other server. */
export interface Guild {
  readonly id: string;
  /** How much it may store. */
  readonly limits: GuildLimits;
  settings(): Promise<GuildSettings>;
  library(): Promise<Library>;
  /** The ids of its own articles in its library. */
  own(): Promise<ReadonlySet<string>>;
  /** Whether the operator's archive is used, which its library contains in part or not at all. */
  asksArchive(): Promise<boolean>;
  /** Its own articles, to be asked together with those of the operator's archive, if there is one. */
  besideArchive(): Promise<IndexedArticles | null>;
  /** Its own articles, including removed ones that can be restored, in the order in which they were added. */
  articles(): Promise<readonly OwnArticle[]>;
  /** Adds files. Unreadable ones are refused; if the others exceed a limit, none of them is added. */
  add(files: readonly NewArticle[]): Promise<AddedFiles>;
  /** Removes an article, which can be restored for some days. False if there is no such article. */
  remove(id: string): Promise<boolean>;
  restore(id: string): ReturnType<Store['restore']>;
  change(changes: Parameters<Store['set']>[1]): Promise<void>;
  /** Counts a question without a good answer. */
  countUnanswered(question: string, shortfall: Shortfall): Promise<void>;
  /** Newest first. */
  unanswered(): Promise<readonly UnansweredQuestion[]>;
  /** Deletes all its data at once. */
  forget(): Promise<void>;
}

/** A stored article with its title. */
export interface OwnArticle extends StoredArticle {
  /** Its id in the library; null if it cannot be read, or was removed. */
  readonly article: string | null;
}

/** The result of adding files. */
export interface AddedFiles {
  /** How the articles that are now there were understood. */
  readonly understood: readonly Understood[];
  /** Names of files whose content was already there. */
  readonly known: readonly string[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  /** The exceeded limit, if nothing was added because of one. */
  readonly exceeds?: keyof GuildLimits;
  /** How much more can be added. */
  readonly room: GuildLimits;
}

/** What all servers share. */
interface Equipment {
  readonly store: Store;
  readonly compiler: Compiler;
  readonly libraries: GuildLibraries;
  readonly limits: GuildLimits;
  /** The time in milliseconds since 1970. */
  now(): number;
  /** Called when something was deleted for good. */
  deleted(): void;
}

function guildOf(id: string, equipment: Equipment): Guild {
  const { store, compiler, libraries, limits, now } = equipment;

  async function room(): Promise<GuildLimits> {
    return roomIn(await store.articles(id), limits);
  }

  /** A change takes effect with the next question of its author, in whatever order notifications arrive. */
  async function changing<T>(change: Promise<T>): Promise<T> {
    try {
      return await change;
    } finally {
      libraries.changed(id);
    }
  }

  return {
    id,
    limits,
    settings: () => libraries.settings(id),
    library: async () => (await libraries.of(id)).library,
    own: async () => new Set(Array.from((await libraries.of(id)).own.values(), (article) => article.id)),
    asksArchive: async () => libraries.hasArchive && ((await libraries.settings(id)).seeds ?? true),
    besideArchive: async () => (await libraries.of(id)).besideArchive,
    async articles() {
      const [stored, { own }] = await Promise.all([store.articles(id), libraries.of(id)]);
      return stored.map((each) => ({ ...each, article: own.get(each.id)?.id ?? null }));
    },
    async add(files) {
      const refused: AddedFiles['refused'][number][] = [];
      const readable: NewArticle[] = [];
      for (const file of files) {
        try {
          await compileOwn(file, compiler);
          readable.push(file);
        } catch (error) {
          refused.push({ name: file.name, reason: refusalOf(error) });
        }
      }
      if (readable.length === 0) return { understood: [], known: [], refused, room: await room() };
      const addition = await changing(store.add(id, readable, limits, now()));
      if ('exceeds' in addition)
        return { understood: [], known: [], refused, exceeds: addition.exceeds, room: addition.room };
      const { library, own } = await libraries.of(id);
      const reports = addition.added.flatMap((stored) => {
        const article = own.get(stored.id);
        return article ? [understood(article, library)] : [];
      });
      return {
        understood: reports,
        known: addition.known.map(({ name }) => name),
        refused,
        room: await room(),
      };
    },
    remove: (article) => changing(store.remove(id, article, now())),
    restore: (article) => changing(store.restore(id, article, limits)),
    change: (changes) => changing(store.set(id, changes)),
    countUnanswered: (question, shortfall) =>
      store.countUnanswered(id, { key: questionKey(question), question, shortfall }, now()),
    unanswered: () => store.unanswered(id),
    async forget() {
      await changing(store.forget(id));
      equipment.deleted();
    },
  };
}

/** How much a server may still add. */
export function roomIn(articles: readonly StoredArticle[], limits: GuildLimits): GuildLimits {
  const present = articles.filter(({ removedAt }) => removedAt === null);
  const used = present.reduce((sum, { size }) => sum + size, 0);
  return {
    articles: Math.max(0, limits.articles - present.length),
    bytes: Math.max(0, limits.bytes - used),
  };
}

/**
 * A key that is equal for questions with the same content words: their sorted stems.
 *
 * @example questionKey('Who pays the fine?') === questionKey('Who is paying the fines?') // true
 */
function questionKey(question: string): string {
  const terms = termsOf(question);
  const content = terms.filter((term) => term.content);
  const stems = (content.length > 0 ? content : terms).map(({ stem }) => stem);
  return [...new Set(stems)].sort().join(' ').slice(0, LONGEST) || question.trim().slice(0, LONGEST);
}

/** The maximum length of a key, in characters. */
const LONGEST = 500;
