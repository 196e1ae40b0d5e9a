import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deploy } from '../../src/bot/deploy.js';
import { type LoopbackGuild, startLoopback } from '../../src/local/discord/server.js';
import { openStore } from '../../src/store/open.js';
import { startPostgres } from '../support/postgres.js';
import { textFile } from '../support/servers.js';
import { verbatim } from './program.js';
import { payloads, read } from './town.js';

/** A server that the bot was turned out of while it did not run. */
const GONE = '81384788765712384';

test('two shards are two processes, each answers its own servers from their own articles', async () => {
  const discord = await startLoopback({ guilds: [{ name: 'Bergen' }, { name: 'Oslo' }] });
  onTestFinished(() => discord.close());
  await deploy(discord, payloads);
  const { child, line, ending } = verbatim('start', {
    DISCORD_API: discord.api,
    DISCORD_TOKEN: discord.token,
    SHARDS: '2',
    COOLDOWN_MEMBER: '0',
  });
  const ready = await Promise.all([line(/"shard":0.*Ready/u), line(/"shard":1.*Ready/u)]);
  const served = ready.map((each) => /1 server \((\w+)\)/u.exec(each)?.[1]);
  expect(new Set(served)).toEqual(new Set(['Bergen', 'Oslo']));
  const shardOf = ({ id }: LoopbackGuild) => Number((BigInt(id) >> 22n) % 2n);
  const [bergen, oslo] = discord.guilds as readonly [LoopbackGuild, LoopbackGuild];
  const said = { [bergen.id]: 'The bees came back in May', [oslo.id]: 'The bees came back in June' };
  const expectOwn = async (guild: LoopbackGuild) => {
    const question = 'When did the bees come back?';
    const answer = read(await discord.user('Ada', { guildId: guild.id }).command('ask', { question }));
    expect(answer).toContain(said[guild.id]);
    expect(answer).not.toContain(said[(guild === bergen ? oslo : bergen).id]);
  };

  for (const guild of discord.guilds) {
    const mayor = discord.user('Mayor', { guildId: guild.id, manages: true });
    const file = textFile('bees.txt', `Bees Return\n\n${said[guild.id]}.\n`);
    expect(read(await mayor.command('library add', { file }))).toContain('1 article added');
    await expectOwn(guild);
    const shard = shardOf(guild);
    expect(await line(new RegExp(`"shard":${shard}.*"server":"${guild.id}".*Interaction`, 'u'))).toBeTruthy();
    expect(served[shard]).toBe(guild.name);
  }

  child.kill('SIGTERM');
  expect((await ending()).status).toBe(0);
}, 60_000);

test('several shards share a process, and none takes the servers of another for left', async () => {
  const discord = await startLoopback({ guilds: [{ name: 'Bergen' }, { name: 'Oslo' }, { name: 'Voss' }] });
  onTestFinished(() => discord.close());
  await deploy(discord, payloads);
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const before = await openStore({ dataDir });
  for (const { id } of discord.guilds) await before.set(id, { closest: false });
  await before.set(GONE, { closest: false });
  await before.close();
  const { child, line, ending } = verbatim('start', {
    DISCORD_API: discord.api,
    DISCORD_TOKEN: discord.token,
    SHARD_COUNT: '2',
    COOLDOWN_MEMBER: '0',
    DATA_DIR: dataDir,
  });
  expect(await line(/Ready/u)).toContain('3 servers (Bergen, Oslo, Voss)');
  for (const { id } of discord.guilds)
    expect(read(await discord.user('Ada', { guildId: id }).command('sources'))).toContain('1 article');
  child.kill('SIGTERM');
  expect((await ending()).status).toBe(0);
  const after = await openStore({ dataDir });
  onTestFinished(() => after.close());
  for (const { id } of discord.guilds) expect((await after.snapshot(id)).leftAt).toBeNull();
  expect((await after.snapshot(GONE)).leftAt).not.toBeNull();
}, 60_000);

test('machines share the shards, each with the servers of its own', async () => {
  const discord = await startLoopback({ guilds: [{ name: 'Bergen' }, { name: 'Oslo' }] });
  onTestFinished(() => discord.close());
  await deploy(discord, payloads);
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  const DATABASE_URL = await postgres.database();
  const machines = ['0', '1'].map((id) =>
    verbatim('start', {
      DISCORD_API: discord.api,
      DISCORD_TOKEN: discord.token,
      SHARD_COUNT: '2',
      SHARD_IDS: id,
      DATABASE_URL,
    }),
  );
  const ready = await Promise.all(machines.map(({ line }) => line(/Ready/u)));
  const served = ready.map((each) => /1 server \((\w+)\)/u.exec(each)?.[1]);
  expect(new Set(served)).toEqual(new Set(['Bergen', 'Oslo']));
  for (const { id } of discord.guilds)
    expect(read(await discord.user('Ada', { guildId: id }).command('sources'))).toContain('1 article');
  for (const { child, ending } of machines) {
    child.kill('SIGTERM');
    expect((await ending()).status).toBe(0);
  }
}, 90_000);

test('a mistake that every shard would make ends them all, told once', async () => {
  const discord = await startLoopback();
  onTestFinished(() => discord.close());
  const { status, err } = await verbatim('start', {
    DISCORD_API: discord.api,
    DISCORD_TOKEN: `${discord.token}x`,
    SHARDS: '2',
  }).ending();
  expect(status).toBe(2);
  expect(err).toEqual([expect.stringMatching(/^Discord does not accept the token/u)]);
});
