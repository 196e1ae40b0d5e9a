import { z } from 'zod';
import { WrongSetting } from './wrong-setting.js';

/** What the environment says about Discord, read and checked. */
export interface Settings {
  /** The bot's token; none where a Discord on this machine is to stand in. */
  readonly token?: string | undefined;
  /** The server that commands are registered for; all of them where there is none. */
  readonly guild?: string | undefined;
  /** The address of Discord's REST API, without a version and a slash at its end. */
  readonly api: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DISCORD = 'https://discord.com/api';

const address = z
  .url({ protocol: /^https?$/u, normalize: true })
  .transform((url) => url.replace(/\/+$/u, ''))
  .refine((url) => !/\/v\d+$/u.test(url));

const variables = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w.-]+$/u)
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/u)
    .optional(),
  DISCORD_API: address.default(DISCORD),
});

type Variable = keyof z.infer<typeof variables>;

const ALLOWED: Record<Variable, string> = {
  DISCORD_TOKEN: 'the token that Discord shows under Bot for your application, without "Bot " before it',
  DISCORD_GUILD_ID: "a server's id, 17 to 20 digits, or nothing for all servers",
  DISCORD_API: `an http or https address without a version, such as ${DISCORD}`,
};

const SECRET: readonly Variable[] = ['DISCORD_TOKEN'];

/**
 * Reads the settings. A variable that is empty counts as not set.
 *
 * @throws {WrongSetting} naming the variable, its value (unless it is secret) and what is allowed
 * @example readSettings({ DISCORD_TOKEN: 'MTIz.a.b' }) // { token: 'MTIz.a.b', api: 'https://discord.com/api' }
 */
export function readSettings(env: Environment): Settings {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const { data, error } = variables.safeParse(Object.fromEntries(set));
  if (!data) throw wrong(error.issues[0]?.path[0] as Variable, env);
  const { DISCORD_TOKEN: token, DISCORD_GUILD_ID: guild, DISCORD_API: api } = data;
  return { token, guild, api };
}

function wrong(name: Variable, env: Environment): WrongSetting {
  const has = SECRET.includes(name) ? 'is set to something else' : `is set to ${JSON.stringify(env[name])}`;
  return new WrongSetting(`${name} ${has}. It has to be ${ALLOWED[name]}.`);
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
