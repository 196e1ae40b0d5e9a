import type { REST } from 'discord.js';
import { applicationOf } from './application.js';
import type { AnyPayload } from './bot.js';
import { ConnectionFailure, connectionFailure, isForbidden } from './connection-failure.js';
import { type Differences, differences, told } from './differences.js';
import type { Log } from './log.js';
import { allIn, nameOf, oneIn, type Place, registeredIn } from './registered.js';
import { openRest } from './rest.js';
import type { Connection } from './start.js';

/**
 * Registers commands, once, sending only what differs from what is registered.
 *
 * @param guild the id of the one server to register them for; for all servers where it is left out
 * @param log where rate limits are told; nowhere where it is left out
 * @returns what was done, as a sentence
 * @throws {ConnectionFailure} where Discord cannot be reached or refuses
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
    const place = { application: id, guild };
    const found = differences(wanted, await registeredIn(place, rest));
    await send(found, place, rest);
    return `For ${nameOf(place)}: ${told(found)}.`;
  } catch (error) {
    if (guild && isForbidden(error)) throw new ConnectionFailure(NOT_THERE(guild), { cause: error });
    throw connectionFailure(error, connection);
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

function NOT_THERE(guild: string): string {
  return `The application may not register commands in server ${guild}. Look at DISCORD_GUILD_ID, and invite the application there.`;
}
