import type { Strictness } from '../answer/result.js';
import { withoutUserinfo } from './userinfo.js';
import { ALLOWED, type LOG_LEVELS, SECRET, type Variable, Variables } from './variables.js';
import { WrongSetting } from './wrong-setting.js';

/** What the environment says, read and checked. */
export interface Settings {
  /** The bot's token; none where a Discord on this machine is to stand in. */
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
  readonly log: LogSettings;
  /** The port of the first shard's health and metrics; none where they are not wanted. */
  readonly healthPort?: number | undefined;
  /** How many processes share the servers. */
  readonly shards: number;
}

/** How questions are answered unless the member or the command says otherwise. */
export interface AnswerSettings {
  readonly arePrivate: boolean;
  readonly passages: number;
  readonly strictness: Strictness;
  /** Whether the closest passages are shown where it is not sure that they answer. */
  readonly closest: boolean;
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
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const { data, error } = Variables.safeParse(Object.fromEntries(set));
  if (!data) {
    const names = new Set(error.issues.map(({ path }) => path[0] as Variable));
    throw new WrongSetting(...[...names].map((name) => sentenceFor(name, env[name] ?? '')));
  }
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
    log: { level: data.LOG_LEVEL, questions: data.LOG_QUESTIONS === 'yes' },
    healthPort: data.HEALTH_PORT,
    shards: data.SHARDS,
  };
}

function sentenceFor(name: Variable, value: string): string {
  const shown = name === 'DISCORD_API' ? withoutUserinfo(value) : value;
  const has = SECRET.includes(name) ? 'something else' : JSON.stringify(shown);
  return `${name} is set to ${has}. It has to be ${ALLOWED[name]}.`;
}

/**
 * The token, for what cannot be done without.
 *
 * @throws {WrongSetting} where none is set
 */
export function tokenIn({ token }: Settings): string {
  if (token) return token;
  throw new WrongSetting(`DISCORD_TOKEN is not set. It has to be ${ALLOWED.DISCORD_TOKEN}.`);
}
