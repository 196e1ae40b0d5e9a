import { Client, GatewayIntentBits } from 'discord.js';

/**
 * A client of Discord that is not connected yet. It needs no privileged intent, its messages can mention nobody,
 * and it holds as many shards as Discord recommends.
 *
 * @param api the address of the REST API; the gateway's is asked for there
 */
export function makeClient(api: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api },
    allowedMentions: { parse: [] },
    shards: 'auto',
  });
}
