import { DiscordAPIError, REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { applicationOf } from './application.js';
import type { AnyPayload } from './bot.js';
import { ConnectionFailure, connectionFailure } from './connection-failure.js';
import { type Differences, differences } from './differences.js';
import type { Connection } from './start.js';

/** Where commands are registered. */
interface Place {
  readonly application: string;
  readonly guild: string | undefined;
}

/**
 * Registers commands, sending only what differs from what is registered.
 *
 * @param guild the id of the one server to register them for; for all servers where it is left out
 * @returns what was done, as a sentence
 * @throws {ConnectionFailure} where Discord cannot be reached or refuses
 * @example await deploy({ token, api }, payloads) // 'For all servers: 2 commands changed, 3 unchanged.'
 */
export async function deploy(
  { token, api }: Connection,
  wanted: readonly AnyPayload[],
  guild?: string,
): Promise<string> {
  const rest = new REST({ api }).setToken(token);
  try {
    const place = { application: await applicationOf(token, rest), guild };
    const query = new URLSearchParams({ with_localizations: 'true' });
    const registered = (await rest.get(allIn(place), { query })) as APIApplicationCommand[];
    const found = differences(wanted, registered);
    await send(found, place, rest);
    return `For ${guild ? `server ${guild}` : 'all servers'}: ${told(found)}.`;
  } catch (error) {
    if (guild && isForbidden(error)) throw new ConnectionFailure(NOT_THERE(guild), { cause: error });
    throw connectionFailure(error, api);
  }
}

async function send(
  { added, changed, unchanged, removed }: Differences,
  place: Place,
  rest: REST,
): Promise<void> {
  if (unchanged.length === 0) {
    // Where nothing stays as it is, one request replaces all.
    await rest.put(allIn(place), { body: [...added, ...changed] });
    return;
  }
  // To create a command whose name is taken replaces that one.
  for (const body of [...added, ...changed]) await rest.post(allIn(place), { body });
  for (const { id } of removed) await rest.delete(oneIn(place, id));
}

function allIn({ application, guild }: Place) {
  return guild
    ? Routes.applicationGuildCommands(application, guild)
    : Routes.applicationCommands(application);
}

function oneIn({ application, guild }: Place, id: string) {
  return guild
    ? Routes.applicationGuildCommand(application, guild, id)
    : Routes.applicationCommand(application, id);
}

function told({ added, changed, unchanged, removed }: Differences): string {
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

function isForbidden(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild].includes(Number(error.code))
  );
}

function NOT_THERE(guild: string): string {
  return `The application may not register commands in server ${guild}. Look at DISCORD_GUILD_ID, and invite the application there.`;
}
