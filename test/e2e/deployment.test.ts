import { describe, expect, onTestFinished, test } from 'vitest';
import type { AnyPayload } from '../../src/bot/bot.js';
import { ConnectionFailure } from '../../src/bot/connection-failure.js';
import { deploy } from '../../src/bot/deploy.js';
import { type Loopback, startLoopback } from '../../src/local/discord/server.js';
import { manualClock } from '../support/clock.js';
import { createRecorder } from '../support/openapi.js';
import { payloads } from './town.js';

interface Office {
  readonly discord: Loopback;
  readonly deployed: (commands: readonly AnyPayload[], guild?: string) => Promise<string>;
  /** What was sent that changes something, since it was last looked at. */
  readonly sent: () => string[];
}

/** A Discord that no command is registered with yet. */
async function open(): Promise<Office> {
  const recorder = createRecorder();
  const discord = await startLoopback({ clock: manualClock(), onRequest: recorder.onRequest });
  onTestFinished(async () => {
    await discord.close();
    expect(recorder.problems()).toEqual([]);
  });
  let seen = 0;
  return {
    discord,
    deployed: (commands, guild) => deploy(discord, commands, guild),
    sent: () => {
      const since = recorder.requests.slice(seen);
      seen = recorder.requests.length;
      return since
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${tail(path)}`);
    },
  };
}

/** The path after the application, with ids left out. */
function tail(path: string): string {
  return path.replace(/^\/applications\/\d+/u, '').replace(/\/\d+/gu, '/id');
}

const names = ({ discord }: Office) =>
  discord
    .user('Ada', { manages: true })
    .commands()
    .map(({ name }) => name);

describe('registering the commands', () => {
  test('for the first time sends all in one request', async () => {
    const office = await open();
    expect(await office.deployed(payloads)).toBe(`For all servers: ${payloads.length} commands added.`);
    expect(office.sent()).toEqual(['PUT /commands']);
    expect(names(office)).toEqual([
      'ask',
      'quote',
      'summary',
      'timeline',
      'check',
      'sources',
      'privacy',
      'help',
      'library',
      'settings',
      'unanswered',
      'Check against the articles',
      'Add as an article',
    ]);
  });

  test('a second time sends nothing', async () => {
    const office = await open();
    await office.deployed(payloads);
    office.sent();
    expect(await office.deployed(payloads)).toBe(`For all servers: ${payloads.length} commands unchanged.`);
    expect(office.sent()).toEqual([]);
  });

  test('when one has changed sends that one, and it is as it is now', async () => {
    const office = await open();
    await office.deployed(payloads);
    office.sent();
    const changed = payloads.map((payload) =>
      payload.name === 'quote' ? { ...payload, description: 'Who said what', options: [] } : payload,
    );
    expect(await office.deployed(changed)).toBe(
      `For all servers: 1 command changed, ${payloads.length - 1} unchanged.`,
    );
    expect(office.sent()).toEqual(['POST /commands']);
    const quote = office.discord
      .user('Ada', { manages: true })
      .commands()
      .find(({ name }) => name === 'quote');
    expect(quote).toMatchObject({ description: 'Who said what' });
    expect(quote?.options ?? []).toEqual([]);
    expect(await office.deployed(changed)).toBe(`For all servers: ${payloads.length} commands unchanged.`);
  });

  test('takes away what is there no more', async () => {
    const office = await open();
    await office.deployed(payloads);
    office.sent();
    expect(await office.deployed(payloads.slice(1))).toBe(
      `For all servers: 1 command removed, ${payloads.length - 1} unchanged.`,
    );
    expect(office.sent()).toEqual(['DELETE /commands/id']);
    expect(names(office)).not.toContain('ask');
  });

  test('for one server leaves the others alone', async () => {
    const office = await open();
    const [guild] = office.discord.guilds;
    expect(await office.deployed(payloads, guild?.id)).toBe(
      `For server ${guild?.id}: ${payloads.length} commands added.`,
    );
    expect(office.sent()).toEqual(['PUT /guilds/id/commands']);
  });
});

describe('registering fails in a line', () => {
  const failing = (run: () => Promise<string>) => expect(run()).rejects;

  test('with a token that Discord does not know', async () => {
    const { discord } = await open();
    const connection = { api: discord.api, token: `${discord.token}x` };
    await failing(() => deploy(connection, payloads)).toThrow(
      /^Discord does not accept the token in DISCORD_TOKEN/u,
    );
  });

  test('with something that is no token', async () => {
    const { discord } = await open();
    const connection = { api: discord.api, token: 'a-client-secret' };
    await failing(() => deploy(connection, payloads)).toThrow(
      /^Discord does not accept the token.*It is not a bot's token/u,
    );
  });

  test('where nobody answers', async () => {
    const { discord } = await open();
    const connection = { api: 'http://127.0.0.1:1/api', token: discord.token };
    const attempt = deploy(connection, payloads);
    await expect(attempt).rejects.toBeInstanceOf(ConnectionFailure);
    await expect(attempt).rejects.toThrow(/127\.0\.0\.1:1\/api cannot be reached \(ECONNREFUSED\)/u);
  });

  test('for a server that the application is not in', async () => {
    const { deployed } = await open();
    await failing(() => deployed(payloads, '1'.repeat(18))).toThrow(
      /may not register commands in server 1{18}/u,
    );
  });
});
