import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startForeignDiscord, TOKEN } from './foreign-discord.js';
import { runHere } from './here.js';
import { verbatim as start } from './program.js';

let discord: Awaited<ReturnType<typeof startForeignDiscord>>;
beforeAll(async () => {
  discord = await startForeignDiscord();
});
afterAll(() => discord.close());

/** Starts the program with the token and the address of the other program, and these settings. */
const verbatim = (word: string, settings: Record<string, string>) =>
  start(word, { DISCORD_API: discord.api, DISCORD_TOKEN: TOKEN, ...settings });

describe('against another program that speaks the protocol', () => {
  test('the bot gets ready, answers, and stops when it is told to', async () => {
    const { child, line, ending } = verbatim('start', {});
    expect(JSON.parse(await line(/Ready/u))).toMatchObject({
      level: 'info',
      msg: 'Ready as bot: 1 article, 1 server (Elsewhere).',
    });
    const options = [{ name: 'question', type: 3, value: 'What is S. 1605?' }];
    const answer = await discord.command('ask', options);
    expect(answer).toMatchObject({ data: { flags: 32768, allowed_mentions: { parse: [] } } });
    expect(JSON.stringify(answer)).toContain('Beyond Economic Sanctions');
    child.kill('SIGTERM');
    const { status, out, err } = await ending();
    expect({ status, out }).toEqual({ status: 0, out: '' });
    // On a busy machine the first answer may keep others waiting for long enough to be told.
    const lines = err.map((each) => JSON.parse(each).msg).filter((msg) => !/blocked/u.test(msg));
    expect(lines).toEqual([expect.stringMatching(/^Ready/u), 'Interaction']);
    expect(err.join()).not.toMatch(/S\. 1605/u);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'at %s the bot answers what it was asked before',
    async (signal) => {
      const { child, line, ending } = verbatim('start', { COOLDOWN_MEMBER: '0' });
      await line(/Ready/u);
      const options = [{ name: 'question', type: 3, value: 'What is S. 1605?' }];
      const answers = Array.from({ length: 20 }, () => discord.command('ask', options));
      await answers[0];
      child.kill(signal);
      // At once, or deferred where the queue is long.
      for (const answer of await Promise.all(answers))
        expect([4, 5]).toContain((answer as { readonly type: number }).type);
      const { status, err } = await ending();
      expect(status).toBe(0);
      const outcomes = err.flatMap(
        (each) => (JSON.parse(each) as { readonly outcome?: string }).outcome ?? [],
      );
      expect(outcomes).toEqual(answers.map(() => 'answered'));
    },
  );

  test('the bot answers as its owner wants it to', async () => {
    const { line } = verbatim('start', {
      ANSWERS: 'private',
      PASSAGES: '1',
      STRICTNESS: 'eager',
      COOLDOWN_MEMBER: '60',
      LOG_QUESTIONS: 'yes',
    });
    await line(/Ready/u);
    const options = [{ name: 'question', type: 3, value: 'What do NATO and Russia want?' }];
    const answer = await discord.command('ask', options);
    expect(answer).toMatchObject({ data: { flags: 32768 | 64 } });
    expect(JSON.stringify(answer).match(/¶/gu)).toHaveLength(1);
    expect(await line(/"asked"/u)).toContain('What do NATO and Russia want?');
    expect(JSON.stringify(await discord.command('ask', options))).toContain('Please try again in ');
  });

  test('the bot answers from a file that is put into the folder while it runs', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'seeds-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    writeFileSync(join(dir, 'rain.txt'), 'It rained in Bergen on Tuesday.');
    const { line } = verbatim('start', { SEEDS_DIR: dir });
    await line(/Ready/u);
    writeFileSync(join(dir, 'fog.md'), '# Fog\n\nFog closed the airport of Kirkenes on Friday.');
    expect(JSON.parse(await line(/Articles/u))).toMatchObject({
      level: 'info',
      msg: 'Articles: added fog.md.',
    });
    const options = [{ name: 'question', type: 3, value: 'What closed the airport of Kirkenes?' }];
    expect(JSON.stringify(await discord.command('ask', options))).toContain('Fog closed the airport');
  });

  test('the commands are registered, and nothing is sent where nothing differs', async () => {
    const done = { status: 0, err: [] };
    expect(await verbatim('deploy', {}).ending()).toEqual({
      ...done,
      out: 'For all servers: 13 commands added.\n',
    });
    expect(discord.registered.map(({ name }) => name)).toContain('ask');
    const again = await runHere('deploy', { DISCORD_API: discord.api, DISCORD_TOKEN: TOKEN });
    expect(again).toEqual({ ...done, out: 'For all servers: 13 commands unchanged.\n' });
  });
});

test('the doctor reads the environment and ends with 1 where something has to be done', async () => {
  const without = await runHere('doctor', {});
  expect(without).toMatchObject({ status: 0, err: [] });
  expect(without.out).toContain('note  Token: DISCORD_TOKEN is not set');
  const { status, out, err } = await verbatim('doctor', { DISCORD_TOKEN: '', PASSAGES: 'many' }).ending();
  expect({ status, err }).toEqual({ status: 1, err: [] });
  expect(out).toContain('todo  Settings: PASSAGES is set to "many".');
});

describe('the program ends with 2 and a line', () => {
  test('start with a wrong token', async () => {
    const { status, out, err } = await verbatim('start', { DISCORD_TOKEN: `${TOKEN}x` }).ending();
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toEqual([expect.stringMatching(/^Discord does not accept the token/u)]);
    expect(err.join()).not.toContain(TOKEN);
  });

  test.each([
    ['deploy', 'a wrong token', { DISCORD_TOKEN: `${TOKEN}x` }, /^Discord does not accept the token/u],
    ['deploy', 'no token', { DISCORD_TOKEN: '' }, /^DISCORD_TOKEN is not set\. /u],
    ['start', 'a wrong address', { DISCORD_API: 'discord.com' }, /^DISCORD_API is set to "discord\.com"\. /u],
    ['start', 'a wrong server', { DISCORD_GUILD_ID: 'Bergen' }, /^DISCORD_GUILD_ID is set to "Bergen"\. /u],
    ['start', 'a wrong number', { PASSAGES: 'many' }, /^PASSAGES is set to "many"\. .* from 1 to 10\.$/u],
    ['start', 'a wrong folder', { SEEDS_DIR: 'nowhere' }, /^SEEDS_DIR is set to "nowhere"\. /u],
  ])('%s with %s', async (word, _what, settings, line) => {
    const { status, out, err } = await runHere(word, {
      DISCORD_API: discord.api,
      DISCORD_TOKEN: TOKEN,
      ...settings,
    });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toEqual([expect.stringMatching(line)]);
    expect(err.join()).not.toContain(TOKEN);
  });
});
