import envPaths from 'env-paths';
import type { z } from 'zod';
import type { Strictness } from '../answer/result.js';
import { ALLOWED, type LOG_LEVELS, SECRET, type Variable, Variables } from './variables.js';

/** The settings from the environment, checked. */
export interface Settings {
  /** The bot's token; undefined to use the local Discord. */
  readonly token?: string | undefined;
  /** The server to register commands for; all servers if undefined. */
  readonly guild?: string | undefined;
  /** The base URL of Discord's REST API, without a version or trailing slash. */
  readonly api: string;
  readonly answers: AnswerSettings;
  /** Whether the bot answers direct messages and messages that mention it. */
  readonly hearsMessages: boolean;
  /** Seconds until a member, or anybody in a server, may use the next command; 0 for none. */
  readonly cooldown: { readonly member: number; readonly server: number };
  /** Whether lines typed in the terminal are kept for the next run. */
  readonly keepsHistory: boolean;
  readonly log: LogSettings;
  /** The port for health checks and metrics of the first shard; undefined if they are disabled. */
  readonly healthPort?: number | undefined;
  /** The number of processes that share the servers. */
  readonly shards: number;
  /** The shards of this process; if omitted, all of them, as many as Discord recommends. */
  readonly part?: { readonly ids: readonly number[]; readonly count: number } | undefined;
  readonly servers: ServerSettings;
  /** The URL of the database with the archive; undefined to answer from a folder. */
  readonly archive?: string | undefined;
}

/** How questions are answered unless the member or the command decides otherwise. */
export interface AnswerSettings {
  readonly arePrivate: boolean;
  readonly passages: number;
  readonly strictness: Strictness;
  /** Whether to show the closest passages if none is certain to answer. */
  readonly closest: boolean;
}

/** Settings for the data of servers. */
export interface ServerSettings {
  /** The folder of the database; by default the usual place on this system. */
  readonly dataDir: string;
  /** The URL of a PostgreSQL database to use instead of the folder. */
  readonly databaseUrl?: string | undefined;
  /** How much a server may store: the number of articles, and bytes. */
  readonly limits: { readonly articles: number; readonly bytes: number };
  /** How much memory the open libraries of servers may use, in bytes. */
  readonly memory: number;
}

/** Settings for the log. */
export interface LogSettings {
  readonly level: (typeof LOG_LEVELS)[number];
  /** Whether to log questions as well. */
  readonly questions: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. An empty variable counts as not set.
 *
 * @throws {WrongSetting} naming each invalid variable, its value (unless it is secret) and what is allowed
 * @example readSettings({ DISCORD_TOKEN: 'MTIz.a.b' }).api // 'https://discord.com/api'
 */
export function readSettings(env: Environment): Settings {
  const { settings, wrong } = readableSettings(env);
  if (wrong.size > 0) throw new WrongSetting(...wrong.values());
  return settings;
}

/** The valid settings, and a sentence for each invalid variable, which counts as not set. */
export function readableSettings(env: Environment): {
  readonly settings: Settings;
  readonly wrong: ReadonlyMap<Variable, string>;
} {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const { data, error } = Variables.safeParse(Object.fromEntries(set));
  if (data) return { settings: settingsOf(data), wrong: new Map() };
  const names = new Set(error.issues.map(({ path }) => path[0] as Variable));
  const wrong = new Map([...names].map((name) => [name, sentenceFor(name, env[name] ?? '')]));
  const others = set.filter(([name]) => !wrong.has(name as Variable));
  return { settings: settingsOf(Variables.parse(Object.fromEntries(others))), wrong };
}

function settingsOf(data: z.infer<typeof Variables>): Settings {
  return {
    token: data.DISCORD_TOKEN,
    guild: data.DISCORD_GUILD_ID,
    api: data.DISCORD_API,
    answers: {
      arePrivate: data.ANSWERS === 'private',
      passages: data.PASSAGES,
      strictness: data.STRICTNESS,
      closest: data.CLOSEST === 'on',
    },
    hearsMessages: data.MENTIONS === 'on',
    cooldown: { member: data.COOLDOWN_MEMBER, server: data.COOLDOWN_SERVER },
    keepsHistory: data.HISTORY === 'on',
    log: { level: data.LOG_LEVEL, questions: data.LOG_QUESTIONS === 'yes' },
    healthPort: data.HEALTH_PORT,
    shards: data.SHARDS,
    ...(data.SHARD_COUNT !== undefined && {
      part: {
        ids: data.SHARD_IDS ?? Array.from({ length: data.SHARD_COUNT }, (_, id) => id),
        count: data.SHARD_COUNT,
      },
    }),
    servers: {
      dataDir: data.DATA_DIR ?? envPaths('verbatim', { suffix: '' }).data,
      databaseUrl: data.DATABASE_URL,
      limits: { articles: data.LIBRARY_ARTICLES, bytes: data.LIBRARY_BYTES },
      memory: data.LIBRARIES_MEMORY * MEGABYTE,
    },
    archive: data.ARCHIVE_URL,
  };
}

const MEGABYTE = 1024 * 1024;

/** The value of CACHE_DIR that means no cache. */
const NONE = 'none';

/** The folder of the cache: CACHE_DIR, else the usual place on this system; undefined if there is to be no cache. */
export function cacheFolder(env: Environment): string | undefined {
  const folder = env.CACHE_DIR || envPaths('verbatim', { suffix: '' }).cache;
  return folder === NONE ? undefined : folder;
}

function sentenceFor(name: Variable, value: string): string {
  const shown = name === 'DISCORD_API' ? withoutUserinfo(value) : value;
  const what = SECRET.includes(name) ? 'is not valid' : `is set to ${JSON.stringify(shown)}`;
  return `${name} ${what}. It has to be ${ALLOWED[name]}.`;
}

/**
 * The token, for commands that need one.
 *
 * @throws {WrongSetting} if none is set
 */
export function tokenIn({ token }: Settings): string {
  if (token) return token;
  throw new WrongSetting(`DISCORD_TOKEN is not set. It has to be ${ALLOWED.DISCORD_TOKEN}.`);
}

/**
 * The user information of a URL, before the host: a name and a password. Extends to the last @, because a password may
 * contain one.
 */
const USERINFO = /^((?:[a-z][a-z\d+.-]*:)?\/\/)?(.*)@/isu;

/**
 * A URL that is safe to show: without user name and password, even if it is not a valid URL.
 *
 * @example withoutUserinfo('https://ada:secret@proxy.example/api') // 'https://[redacted]@proxy.example/api'
 */
export function withoutUserinfo(address: string): string {
  return address.replace(USERINFO, '$1[redacted]@');
}

/** The user name and password of a URL, both as given and percent-encoded; empty if it has none. */
export function userinfoIn(address: string): string[] {
  const given = USERINFO.exec(address)?.[2] ?? '';
  const { username, password } = URL.canParse(address) ? new URL(address) : { username: '', password: '' };
  const written = password === '' ? username : `${username}:${password}`;
  return [...new Set([given, written])].filter((each) => each !== '');
}

/** Thrown if environment variables have invalid values, which prevents the start. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';

  readonly sentences: readonly string[];

  /** @param sentences one for each variable, giving the allowed values */
  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}
