import { execFileSync } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { deploy } from '../../src/bot/deploy.js';
import { type Guild, startLoopback } from '../../src/loopback/server.js';
import { verbatim } from './program.js';
import { payloads, read } from './town.js';

test('two shards are two processes, each answers its own servers, and both stop when they are told to', async () => {
  const discord = await startLoopback({ guilds: [{ name: 'Bergen' }, { name: 'Oslo' }] });
  onTestFinished(() => discord.close());
  await deploy(discord, payloads);
  const { child, line, ending } = verbatim('start', {
    DISCORD_API: discord.api,
    DISCORD_TOKEN: discord.token,
    SHARDS: '2',
  });
  const ready = await Promise.all([line(/"shard":0.*Ready/u), line(/"shard":1.*Ready/u)]);
  const served = ready.map((each) => /1 server \((\w+)\)/u.exec(each)?.[1]);
  expect(new Set(served)).toEqual(new Set(['Bergen', 'Oslo']));

  for (const { id, name } of discord.guilds) {
    const answer = await discord.user('Ada', { guildId: id }).command('sources');
    expect(read(answer)).toContain('1 article');
    const shard = Number((BigInt(id) >> 22n) % 2n);
    expect(await line(new RegExp(`"shard":${shard}.*"server":"${id}".*Interaction`, 'u'))).toBeTruthy();
    expect(served[shard]).toBe(name);
  }
  child.kill('SIGTERM');
  expect((await ending()).status).toBe(0);
});

test('a shard that is killed is started again and answers, and meanwhile the other one goes on', async () => {
  const discord = await startLoopback({ guilds: [{ name: 'Bergen' }, { name: 'Oslo' }] });
  onTestFinished(() => discord.close());
  await deploy(discord, payloads);
  const { child, lines, line, ending } = verbatim('start', {
    DISCORD_API: discord.api,
    DISCORD_TOKEN: discord.token,
    SHARDS: '2',
  });
  await Promise.all([line(/"shard":0.*Ready/u), line(/"shard":1.*Ready/u)]);
  const asked = (guild: Guild) => discord.user('Ada', { guildId: guild.id }).command('sources');
  const shardOf = ({ id }: Guild) => Number((BigInt(id) >> 22n) % 2n);
  const [first, other] = [...discord.guilds].sort((a, b) => shardOf(a) - shardOf(b)) as [Guild, Guild];

  // The shards are started in order, each a child of the program.
  const children = execFileSync('pgrep', ['-P', `${child.pid}`], { encoding: 'utf8' });
  process.kill(Number(children.split('\n')[0]), 'SIGKILL');
  await line(/Shard 0 has ended \(killed\) and is started again in 1 s\./u);
  expect(read(await asked(other))).toContain('1 article');
  const times = () => lines.filter((each) => /"shard":0.*Ready/u.test(each)).length;
  await expect.poll(times, { timeout: 20_000 }).toBe(2);
  expect(read(await asked(first))).toContain('1 article');
  child.kill('SIGTERM');
  expect((await ending()).status).toBe(0);
});

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
