import { Client, GatewayIntentBits } from 'discord.js';
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { type Guard, guardedStrategy } from './guarded-strategy.js';
import type { Connection } from './start.js';

/**
 * A client of Discord that is not connected yet. It needs no privileged intent, its messages can mention nobody,
 * and it holds one shard where it is told which, else as many as Discord recommends.
 *
 * @param gateway what Discord says of its gateway, which the client does not ask for again
 */
export function makeClient({ api, shard }: Connection, gateway: APIGatewayBotInfo, guard: Guard): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api },
    allowedMentions: { parse: [] },
    ...(shard ? { shards: [shard.id], shardCount: shard.count } : { shards: 'auto' as const }),
    ws: {
      buildStrategy(manager) {
        manager.fetchGatewayInformation = async () => gateway;
        return guardedStrategy(manager, guard);
      },
    },
  });
}
