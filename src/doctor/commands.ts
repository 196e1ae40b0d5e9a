import type { REST } from 'discord.js';
import type { AnyPayload } from '../bot/bot.js';
import { isForbidden } from '../bot/connection-failure.js';
import { differences, told } from '../bot/differences.js';
import { nameOf, type Place, registeredIn } from '../bot/registered.js';
import { type Finding, note, ok, todo } from './finding.js';

const ABOUT = 'Commands';

/** Whether the commands that are registered are those of this program. */
export async function examineCommands(
  wanted: readonly AnyPayload[],
  { application, guild }: Place,
  rest: REST,
): Promise<Finding[]> {
  const everywhere = { application, guild: undefined };
  const registered = await registeredIn(everywhere, rest);
  if (!guild) return [compared(wanted, registered, everywhere)];
  try {
    const there = await registeredIn({ application, guild }, rest);
    const twice = registered.filter(({ name }) => there.some((command) => command.name === name));
    const finding = compared(wanted, there, { guild });
    return twice.length === 0 ? [finding] : [finding, note(ABOUT, TWICE, ONCE)];
  } catch (error) {
    // What is the matter with that server is told where the servers are.
    if (isForbidden(error)) return [];
    throw error;
  }
}

const TWICE =
  'They are registered for all servers too, so that each appears twice in the server that is set.';
const ONCE = 'Both do the same. To have them once, leave DISCORD_GUILD_ID empty.';

function compared(
  wanted: readonly AnyPayload[],
  registered: Parameters<typeof differences>[1],
  place: Pick<Place, 'guild'>,
): Finding {
  const found = differences(wanted, registered);
  if (found.unchanged.length === wanted.length && found.removed.length === 0)
    return ok(ABOUT, `All ${wanted.length} are registered for ${nameOf(place)} as they are here.`);
  return todo(
    ABOUT,
    `Registering them for ${nameOf(place)} is due: ${told(found)}.`,
    'Run "npm run deploy".',
  );
}
