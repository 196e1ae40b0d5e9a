import { z } from 'zod';
import { STRICTNESS } from '../answer/result.js';
import { MESSAGE_BLOCKS } from '../cards/limits.js';

const DISCORD = 'https://discord.com/api';

/** Who sees an answer if the member does not choose. */
const AUDIENCES = ['public', 'private'] as const;

/** For showing the closest passages if none is certain to answer, answering messages, and keeping typed lines. */
const SWITCH = ['on', 'off'] as const;

/** From the most to the fewest lines. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const MOST_SECONDS = 3600;
const MOST_SHARDS = 64;
/** More than the largest bots have. */
const MOST_SHARD_COUNT = 16_384;
const MOST_PORT = 65_535;
const MOST_ARTICLES = 100_000;
const MOST_BYTES = 999_999_999;
const MOST_MEGABYTES = 100_000;

const address = z
  .url({ protocol: /^https?$/u, normalize: true })
  .transform((url) => url.replace(/\/+$/u, ''))
  .refine((url) => !/\/v\d+$/u.test(url));

const database = z.url({ protocol: /^postgres(?:ql)?$/u, hostname: /./u });

/** A whole number in decimal digits. */
function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
}

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
  ANSWERS: z.enum(AUDIENCES).default('public'),
  PASSAGES: whole(1, MESSAGE_BLOCKS).default(3),
  STRICTNESS: z.enum(STRICTNESS).default('balanced'),
  CLOSEST: z.enum(SWITCH).default('on'),
  MENTIONS: z.enum(SWITCH).default('on'),
  COOLDOWN_MEMBER: whole(0, MOST_SECONDS).default(1),
  COOLDOWN_SERVER: whole(0, MOST_SECONDS).default(0),
  HISTORY: z.enum(SWITCH).default('on'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  LOG_QUESTIONS: z.enum(['yes', 'no']).default('no'),
  HEALTH_PORT: whole(1, MOST_PORT).optional(),
  SHARDS: whole(1, MOST_SHARDS).default(1),
  SHARD_COUNT: whole(1, MOST_SHARD_COUNT).optional(),
  SHARD_IDS: z
    .string()
    .regex(/^\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*$/u)
    .transform(numbersIn)
    .refine(({ length }) => length > 0)
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: database.optional(),
  LIBRARY_ARTICLES: whole(0, MOST_ARTICLES).default(500),
  LIBRARY_BYTES: whole(0, MOST_BYTES).default(20 * 1024 * 1024),
  LIBRARIES_MEMORY: whole(16, MOST_MEGABYTES).default(256),
  ARCHIVE_URL: database.optional(),
});

/** The numbers of a list such as "0-3,7", without duplicates. */
function numbersIn(list: string): number[] {
  const numbers = list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  });
  return [...new Set(numbers)];
}

/** Rules for several variables together. Checked if these are valid, whatever is wrong with the others. */
export const Variables = variables
  // Each shard has its own port: the first shard this one, each further shard the next.
  .refine(({ HEALTH_PORT = 0, SHARDS }) => HEALTH_PORT + SHARDS - 1 <= MOST_PORT, {
    path: ['HEALTH_PORT'],
    when: ({ value }) => isNumber(value, 'SHARDS') && isNumber(value, 'HEALTH_PORT'),
  })
  .refine(({ SHARDS, SHARD_COUNT }) => SHARDS === 1 || SHARD_COUNT === undefined, {
    path: ['SHARD_COUNT'],
    when: ({ value }) => isNumber(value, 'SHARDS'),
  })
  // Every machine that answers a server must be able to reach the server's data.
  .refine(
    ({ SHARD_IDS, SHARD_COUNT = 0, DATABASE_URL }) =>
      SHARD_IDS === undefined ||
      (SHARD_IDS.every((id) => id < SHARD_COUNT) &&
        (SHARD_IDS.length === SHARD_COUNT || DATABASE_URL !== undefined)),
    {
      path: ['SHARD_IDS'],
      when: ({ value }) => !isText(value, 'SHARD_IDS') && !isText(value, 'SHARD_COUNT'),
    },
  );

function isText(read: unknown, name: string): boolean {
  return typeof (read as Readonly<Record<string, unknown>>)[name] === 'string';
}

function isNumber(read: unknown, name: string): boolean {
  return typeof (read as Readonly<Record<string, unknown>>)[name] === 'number';
}

export type Variable = keyof z.infer<typeof variables>;

/** The allowed values of each variable, as the end of a sentence. */
export const ALLOWED: Readonly<Record<Variable, string>> = {
  DISCORD_TOKEN: 'the token that Discord shows under Bot for your application, without "Bot " before it',
  DISCORD_GUILD_ID: "a server's id, 17 to 20 digits, or nothing for all servers",
  DISCORD_API: `an http or https address without a version, such as ${DISCORD}`,
  ANSWERS: oneOf(AUDIENCES),
  PASSAGES: number(1, MESSAGE_BLOCKS),
  STRICTNESS: oneOf(STRICTNESS),
  CLOSEST: oneOf(SWITCH),
  MENTIONS: oneOf(SWITCH),
  COOLDOWN_MEMBER: `${number(0, MOST_SECONDS)}, in seconds`,
  COOLDOWN_SERVER: `${number(0, MOST_SECONDS)}, in seconds`,
  HISTORY: oneOf(SWITCH),
  LOG_LEVEL: oneOf(LOG_LEVELS),
  LOG_QUESTIONS: oneOf(['yes', 'no']),
  HEALTH_PORT: `${number(1, MOST_PORT)} with one port above it for each further shard, or nothing for no health port`,
  SHARDS: number(1, MOST_SHARDS),
  SHARD_COUNT: `${number(1, MOST_SHARD_COUNT)}, with SHARDS=1, or nothing for as many as Discord recommends`,
  SHARD_IDS:
    'the shards of this machine, such as 0-7 or 0,2,5, each below SHARD_COUNT; DATABASE_URL must be set unless they are all',
  DATA_DIR: "a folder, or nothing for the system's place",
  DATABASE_URL: 'the address of a PostgreSQL database, such as postgres://USER:PASSWORD@HOST:5432/NAME',
  LIBRARY_ARTICLES: number(0, MOST_ARTICLES),
  LIBRARY_BYTES: number(0, MOST_BYTES),
  LIBRARIES_MEMORY: `${number(16, MOST_MEGABYTES)}, in megabytes`,
  ARCHIVE_URL:
    'the address of a PostgreSQL database, postgres://user:password@host:5432/name, or nothing for no archive',
};

/** All variables, in the order in which they are read. */
export const VARIABLES = Object.keys(ALLOWED) as readonly Variable[];

function oneOf(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function number(least: number, most: number): string {
  return `a whole number from ${least} to ${most}`;
}

/** Variables whose values must not be shown. */
export const SECRET: readonly Variable[] = ['DISCORD_TOKEN', 'DATABASE_URL', 'ARCHIVE_URL'];
