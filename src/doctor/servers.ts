import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { isForbidden } from '../bot/connection-failure.js';
import { registeredIn } from '../bot/registered.js';
import { expected } from '../bot/unexpected-answer.js';
import { type Finding, note, ok, todo } from './finding.js';

const shape = z.array(z.object({ id: z.string(), name: z.string() }));

/** A server that the bot is a member of. */
type Server = z.infer<typeof shape>[number];

const ABOUT = 'Servers';

/** One request each: enough to see what is wrong, few enough not to be held up. */
const MOST = 50;

/** Whether the bot is in servers, in the one that is set, and may have commands in them. */
export async function examineServers(
  application: string,
  guild: string | undefined,
  rest: REST,
): Promise<Finding[]> {
  const query = new URLSearchParams({ limit: '200' });
  const servers = expected(shape, await rest.get(Routes.userGuilds(), { query }));
  const invite = `Invite it: https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=0`;
  if (servers.length === 0) return [todo(ABOUT, 'The bot is in no server.', invite)];
  const findings: Finding[] = [];
  if (guild && !servers.some(({ id }) => id === guild))
    findings.push(todo(ABOUT, `The bot is not in server ${guild}, which DISCORD_GUILD_ID names.`, invite));
  const looked = servers.slice(0, MOST);
  const silent = await without(looked, application, rest);
  for (const { id, name } of silent) {
    const found = `The bot is in ${name} (${id}), but may not have commands there: it was invited without the scope applications.commands.`;
    findings.push(todo(ABOUT, found, invite));
  }
  if (servers.length > MOST)
    findings.push(
      note(ABOUT, `Only ${MOST} of its servers were looked at.`, 'The others are likely the same.'),
    );
  const able = looked.length - silent.length;
  const count = `The bot may have commands in ${able} of ${looked.length} ${looked.length === 1 ? 'server' : 'servers'}.`;
  return able > 0 ? [ok(ABOUT, count), ...findings] : findings;
}

/** The servers where the application may not have commands. */
async function without(servers: readonly Server[], application: string, rest: REST): Promise<Server[]> {
  const silent: Server[] = [];
  for (const server of servers) {
    try {
      await registeredIn({ application, guild: server.id }, rest);
    } catch (error) {
      if (!isForbidden(error)) throw error;
      silent.push(server);
    }
  }
  return silent;
}
