import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.js';
import type { Bot } from '../../src/bot/bot.js';
import { ConnectionFailure } from '../../src/bot/connection-failure.js';
import { deploy } from '../../src/bot/deploy.js';
import { startBot } from '../../src/bot/run.js';
import { startLoopback } from '../../src/local/discord/server.js';
import { createDiary } from './diary.js';
import { answering, type Mishap, startProxy } from './proxy.js';
import { library, payloads, promised, read, slowly } from './town.js';

/** A Discord behind a proxy, and a bot that is started when the story wants it. */
async function scene(given: Partial<Bot> = {}) {
  const [discord, diary] = [await startLoopback({ guilds: [{ name: 'Bergen' }] }), createDiary()];
  const outcomes: string[] = [];
  const observe: Bot['observe'] = ({ outcome }) => outcomes.push(outcome);
  const proxy = await startProxy(discord);
  await deploy(discord, payloads);
  onTestFinished(async () => {
    await proxy.close();
    await discord.close();
  });
  const start = (firstPause = 1, api = proxy.api) => {
    const bot: Bot = { commands, messageCommands, library, log: diary.log, observe, ...given };
    const running = startBot({ api, token: discord.token, firstPause }, bot);
    onTestFinished(() => running.stop());
    return running;
  };
  return { discord, proxy, diary, outcomes, start };
}

const page = answering(200, '<html>Please log in to the network.</html>', 'text/html');
const gateway = (changes: object) =>
  answering(
    200,
    JSON.stringify({
      url: 'wss://gateway.invalid',
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      ...changes,
    }),
  );
const reset: Mishap = (_response, { socket }) => socket.resetAndDestroy();
const cut: Mishap = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{"url":"ws', () => response.destroy());
};

/** What passes by itself, and how often in a row: discord.js asks again three times by itself where it takes it for that. */
const faults: [string, Mishap, number, RegExp][] = [
  ['500', answering(500, '{}'), 4, /answers with status 500/u],
  ['502 with a page', answering(502, '<html>', 'text/html'), 4, /answers with status 502/u],
  ['503', answering(503, '{}'), 4, /answers with status 503/u],
  ['a connection that is closed', (response) => response.destroy(), 1, /cannot be reached \(/u],
  ['a connection that is reset', reset, 4, /cannot be reached \(ECONNRESET\)/u],
  ["a proxy's page with 200", page, 4, /an answer that is not Discord's/u],
  ["a proxy's page with 401", answering(401, '<html>', 'text/html'), 1, /status 401/u],
  ["a proxy's page with 404", answering(404, '<html>', 'text/html'), 1, /status 404/u],
  ['the way to another address', answering(302, '{}'), 4, /an answer that is not Discord's/u],
  ['JSON that is cut off', answering(200, '{"url":"ws'), 4, /an answer that is not Discord's/u],
  ['an answer that is cut off', cut, 4, /an answer that is not Discord's/u],
  ['null', answering(200, 'null'), 4, /an answer that is not Discord's/u],
  ['a list', answering(200, '[]'), 1, /an answer that is not Discord's/u],
  ['no address of a gateway', gateway({ url: 'nowhere' }), 1, /an answer that is not Discord's/u],
  ['no shards', gateway({ shards: 0 }), 1, /an answer that is not Discord's/u],
];

function limited(seconds: number): Mishap {
  return (response) => {
    const headers = { 'content-type': 'application/json', 'retry-after': String(seconds) };
    response.writeHead(429, headers).end(JSON.stringify({ retry_after: seconds, global: false }));
  };
}

describe('a fault that passes is waited for at the start, with a line for each pause', () => {
  test.each(faults)('%s', async (_what, mishap, times, line) => {
    const { proxy, diary, start } = await scene();
    proxy.fail(...Array.from({ length: 2 * times }, () => mishap));
    await start().ready;
    const told = diary.lines.filter((each) => line.test(each));
    expect(told).toHaveLength(2);
    for (const each of told) expect(each).toMatch(/^[^\n]+ Trying again in [\d.]+ s\.$/u);
    expect(diary.lines.at(-1)).toMatch(/^Ready as .*\(Bergen\)/u);
    expect(diary.lines).toHaveLength(3);
  });

  test('nobody at the address yet', async () => {
    const { discord, diary, start } = await scene();
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    const running = start(1, `http://127.0.0.1:${port}/api`);
    await diary.line(/cannot be reached \(ECONNREFUSED\).* Trying again in /u);
    const proxy = await startProxy(discord, port);
    onTestFinished(() => proxy.close());
    await running.ready;
  });

  test('a host that nobody knows', async () => {
    const { diary, start } = await scene();
    start(1, 'http://nobody.invalid/api');
    await diary.line(
      /nobody\.invalid\/api cannot be reached \((?:ENOTFOUND|EAI_AGAIN)\).* Trying again in /u,
    );
  });

  test.each([502, 503])('%i where the socket of the gateway is to be opened', async (status) => {
    const { proxy, diary, start } = await scene();
    proxy.refuseSockets(status, status);
    await start().ready;
    expect(diary.lines.filter((each) => /Trying again/u.test(each))).not.toEqual([]);
    await expect.poll(proxy.open).toBe(1);
  });

  test('Discord’s limit of requests, for as long as it says', async () => {
    const { proxy, diary, start } = await scene();
    proxy.fail(limited(3600));
    const running = start();
    await diary.line(/refuses requests for now: there were too many\. Trying again in 61 min\./u);
    await running.stop();
    expect(proxy.requests).toHaveLength(1);
  });

  test('no connections left, with when there are some again', async () => {
    const { proxy, diary, start } = await scene();
    const session_start_limit = { total: 1000, remaining: 0, reset_after: 20, max_concurrency: 1 };
    proxy.fail(gateway({ session_start_limit }));
    await start().ready;
    expect(diary.lines[0]).toMatch(
      /^Discord's daily limit of connections is reached: 0 of 1000 are left, and the bot needs 1\. It is reset at \d{4}-.*Z, in 0\.0 s\. Trying again in 0\.0 s\.$/u,
    );
  });
});

test('a token that is refused is not tried again', async () => {
  const { discord, proxy, diary } = await scene();
  const bot: Bot = { commands, messageCommands, library, log: diary.log };
  const { failed } = startBot({ api: proxy.api, token: `${discord.token}x`, firstPause: 1 }, bot);
  await expect(failed).rejects.toBeInstanceOf(ConnectionFailure);
  await expect(failed).rejects.toThrow(/^Discord does not accept the token/u);
  expect(proxy.requests).toHaveLength(1);
  expect(diary.lines).toEqual([]);
});

describe('a bot that is stopped', () => {
  test('before it got through does not try again', async () => {
    const { proxy, diary, start } = await scene();
    proxy.fail(...Array.from({ length: 8 }, () => answering(503, '{}')));
    const running = start(3_600_000);
    await diary.line(/Trying again/u);
    const { length } = proxy.requests;
    await running.stop();
    expect(proxy.requests).toHaveLength(length);
    expect(proxy.open()).toBe(0);
  });

  test('while it asks where the gateway is asks no further', async () => {
    const { proxy, start } = await scene();
    const asked = promised<void>();
    proxy.fail(() => asked.keep());
    const running = start();
    await asked.promise;
    await running.stop();
    expect(proxy.frames).toEqual([]);
  });

  test('while a socket is being opened leaves none behind', async () => {
    const { proxy, start } = await scene();
    proxy.hold();
    const running = start();
    await expect.poll(proxy.open).toBe(1);
    await running.stop();
    await expect.poll(proxy.open).toBe(0);
    expect(proxy.frames).toEqual([]);
  });

  test('while it logs in leaves no session behind', async () => {
    const { proxy, discord, start, diary } = await scene();
    const greeted = promised<void>();
    proxy.rewrite((frame) => {
      greeted.keep();
      return { ...frame, op: 99 };
    });
    const running = start();
    await greeted.promise;
    await running.stop();
    await expect.poll(proxy.open).toBe(0);
    expect(running.shards().some(({ isReady }) => isReady)).toBe(false);
    expect(diary.lines).toEqual([]);
    expect(discord.user().messages()).toEqual([]);
  });

  test('leaves the gateway at once, so that another answers what comes, and answers what is under way', async () => {
    const { bot, begun, finish } = slowly();
    const { discord, proxy, diary, start } = await scene(bot);
    const first = start();
    await first.ready;
    const ada = discord.user('Ada');
    const answer = ada.command('ask', { question: 'Why?' });
    await begun;
    const stopped = first.stop();
    await expect.poll(proxy.open).toBe(0);
    const healthy = startBot(discord, { commands, messageCommands, library, log: diary.log });
    onTestFinished(() => healthy.stop());
    await healthy.ready;
    for (let count = 0; count < 10; count += 1)
      expect(read(await ada.command('sources'))).toContain('1 article');
    finish();
    expect(read(await answer)).toContain('It took a while.');
    await stopped;
  });
});

describe('a page of a proxy in the place of what Discord says to an answer', () => {
  test('counts as no answer, and the bot tries again', async () => {
    const { discord, proxy, start, outcomes } = await scene();
    await start().ready;
    proxy.fail(page, page);
    expect(read(await discord.user('Ada').command('sources'))).toContain('1 article');
    await expect.poll(() => outcomes).toEqual(['answered']);
  });

  test('counts as no answer where it stays', async () => {
    const { discord, proxy, start, outcomes, diary } = await scene();
    await start().ready;
    // The answer, and the sentence that there is none: each four times.
    proxy.fail(...Array.from({ length: 8 }, () => page));
    discord
      .user('Ada')
      .command('sources')
      .catch(() => {});
    await diary.line(/\/sources.*failed: HTTPError/u);
    await expect.poll(() => outcomes).toEqual(['failed']);
  });
});

test('a gateway that is out for a while is a line when it goes, one why, and one when it is back', async () => {
  const { discord, proxy, diary, start } = await scene();
  await start().ready;
  proxy.refuseSockets(502, 502, 502);
  discord.faults.dropSockets();
  await diary.line(/is connected again/u);
  expect(diary.lines.slice(1)).toEqual([
    'Shard 0 has no connection to the gateway and keeps trying.',
    'Shard 0: Error: Unexpected server response: 502',
    'Shard 0 is connected again.',
  ]);
});
