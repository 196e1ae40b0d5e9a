import { type REST, Routes } from 'discord.js';
import { ApplicationFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { AnyPayload } from '../bot/bot.js';
import { expected, isForbidden } from '../bot/connection-failure.js';
import {
  type Application,
  type CommandScope,
  changeCounts,
  differences,
  registeredIn,
  scopeName,
} from '../bot/deploy.js';
import { gatewayInfo } from '../bot/gateway-sessions.js';
import type { Settings } from '../settings/read-settings.js';

/** The result of a check: in order, worth knowing, or in need of action. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'todo';
  /** What was checked, in a word or two. */
  readonly about: string;
  /** What was found, as a sentence. */
  readonly found: string;
  /** What to do, as a sentence. */
  readonly advice?: string;
}

/** A finding that all is well. */
export function ok(about: string, found: string): Finding {
  return { state: 'ok', about, found };
}

/** A finding that is worth knowing but needs no action. */
export function note(about: string, found: string, advice: string): Finding {
  return { state: 'note', about, found, advice };
}

/** A finding that needs action. */
export function todo(about: string, found: string, advice: string): Finding {
  return { state: 'todo', about, found, advice };
}

const PORTAL = 'https://discord.com/developers/applications';

/** Intents that an application has to be granted; the bot requests none of them. */
const PRIVILEGED =
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited |
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited;

/** Whether the settings of the application let interactions and invitations through. */
export function examineApplication(application: Application): Finding[] {
  const { id, name, flags = 0, interactions_endpoint_url: endpoint } = application;
  const about = 'Application';
  const findings = [ok(about, `The token is that of ${name}, application ${id}.`)];
  if (endpoint) {
    const where = `Discord sends what members do to ${endpoint} and not to the bot.`;
    findings.push(
      todo(about, where, `Empty "Interactions Endpoint URL" under General Information at ${PORTAL}.`),
    );
  }
  if (application.bot_require_code_grant) {
    const what = 'An invitation is refused, because the application requires an OAuth2 code grant.';
    findings.push(todo(about, what, `Switch "Requires OAuth2 Code Grant" off under Bot at ${PORTAL}.`));
  }
  return [...findings, examineIntents(flags)];
}

function examineIntents(flags: number): Finding {
  const about = 'Intents';
  if ((flags & PRIVILEGED) === 0)
    return ok(
      about,
      'The bot needs no privileged intent, and has none: it asks for Guilds and, unless MENTIONS=off, for Guild Messages and Direct Messages.',
    );
  const advice = `You may switch the Privileged Gateway Intents off under Bot at ${PORTAL}.`;
  return note(about, 'The application has a privileged intent that the bot does not need.', advice);
}

const GATEWAY = 'Gateway';

/** Whether the bot may connect, with the configured number of shards. */
export async function examineGateway(shards: number, part: Settings['part'], rest: REST): Promise<Finding[]> {
  const { shards: recommended, session_start_limit: limit } = await gatewayInfo(rest);
  const { remaining, total, reset_after } = limit;
  if (remaining < (part?.ids.length ?? shards)) {
    const hours = Math.ceil(reset_after / 3_600_000);
    const found = `Only ${remaining} of ${total} connections to Discord are left today.`;
    const advice = `Find out why the bot keeps restarting (see its log), and wait: the limit is reset in ${hours} hours.`;
    return [todo(GATEWAY, found, advice)];
  }
  const [variable, count] = part ? ['SHARD_COUNT', part.count] : ['SHARDS', shards];
  if ((part || shards > 1) && count < recommended) {
    const found = `Discord recommends ${recommended} shards, and ${variable} is ${count}.`;
    return [todo(GATEWAY, found, `Set ${variable} to ${recommended} or more.`)];
  }
  return [ok(GATEWAY, `The bot may connect ${remaining} more times today.`)];
}

const shape = z.array(z.object({ id: z.string(), name: z.string() }));

/** A server that the bot is in. */
type Server = z.infer<typeof shape>[number];

const SERVERS = 'Servers';

/** Each takes one request, so this many show what is wrong without exceeding a rate limit. */
const MOST = 50;

/** Whether the bot is in servers, in the configured one, and may register commands in them. */
export async function examineServers(
  application: string,
  guild: string | undefined,
  rest: REST,
): Promise<Finding[]> {
  const query = new URLSearchParams({ limit: '200' });
  const servers = expected(shape, await rest.get(Routes.userGuilds(), { query }));
  const invite = `Invite it: https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=0`;
  if (servers.length === 0) return [todo(SERVERS, 'The bot is in no server.', invite)];
  const findings: Finding[] = [];
  if (guild && !servers.some(({ id }) => id === guild))
    findings.push(todo(SERVERS, `The bot is not in server ${guild}, which DISCORD_GUILD_ID names.`, invite));
  const looked = servers.slice(0, MOST);
  const silent = await without(looked, application, rest);
  for (const { id, name } of silent) {
    const found = `The bot is in ${name} (${id}), but may not have commands there: it was invited without the scope applications.commands.`;
    findings.push(todo(SERVERS, found, invite));
  }
  if (servers.length > MOST)
    findings.push(
      note(SERVERS, `Only ${MOST} of its servers were checked.`, 'The others are likely the same.'),
    );
  const able = looked.length - silent.length;
  const count = `The bot may have commands in ${able} of ${looked.length} ${looked.length === 1 ? 'server' : 'servers'}.`;
  return able > 0 ? [ok(SERVERS, count), ...findings] : findings;
}

/** The servers in which the application may not register commands. */
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

const COMMANDS = 'Commands';

/** Whether the registered commands are those of this program. */
export async function examineCommands(
  wanted: readonly AnyPayload[],
  { application, guild }: CommandScope,
  rest: REST,
): Promise<Finding[]> {
  const everywhere = { application, guild: undefined };
  const registered = await registeredIn(everywhere, rest);
  if (!guild) return [compared(wanted, registered, everywhere)];
  try {
    const there = await registeredIn({ application, guild }, rest);
    const twice = registered.filter(({ name }) => there.some((command) => command.name === name));
    const finding = compared(wanted, there, { guild });
    return twice.length === 0 ? [finding] : [finding, note(COMMANDS, TWICE, ONCE)];
  } catch (error) {
    // The finding about servers already reports that.
    if (isForbidden(error)) return [];
    throw error;
  }
}

const TWICE = 'They are registered for all servers too, so each appears twice in the server that is set.';
const ONCE = 'Both do the same. To have them once, leave DISCORD_GUILD_ID empty.';

function compared(
  wanted: readonly AnyPayload[],
  registered: Parameters<typeof differences>[1],
  scope: Pick<CommandScope, 'guild'>,
): Finding {
  const found = differences(wanted, registered);
  if (found.unchanged.length === wanted.length && found.removed.length === 0)
    return ok(COMMANDS, `All ${wanted.length} are registered for ${scopeName(scope)} and up to date.`);
  return todo(
    COMMANDS,
    `They are out of date for ${scopeName(scope)}: ${changeCounts(found)}.`,
    'Run "npx verbatim deploy".',
  );
}
