import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { startPostgres } from '../support/postgres.js';
import { textFile } from '../support/servers.js';
import { PLENTY } from '../support/stores.js';
import { inServers } from './servers.js';
import { isPrivate, read } from './town.js';

/** In units of 512 bytes: 2 MB, which the tables of PostgreSQL itself have room in. */
const LARGEST_FILE = 4_096;
/** A server that is not in the story. */
const ELSEWHERE = '1';

/** An article of so many paragraphs, no two of which are alike: what is alike takes less space. */
const article = (title: string, first: string, paragraphs: number) =>
  textFile(
    `${title.toLowerCase()}.txt`,
    [
      title,
      first,
      ...Array.from({ length: paragraphs }, () => `Page ${randomBytes(60).toString('hex')} was read aloud.`),
    ].join('\n\n'),
  );

/** Has another server keep as much as there is space for, to the last kilobytes. */
async function fillUp(databaseUrl: string): Promise<string[]> {
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  const failures: string[] = [];
  for (const size of [200_000, 20_000, 2_100])
    for (let isFull = false; !isFull; )
      await store
        .add(ELSEWHERE, [{ name: 'page.txt', bytes: randomBytes(size) }], PLENTY, 1)
        .catch((error: Error) => {
          isFull = true;
          failures.push(error.message);
        });
  await store.close();
  return failures;
}

test('where the database has no space left nothing new is kept, and what there is answers on', {
  timeout: 120_000,
}, async () => {
  const server = await startPostgres(LARGEST_FILE);
  onTestFinished(() => server.remove());
  const databaseUrl = await server.database();
  await inServers(
    async ({ bergen, diary }) => {
      const add = async (...[title, first]: [string, string]) =>
        bergen.mayor.command('library add', { file: article(title, first, 60) });
      const ask = async (question: string) => read(await bergen.member.command('ask', { question }));
      expect(read(await add('Bees', 'The bees came back in May.'))).toContain('1 article added');

      const full =
        /^The disk of the database "127\.0\.0\.1:\d+\/\w+" takes no more \(could not extend file .*\)\. Make space; nothing was changed\.$/u;
      for (const failure of await fillUp(databaseUrl)) expect(failure).toMatch(full);

      const refused = await add('Swans', 'The swans came back in June.');
      expect(isPrivate(refused)).toBe(true);
      expect(read(refused)).toContain('Something went wrong here');
      expect(read(refused)).not.toContain('127.0.0.1');
      expect(await diary.line(/\/library, .*failed/u)).toContain('takes no more (could not extend file');
      expect(await ask('When did the bees come back?')).toContain('came back in May');
      expect(await ask('When did the swans come back?')).not.toContain('June');
      expect(await bergen.kept().articles()).toHaveLength(1);

      const client = new pg.Client(databaseUrl);
      await client.connect();
      await client.query(`delete from guilds where guild_id = '${ELSEWHERE}'`);
      await client.query('vacuum');
      await client.end();
      expect(read(await add('Swans', 'The swans came back in June.'))).toContain('1 article added');
      expect(await ask('When did the swans come back?')).toContain('came back in June');
    },
    { databaseUrl },
  );
});
