import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type APIApplicationCommand as Registered,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { AnyPayload } from './bot.js';
import { ConnectionFailure, connectionFailure, expected, isForbidden } from './connection-failure.js';
import type { Log } from './log.js';
import { type Connection, openRest } from './rest.js';

/**
 * Registers commands once, sending only those that differ from the registered ones.
 *
 * @param guild the id of the one server to register them for; all servers if omitted
 * @param log the log for rate limits; none if omitted
 * @returns a summary as a sentence
 * @throws {ConnectionFailure} if Discord cannot be reached or refuses
 * @example await deploy({ token, api }, payloads) // 'For all servers: 2 commands changed, 3 unchanged.'
 */
export async function deploy(
  connection: Connection,
  wanted: readonly AnyPayload[],
  guild?: string,
  log?: Log,
): Promise<string> {
  const rest = openRest(connection, log);
  try {
    const { id } = await applicationOf(rest);
    const scope = { application: id, guild };
    const found = differences(wanted, await registeredIn(scope, rest));
    await send(found, scope, rest);
    return `For ${scopeName(scope)}: ${changeCounts(found)}.`;
  } catch (error) {
    if (guild && isForbidden(error)) throw new ConnectionFailure(NOT_THERE(guild), { cause: error });
    throw connectionFailure(error, connection);
  }
}

async function send(
  { added, changed, unchanged, removed }: Differences,
  scope: CommandScope,
  rest: REST,
): Promise<void> {
  if (unchanged.length === 0) {
    // If nothing is unchanged, one request replaces all commands.
    await rest.put(allIn(scope), { body: [...added, ...changed] });
    return;
  }
  // Creating a command whose name is taken replaces the existing one.
  for (const body of [...added, ...changed]) await rest.post(allIn(scope), { body });
  for (const { id } of removed) await rest.delete(oneIn(scope, id));
}

function NOT_THERE(guild: string): string {
  return `The application may not register commands in server ${guild}. Check DISCORD_GUILD_ID, and invite the application there.`;
}

const applicationShape = z.object({
  id: z.string().regex(/^\d{1,20}$/u),
  name: z.string().default('an application'),
  flags: z.number().optional(),
  bot_require_code_grant: z.boolean().optional(),
  interactions_endpoint_url: z.string().nullish(),
});

/** The properties of an application that are read. */
export type Application = z.infer<typeof applicationShape>;

/**
 * The application that the token belongs to.
 *
 * @throws {UnexpectedAnswer} if the answer is not one of Discord's
 */
export async function applicationOf(rest: REST): Promise<Application> {
  return expected(applicationShape, await rest.get(Routes.currentApplication()));
}

/** Where commands are registered: for one server, or for all if none is named. */
export interface CommandScope {
  readonly application: string;
  readonly guild: string | undefined;
}

/** The route of all commands of a scope. */
function allIn({ application, guild }: CommandScope) {
  return guild
    ? Routes.applicationGuildCommands(application, guild)
    : Routes.applicationCommands(application);
}

/** The route of one command of a scope. */
function oneIn({ application, guild }: CommandScope, id: string) {
  return guild
    ? Routes.applicationGuildCommand(application, guild, id)
    : Routes.applicationCommand(application, id);
}

const commandsShape = z.array(z.looseObject({ id: z.string(), name: z.string() }));

/**
 * The commands registered in a scope, with their texts in all languages.
 *
 * @throws {UnexpectedAnswer} if the answer is not one of Discord's
 */
export async function registeredIn(scope: CommandScope, rest: REST): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return expected(
    commandsShape,
    await rest.get(allIn(scope), { query }),
  ) as unknown as APIApplicationCommand[];
}

/** A scope in words. */
export function scopeName({ guild }: Pick<CommandScope, 'guild'>): string {
  return guild ? `server ${guild}` : 'all servers';
}

/** The changes that turn the registered commands into the wanted ones. */
interface Differences {
  readonly added: readonly AnyPayload[];
  readonly changed: readonly AnyPayload[];
  readonly unchanged: readonly AnyPayload[];
  readonly removed: readonly Registered[];
}

/** Compares the commands of this program with the registered ones, by name and type. */
export function differences(wanted: readonly AnyPayload[], registered: readonly Registered[]): Differences {
  const byKey = new Map(registered.map((command) => [keyOf(command), command]));
  const isAdded = (payload: AnyPayload) => !byKey.has(keyOf(payload));
  const isSame = (payload: AnyPayload) => sameCommand(payload, byKey.get(keyOf(payload)));
  const keys = new Set(wanted.map(keyOf));
  return {
    added: wanted.filter(isAdded),
    changed: wanted.filter((payload) => !isAdded(payload) && !isSame(payload)),
    unchanged: wanted.filter(isSame),
    removed: registered.filter((command) => !keys.has(keyOf(command))),
  };
}

function keyOf({ name, type = ApplicationCommandType.ChatInput }: AnyPayload | Registered): string {
  return `${type} ${name}`;
}

function sameCommand(payload: AnyPayload, registered: Registered | undefined): boolean {
  if (!registered) return false;
  const ours = Object.entries(registered).filter(([key]) => key in payload || !DECIDED_BY_DISCORD.has(key));
  const type = ApplicationCommandType.ChatInput;
  return isDeepStrictEqual(
    normalised({ type, ...payload }),
    normalised({ type, ...Object.fromEntries(ours) }),
  );
}

/** Properties that Discord adds or fills in if a payload omits them. */
const DECIDED_BY_DISCORD = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'contexts',
  'integration_types',
  'handler',
  'name_localized',
  'description_localized',
]);

/** To Discord, omitted, null, false and empty values (also empty texts) are the same, and lists of numbers are sets. */
function normalised(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(normalised);
    return items.every((item) => typeof item === 'number') ? items.sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, normalised(part)] as const);
  return Object.fromEntries(entries.filter(([, part]) => !isEmpty(part)));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === false || value === '';
}

/** The number of commands of each sort, in words. */
export function changeCounts({ added, changed, unchanged, removed }: Differences): string {
  const counts = Object.entries({ added, changed, removed, unchanged }).filter(
    ([, { length }]) => length > 0,
  );
  return counts
    .map(
      ([what, { length }], index) =>
        `${length}${index === 0 ? ` command${length === 1 ? '' : 's'}` : ''} ${what}`,
    )
    .join(', ');
}
