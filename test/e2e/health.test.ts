import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.js';
import type { Bot } from '../../src/bot/bot.js';
import { deploy } from '../../src/bot/deploy.js';
import { openHealth } from '../../src/bot/health.js';
import { runBot } from '../../src/bot/run.js';
import type { Button } from '../../src/cards/card.js';
import type { Outcome } from '../../src/library/results.js';
import { startLoopback } from '../../src/local/discord/server.js';
import { press } from './buttons.js';
import { createDiary } from './diary.js';
import { asking, library, payloads, promised, slowly } from './town.js';

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A bot that runs until the story stops it, and the addresses where it tells how it is. */
async function running(given: Partial<Bot> = {}) {
  const [discord, port, diary, ending] = [
    await startLoopback(),
    await freePort(),
    createDiary(),
    promised<number>(),
  ];
  const bot: Bot = { commands, messageCommands, library, log: diary.log, ...given };
  await deploy(discord, payloads);
  const health = await openHealth(port);
  const status = runBot(discord, bot, ending.promise, health);
  onTestFinished(async () => {
    ending.keep(0);
    await status.catch(() => {});
    health.close();
    await discord.close();
  });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { discord, diary, status, stop: () => ending.keep(0), get, port, ada: discord.user('Ada') };
}

/** The value of a series in Prometheus' text format. */
function valueIn(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length));
}

describe('whoever keeps the bot running learns', () => {
  test('that it is ready, and when it is cut off, and when it is back', async () => {
    const { discord, diary, get } = await running();
    await diary.line(/^Ready/u);
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ready\n' });
    discord.faults.ignoreHeartbeats(true);
    discord.faults.dropSockets();
    await diary.line(/no connection to the gateway/u);
    expect(await get('/readyz')).toEqual({ status: 503, text: 'Shard 0 is not connected.\n' });
    expect((await get('/healthz')).status).toBe(200);
    await diary.line(/connected again/u);
    expect((await get('/readyz')).status).toBe(200);
  });

  test('that it is being stopped, while it answers what is under way', async () => {
    const { bot, begun, finish } = slowly();
    const { diary, get, stop, status, ada } = await running(bot);
    await diary.line(/^Ready/u);
    const answer = ada.command('ask', { question: 'Why?' });
    await begun;
    stop();
    await expect.poll(() => get('/readyz')).toEqual({ status: 503, text: 'The bot is being stopped.\n' });
    finish();
    await answer;
    expect(await status).toBe(0);
  });

  test('what was asked how often, what came of it and how long it took', async () => {
    const [answer, closest, nothing] = ['answer', 'closest', 'nothing'] as const;
    const outcomes = [answer, closest, closest, nothing];
    const next: Button = { label: ['More'], does: { type: 'ask', question: 'Done', page: 2 } };
    const { diary, get, ada } = await running(
      asking(() => ({ title: ['Done'], outcome: outcomes.shift() as Outcome, blocks: [], buttons: [next] })),
    );
    await diary.line(/^Ready/u);
    const [first] = await Promise.all(
      outcomes.map(() => ada.command('ask', { question: 'Who won the World Cup?' })),
    );
    if (!first) throw new Error('an answer expected');
    await press(ada, first, 'More');
    await ada.command('sources');
    await ada.command('quote', { speaker: 'Putin', source: 'moon' });
    await expect
      .poll(async () =>
        valueIn(
          (await get('/metrics')).text,
          'verbatim_interaction_duration_seconds_count{kind="command",command="ask"}',
        ),
      )
      .toBe(4);
    const { text } = await get('/metrics');
    const count = (command: string, outcome: string) =>
      valueIn(text, `verbatim_interactions_total{kind="command",command="${command}",outcome="${outcome}"}`);
    expect(count('ask', 'answered')).toBe(1);
    expect(count('ask', 'closest')).toBe(2);
    expect(count('ask', 'nothing')).toBe(1);
    expect(count('quote', 'mistaken')).toBe(1);
    const questions = (outcome: string) => valueIn(text, `verbatim_outcomes_total{outcome="${outcome}"}`);
    expect([answer, closest, nothing].map(questions)).toEqual([1, 2, 1]);
    expect(valueIn(text, 'verbatim_gateway_connected{shard="0"}')).toBe(1);
    expect(valueIn(text, 'verbatim_articles')).toBe(1);
    expect(valueIn(text, 'nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(text).not.toMatch(/World Cup|moon/u);
  });

  test('by which command everything else had to wait, how often how long, and the longest of all', async () => {
    const pieces = [0.3, 0.7];
    const { diary, get, ada } = await running(
      asking(() => {
        const until = performance.now() + 1000 * (pieces.shift() ?? 0);
        while (performance.now() < until);
        return { title: ['Done'], blocks: [] };
      }),
    );
    await diary.line(/^Ready/u);
    for (let count = 0; count < 3; count += 1) await ada.command('ask', { question: 'Why?' });
    await expect
      .poll(async () =>
        valueIn((await get('/metrics')).text, 'verbatim_event_loop_block_seconds_count{command="ask"}'),
      )
      .toBe(3);
    const { text } = await get('/metrics');
    const longest = valueIn(text, 'verbatim_event_loop_longest_block_seconds{command="ask"}');
    expect(longest).toBeGreaterThanOrEqual(0.7);
    expect(valueIn(text, 'verbatim_event_loop_block_seconds_sum{command="ask"}')).toBeGreaterThanOrEqual(
      longest,
    );
    expect(
      diary.lines.filter((line) => /^An interaction blocked all others for \d+ ms\.$/u.test(line)).length,
    ).toBeGreaterThanOrEqual(2);
  });

  test('that it is starting, before there is a bot', async () => {
    const port = await freePort();
    const health = await openHealth(port);
    onTestFinished(() => health.close());
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await get('/readyz')).toEqual({ status: 503, text: 'The bot is starting.\n' });
    expect((await get('/metrics')).status).toBe(503);
  });

  test.each(['/healthz', '/readyz', '/metrics'])('nothing by %s under another name', async (path) => {
    const { port } = await running();
    const status = async (headers: Record<string, string>) => {
      const sent = request({ host: '127.0.0.1', port, path, headers }).end();
      const [response] = await once(sent, 'response');
      response.resume();
      return response.statusCode;
    };
    expect(await status({ host: 'bot.example' })).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, origin: 'http://bot.example' })).toBe(403);
    expect(await status({ host: `localhost:${port}` })).not.toBe(403);
  });

  test('in a line that the port is taken', async () => {
    const { port, diary } = await running();
    await diary.line(/^Ready/u);
    await expect(openHealth(port)).rejects.toThrow(
      `HEALTH_PORT needs port ${port}, which cannot be opened (EADDRINUSE). Choose another.`,
    );
  });
});
