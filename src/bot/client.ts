import { Client, GatewayIntentBits } from 'discord.js';
import type { Connection } from './start.js';

/**
 * A client of Discord that is not connected yet. It needs no privileged intent, its messages can mention nobody,
 * and it holds one shard where it is told which, else as many as Discord recommends.
 */
export function makeClient({ api, shard }: Connection): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api },
    allowedMentions: { parse: [] },
    ...(shard ? { shards: [shard.id], shardCount: shard.count } : { shards: 'auto' as const }),
  });
}
