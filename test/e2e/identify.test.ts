import { describe, expect, test } from 'vitest';
import { postgresServer } from '../support/stores.js';
import { startForeignDiscord, TOKEN } from './foreign-discord.js';
import { type Finished, verbatim } from './program.js';

/** Shards of one bucket identify five seconds apart, and programs take time to start. */
const PATIENCE = 120_000;

const server = postgresServer();

/** A Discord for two shards, which greets the first two together and refuses those that do not keep its limits. */
async function strictDiscord(finished: Finished, limits: { concurrency?: number; sessions?: number } = {}) {
  const discord = await startForeignDiscord({
    shards: 2,
    concurrency: 1,
    sessions: 10,
    together: 2,
    ...limits,
  });
  finished(() => discord.close());
  return discord;
}

type Discord = Awaited<ReturnType<typeof strictDiscord>>;

/** Two machines, each with one shard, that share a database. */
async function twoMachines(discord: Discord, finished: Finished) {
  const DATABASE_URL = await server().database();
  return ['0', '1'].map((SHARD_IDS) =>
    verbatim(
      'start',
      { DISCORD_API: discord.api, DISCORD_TOKEN: TOKEN, SHARD_COUNT: '2', SHARD_IDS, DATABASE_URL },
      false,
      finished,
    ),
  );
}

const shardsOf = ({ identifies }: Discord) => identifies.taken.map(({ shard }) => shard).sort();

// Each waits for the seconds between two that identify.
describe.concurrent('Discord takes one identify in five seconds', () => {
  test(
    'machines that share a database identify one after the other',
    async ({ onTestFinished }) => {
      const discord = await strictDiscord(onTestFinished);
      const machines = await twoMachines(discord, onTestFinished);
      await Promise.all(machines.map(({ line }) => line(/Ready/u)));
      expect(discord.identifies.refused).toEqual([]);
      expect(shardsOf(discord)).toEqual([0, 1]);
    },
    PATIENCE,
  );

  test(
    'processes that share a folder identify one after the other',
    async ({ onTestFinished }) => {
      const discord = await strictDiscord(onTestFinished);
      const settings = { DISCORD_API: discord.api, DISCORD_TOKEN: TOKEN, SHARDS: '2' };
      const { line } = verbatim('start', settings, false, onTestFinished);
      await Promise.all([line(/"shard":0.*Ready/u), line(/"shard":1.*Ready/u)]);
      expect(discord.identifies.refused).toEqual([]);
      expect(shardsOf(discord)).toEqual([0, 1]);
    },
    PATIENCE,
  );

  test(
    'no machine starts a session that another has used up, and each says until when it waits',
    async ({ onTestFinished }) => {
      const discord = await strictDiscord(onTestFinished, { sessions: 1 });
      const machines = await twoMachines(discord, onTestFinished);
      const waiting = await Promise.race(
        machines.map(async (machine) => ({ machine, line: await machine.line(/daily limit/u) })),
      );
      expect(waiting.line).toMatch(
        /daily limit of connections is reached: 0 of 10 are left, and the bot needs 1\. It is reset at \d{4}-.*Z, in 0\.5 s\. Trying again in/u,
      );
      const [other] = machines.filter((machine) => machine !== waiting.machine);
      await other?.line(/Ready/u);
      expect(discord.identifies.taken).toHaveLength(1);
      discord.renew(1);
      await waiting.machine.line(/Ready/u);
      expect(discord.identifies.refused).toEqual([]);
      expect(shardsOf(discord)).toEqual([0, 1]);
    },
    PATIENCE,
  );
});
