import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deploy } from '../../src/bot/deploy.js';
import { startLoopback } from '../../src/local/discord/server.js';
import { forgetTurns } from '../support/turns.js';
import { runHere } from './here.js';
import { verbatim } from './program.js';
import { answering, startProxy } from './proxy.js';
import { payloads, read } from './town.js';

/** A Discord behind a proxy, and the settings with which the program finds it. */
async function scene(registered = payloads) {
  const asked: string[] = [];
  const discord = await startLoopback({
    guilds: [{ name: 'Bergen' }, { name: 'Oslo' }],
    onRequest: ({ path }) => asked.push(path),
  });
  const proxy = await startProxy(discord);
  if (registered.length > 0) await deploy(discord, registered);
  onTestFinished(async () => {
    await proxy.close();
    await discord.close();
  });
  const settings = { DISCORD_API: proxy.api, DISCORD_TOKEN: discord.token, COOLDOWN_MEMBER: '0' };
  return { discord, proxy, asked, settings };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** What `/readyz` says. */
async function readiness(port: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return response ? `${response.status} ${await response.text()}` : 'nobody';
}

describe('registering the commands while Discord is out', () => {
  test('waits with a line for each pause, and then does it', async () => {
    const { discord, proxy, settings } = await scene([]);
    proxy.fail(...Array.from({ length: 4 }, () => answering(503, '<html>', 'text/html')));
    const { status, out, err } = await runHere('deploy', settings);
    expect({ status, out }).toEqual({
      status: 0,
      out: `For all servers: ${payloads.length} commands added.\n`,
    });
    expect(err.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 'warn',
        msg: expect.stringMatching(/answers with status 503: .* Trying again in \d\.\d s\.$/u),
      }),
    ]);
    expect(discord.user('Ada', { manages: true }).commands()).toHaveLength(payloads.length);
  });

  test('goes on where it was when Discord went out', async () => {
    const { discord, proxy, settings } = await scene(payloads.slice(3));
    const [down, pass] = [answering(502, '{}'), undefined];
    // After who it is and what is registered, the second command is refused: four times, then discord.js gives up.
    proxy.fail(pass, pass, pass, down, down, down, down);
    const { status, out, err } = await runHere('deploy', settings);
    expect({ status, out }).toEqual({
      status: 0,
      out: `For all servers: 2 commands added, ${payloads.length - 2} unchanged.\n`,
    });
    expect(err).toEqual([expect.stringMatching(/status 502.*Trying again/u)]);
    expect(discord.user('Ada', { manages: true }).commands()).toHaveLength(payloads.length);
  });

  test('waits however long nobody is there, until it is told to stop', async () => {
    const { child, line, ending } = verbatim('deploy', {
      DISCORD_API: 'http://127.0.0.1:1/api',
      DISCORD_TOKEN: 'MTIz.a.b',
    });
    await line(/127\.0\.0\.1:1\/api cannot be reached \(ECONNREFUSED\).* Trying again in /u);
    child.kill('SIGTERM');
    const { status, out } = await ending();
    expect({ status, out, signal: child.signalCode }).toEqual({ status: null, out: '', signal: 'SIGTERM' });
  });
});

describe('a port for health that is taken', () => {
  test('ends the start before Discord hears of it, and the bot that has it answers on', async () => {
    const { discord, asked, settings } = await scene();
    const HEALTH_PORT = await freePort();
    const first = verbatim('start', { ...settings, HEALTH_PORT });
    await first.line(/Ready/u);
    const before = asked.length;
    const second = await runHere('start', { ...settings, HEALTH_PORT });
    expect(second.status).toBe(2);
    expect(second.err).toEqual([
      `HEALTH_PORT needs port ${HEALTH_PORT}, which cannot be opened (EADDRINUSE). Choose another.`,
    ]);
    expect(asked).toHaveLength(before);
    const ada = discord.user('Ada');
    for (let count = 0; count < 10; count += 1)
      expect(read(await ada.command('sources'))).toContain('1 article');
    expect(await readiness(HEALTH_PORT)).toBe('200 ready\n');
  });
});

describe('a bot on its way', () => {
  test('says that it is starting while it reads the articles, and can be stopped then', async () => {
    const { proxy, settings } = await scene();
    const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const text = Array.from({ length: 400 }, (_, at) => `The mayor of town ${at} spoke on Monday.`).join(
      '\n\n',
    );
    for (let at = 0; at < 400; at += 1) writeFileSync(join(folder, `${at}.txt`), `Town ${at}\n\n${text}\n`);
    const HEALTH_PORT = await freePort();
    const { child, ending, lines } = verbatim('start', { ...settings, HEALTH_PORT, SEEDS_DIR: folder });
    await expect
      .poll(() => readiness(HEALTH_PORT), { timeout: 20_000, interval: 20 })
      .toBe('503 The bot is starting.\n');
    child.kill('SIGTERM');
    expect((await ending()).status).toBe(0);
    expect(proxy.requests).toEqual([]);
    expect(lines.join()).not.toContain('Ready');
  });

  test('can be stopped while it waits for Discord', async () => {
    const { settings } = await scene();
    const HEALTH_PORT = await freePort();
    const { child, line, ending } = verbatim('start', {
      ...settings,
      HEALTH_PORT,
      DISCORD_API: 'http://127.0.0.1:1/api',
    });
    await line(/127\.0\.0\.1:1\/api cannot be reached \(ECONNREFUSED\)/u);
    expect(await readiness(HEALTH_PORT)).toBe('503 There is no connection to Discord yet.\n');
    child.kill('SIGTERM');
    const { status, err } = await ending();
    expect(status).toBe(0);
    expect(err.join('\n')).not.toMatch(/^\s+at /mu);
  });
});

test('start names all settings that are wrong', async () => {
  const wrong = { PASSAGES: '0', STRICTNESS: 'lax', LOG_LEVEL: 'loud', SHARDS: 'two', COOLDOWN_MEMBER: '-1' };
  const { status, err } = await runHere('start', wrong);
  expect(status).toBe(2);
  expect(err.map((each) => each.split(' ')[0]).sort()).toEqual(Object.keys(wrong).sort());
});

test('a password in the address stands in no line, however much is logged', async () => {
  const { proxy, settings } = await scene();
  proxy.fail(answering(404, '{}'));
  const DISCORD_API = proxy.api.replace('//', '//ada:open%20sesame@');
  const { child, line, ending } = verbatim('start', { ...settings, DISCORD_API, LOG_LEVEL: 'debug' });
  await line(/"warn".*http:\/\/\[redacted\]@127\.0\.0\.1:\d+\/api .*Trying again/u);
  await line(/Ready/u);
  child.kill('SIGTERM');
  const { err } = await ending();
  expect(err.join()).not.toMatch(/ada:|sesame/u);
});

test('a shard that falls over while Discord does too comes back, and the others answer all the while', async () => {
  const { discord, proxy, settings } = await scene();
  const { child, dataDir, line, lines, ending } = verbatim('start', { ...settings, SHARDS: '2' });
  await Promise.all([line(/"shard":0.*Ready/u), line(/"shard":1.*Ready/u)]);
  const shardOf = ({ id }: { id: string }) => Number((BigInt(id) >> 22n) % 2n);
  const other = discord.guilds.find((guild) => shardOf(guild) === 1);
  const ask = async (guildId: string) =>
    expect(read(await discord.user('Ada', { guildId }).command('sources'))).toContain('1 article');

  proxy.break(/\/gateway\/bot/u, answering(503, '{}'));
  // The shards are started in order, each a child of the program.
  const children = execFileSync('pgrep', ['-P', `${child.pid}`], { encoding: 'utf8' });
  process.kill(Number(children.split('\n')[0]), 'SIGKILL');
  forgetTurns(dataDir);
  await line(/Shard 0 has ended \(killed\); it is restarted in 1 s\./u);
  await line(/"shard":0.*status 503.*Trying again/u);
  await ask(other?.id ?? '');
  proxy.mend();
  await expect
    .poll(() => lines.filter((each) => /"shard":0.*Ready/u.test(each)).length, { timeout: 30_000 })
    .toBe(2);
  for (const { id } of discord.guilds) await ask(id);
  child.kill('SIGTERM');
  expect((await ending()).status).toBe(0);
}, 60_000);
