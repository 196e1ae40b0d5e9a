import { attachmentFetcher } from '../../src/bot/attachments.js';
import type { Bot } from '../../src/bot/bot.js';
import type { Guild } from '../../src/guilds/guilds.js';
import type { LoopbackUser } from '../../src/local/discord/server.js';
import { type Kept, type KeptOptions, keepServers } from '../support/servers.js';
import { everything, inTown, library, type Town } from './town.js';

/** A Discord with two servers, Bergen and Oslo, each with somebody who manages it and a member. */
export interface Servers extends Town, Pick<Kept, 'guilds' | 'store' | 'seeds' | 'warnings'> {
  readonly bergen: Server;
  readonly oslo: Server;
}

export interface Server {
  readonly id: string;
  /** May manage the server. */
  readonly mayor: LoopbackUser;
  readonly member: LoopbackUser;
  /** What is kept of it. */
  kept(): Guild;
}

export interface ServersOptions extends KeptOptions {
  readonly bot?: Partial<Bot>;
  readonly refusals?: number;
  /** Whether there is a third server, where the bot is not. */
  readonly elsewhere?: boolean;
}

/** Plays a story in two servers. */
export async function inServers(
  story: (servers: Servers) => Promise<void>,
  { bot = {}, refusals = 0, elsewhere = false, ...kept }: ServersOptions = {},
): Promise<void> {
  const { close, ...servers } = await keepServers(library, kept);
  try {
    await inTown(
      (town) => {
        const [bergen, oslo] = town.discord.guilds.map(({ id }) => ({
          id,
          mayor: town.discord.user(`Mayor of ${id}`, { guildId: id, manages: true }),
          member: town.discord.user('Ada', { guildId: id }),
          kept: () => servers.guilds.guild(id),
        }));
        if (!bergen || !oslo) throw new Error('There are two servers.');
        return story({ ...town, ...servers, bergen, oslo });
      },
      {
        loopback: {
          guilds: [
            { name: 'Bergen' },
            { name: 'Oslo' },
            ...(elsewhere ? [{ name: 'Elsewhere', hasBot: false }] : []),
          ],
        },
        bot: (api) => ({
          ...everything,
          guilds: servers.guilds,
          fetchAttachment: attachmentFetcher(api),
          ...bot,
        }),
        refusals,
      },
    );
  } finally {
    await close();
  }
}
