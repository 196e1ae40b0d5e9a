import { Client, type ClientOptions, GatewayIntentBits, type Interaction } from 'discord.js';
import { onTestFinished } from 'vitest';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../../src/local/discord/server.js';

/** A slash command with an option of each kind that the tests use. */
export const ASK = {
  name: 'ask',
  description: 'Ask a question',
  options: [
    { type: 3, name: 'question', description: 'What to ask', required: true, max_length: 20 },
    { type: 3, name: 'source', description: 'Where to look', autocomplete: true },
    { type: 5, name: 'private', description: 'For you alone' },
    { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 9 },
    {
      type: 3,
      name: 'length',
      description: 'How long',
      choices: [{ name: 'Short', value: 'short' }],
    },
  ],
};

/** A command of a message's menu. */
export const CHECK = { name: 'Check', type: 3 };

/** Starts a loopback that is closed when the test ends. */
export async function start(options: LoopbackOptions = {}): Promise<Loopback> {
  const loopback = await startLoopback(options);
  onTestFinished(() => loopback.close());
  return loopback;
}

/** Makes an unmodified discord.js client for a loopback, which is destroyed when the test ends. */
export function clientFor(loopback: Loopback, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { api: loopback.api, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** Logs a client in, registers commands, and hands its interactions to `handle`. */
export async function bot(
  loopback: Loopback,
  handle: (interaction: Interaction) => unknown,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = clientFor(loopback, options);
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  client.on('interactionCreate', handle);
  await client.login(loopback.token);
  const readyClient = await ready;
  await readyClient.application.commands.set([ASK, CHECK]);
  return readyClient;
}
