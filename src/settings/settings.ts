import envPaths from 'env-paths';
import type { z } from 'zod';
import type { Strictness } from '../answer/result.js';
import { ALLOWED, type LOG_LEVELS, SECRET, type Variable, Variables } from './variables.js';

/** What the environment says, read and checked. */
export interface Settings {
  /** The bot's token; none to use a Discord on this machine. */
  readonly token?: string | undefined;
  /** The server that commands are registered for; all of them where there is none. */
  readonly guild?: string | undefined;
  /** The address of Discord's REST API, without a version and a slash at its end. */
  readonly api: string;
  readonly answers: AnswerSettings;
  /** Whether messages are answered that mention the bot or are written to it directly. */
  readonly hearsMessages: boolean;
  /** Seconds until a member, or anybody in a server, may use the next command; 0 for none. */
  readonly cooldown: { readonly member: number; readonly server: number };
  /** Whether lines typed in the terminal are kept for the next run. */
  readonly keepsHistory: boolean;
  readonly log: LogSettings;
  /** The port of the first shard's health and metrics; none where they are not wanted. */
  readonly healthPort?: number | undefined;
  /** How many processes share the servers. */
  readonly shards: number;
  /** The shards that this process holds; as many as Discord recommends, and all of them, where it is left out. */
  readonly part?: { readonly ids: readonly number[]; readonly count: number } | undefined;
  readonly servers: ServerSettings;
  /** The address of the database that the archive is in; none to answer from a folder. */
  readonly archive?: string | undefined;
}

/** How questions are answered unless the member or the command says otherwise. */
export interface AnswerSettings {
  readonly arePrivate: boolean;
  readonly passages: number;
  readonly strictness: Strictness;
  /** Whether the closest passages are shown where it is not sure that they answer. */
  readonly closest: boolean;
}

/** What is kept of servers. */
export interface ServerSettings {
  /** The folder of the database; the usual place of this system. */
  readonly dataDir: string;
  /** The address of a PostgreSQL database, in the place of the folder. */
  readonly databaseUrl?: string | undefined;
  /** How much a server may keep: articles, and bytes. */
  readonly limits: { readonly articles: number; readonly bytes: number };
  /** How much the open libraries of servers may take, in bytes. */
  readonly memory: number;
}

/** What is logged. */
export interface LogSettings {
  readonly level: (typeof LOG_LEVELS)[number];
  /** Whether what was asked is logged too. */
  readonly questions: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. A variable that is empty counts as not set.
 *
 * @throws {WrongSetting} naming each variable that is wrong, its value (unless it is secret) and what is allowed
 * @example readSettings({ DISCORD_TOKEN: 'MTIz.a.b' }).api // 'https://discord.com/api'
 */
export function readSettings(env: Environment): Settings {
  const { settings, wrong } = readableSettings(env);
  if (wrong.size > 0) throw new WrongSetting(...wrong.values());
  return settings;
}

/** What can be read of the settings, and a sentence for each variable that is wrong, which counts as not set. */
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

/** The folder of the cache: CACHE_DIR, else the usual place of this system; undefined where there is to be none. */
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
 * @throws {WrongSetting} where none is set
 */
export function tokenIn({ token }: Settings): string {
  if (token) return token;
  throw new WrongSetting(`DISCORD_TOKEN is not set. It has to be ${ALLOWED.DISCORD_TOKEN}.`);
}

/** What stands in an address before the host: a name and a password. Up to the last @, for a password may hold one. */
const USERINFO = /^((?:[a-z][a-z\d+.-]*:)?\/\/)?(.*)@/isu;

/**
 * An address as it may be shown: without a name and a password in it, also where it is no address at all.
 *
 * @example withoutUserinfo('https://ada:secret@proxy.example/api') // 'https://[redacted]@proxy.example/api'
 */
export function withoutUserinfo(address: string): string {
  return address.replace(USERINFO, '$1[redacted]@');
}

/** The name and the password in an address, as it was given and as an address is written; none where it holds none. */
export function userinfoIn(address: string): string[] {
  const given = USERINFO.exec(address)?.[2] ?? '';
  const { username, password } = URL.canParse(address) ? new URL(address) : { username: '', password: '' };
  const written = password === '' ? username : `${username}:${password}`;
  return [...new Set([given, written])].filter((each) => each !== '');
}

/** Thrown where variables of the environment have invalid values, which stops the start. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';

  readonly sentences: readonly string[];

  /** @param sentences one for each variable, saying what it may be */
  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}
