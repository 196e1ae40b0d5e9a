import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { startForeignDiscord, TOKEN } from './foreign-discord.js';
import { verbatim } from './program.js';

const root = join(import.meta.dirname, '../..');
const PATIENCE = 120_000;

let discord: Awaited<ReturnType<typeof startForeignDiscord>>;
let server: TestPostgres;
let url: string;
beforeAll(async () => {
  discord = await startForeignDiscord();
  server = await startPostgres();
  url = await server.database();
}, PATIENCE);
afterAll(async () => {
  discord?.close();
  await server?.remove();
}, PATIENCE);

test(
  'an archive is loaded, and answers at the command line and in the bot, until its database is gone',
  async () => {
    const run = async (...words: string[]) =>
      promisify(execFile)(process.execPath, [join(root, 'dist/src/main.js'), ...words], {
        cwd: root,
        env: { PATH: process.env.PATH, ARCHIVE_URL: url },
      });
    const { stdout } = await run('archive', 'load', 'test/archive/articles');
    expect(stdout).toBe('16 loaded, 0 the same as before, 0 skipped, 0 removed.\n');
    expect((await run('ask', 'How many votes did the opposition win by?')).stdout).toContain('1,104');

    const { child, line, ending } = verbatim('start', {
      DISCORD_API: discord.api,
      DISCORD_TOKEN: TOKEN,
      COOLDOWN_MEMBER: '0',
      ARCHIVE_URL: url,
    });
    expect(JSON.parse(await line(/Ready/u)).msg).toMatch(/^Ready as bot: 16 articles, /u);
    const options = [{ name: 'question', type: 3, value: 'How many votes did the opposition win by?' }];
    expect(JSON.stringify(await discord.command('ask', options))).toContain('1,104');

    await server.stop();
    const refused = JSON.stringify(await discord.command('ask', options));
    expect(refused).toContain('Something went wrong here');
    expect(refused).not.toContain('127.0.0.1');
    expect(await line(/failed/u)).toMatch(/The archive at .*127\.0\.0\.1:\d+\/\w+.* cannot be reached/u);
    await server.start();
    expect(JSON.stringify(await discord.command('ask', options))).toContain('1,104');
    child.kill('SIGTERM');
    const { status, err } = await ending();
    expect(status).toBe(0);
    expect(err.join()).not.toContain('open-sesame');
  },
  PATIENCE,
);
