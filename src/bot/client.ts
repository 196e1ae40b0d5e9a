import { Client, GatewayIntentBits } from 'discord.js';
import { Agent } from 'undici';
import type { Connection } from './start.js';

/**
 * Connections to Discord's API at a time. Where much comes at once, to open one for each answer takes longer than to
 * send the answers one after the other.
 */
const CONNECTIONS = 32;

/**
 * A client of Discord that is not connected yet. It needs no privileged intent, its messages can mention nobody,
 * and it holds one shard where it is told which, else as many as Discord recommends.
 */
export function makeClient({ api, shard }: Connection): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: {
      api,
      agent: new Agent({ connections: CONNECTIONS }),
      // Discord does not count what answers interactions, and nothing else is sent here in numbers.
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    },
    allowedMentions: { parse: [] },
    ...(shard ? { shards: [shard.id], shardCount: shard.count } : { shards: 'auto' as const }),
  });
}
