import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.js';
import { doctor } from '../../src/doctor/doctor.js';
import { claimStore, openStore, type StorePlace } from '../../src/store/open.js';
import { file, PLENTY, postgresServer } from '../support/stores.js';
import { library } from './town.js';

const PATIENCE = 120_000;

const server = postgresServer();

/** What the doctor says of these settings about where something is kept, and whether there is something to do. */
async function consulted(env: Record<string, string>) {
  const output = new PassThrough();
  const open = async () => library;
  await doctor({ env: { DATA_DIR: tmpdir(), ...env }, payloads: [], open }, output);
  output.end();
  const out = await text(output);
  expect(out).not.toContain('open-sesame');
  return out.split(/\n(?! )/u).filter((line) => /^\w+ +(?:Data|Archive|Articles):/u.test(line));
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Keeps two articles of one server, and one that was removed, and settings of another. */
async function fill(place: StorePlace): Promise<void> {
  const store = await openStore(place);
  await store.add('1', [file('a'), file('b'), file('c')], PLENTY, 1);
  const [first] = await store.articles('1');
  await store.remove('1', first?.id ?? '', 2);
  await store.set('2', { closest: false });
  await store.close();
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Another user of a server, of the same password, who may do nothing that was not said. */
async function guest(url: string, name: string): Promise<string> {
  const address = new URL(url);
  await run(url, `create role ${name} login password '${address.password}'`);
  address.username = name;
  return `${address}`;
}

describe('of a database for servers, the doctor says', () => {
  test('which it is, and how much it holds', async () => {
    const databaseUrl = await server().database();
    const ask = () => consulted({ DATABASE_URL: databaseUrl });
    const kept = 'Data: The articles and settings of servers are kept in the PostgreSQL 18 of DATABASE_URL';
    expect(await ask()).toEqual([expect.stringMatching(/^ok {4}Articles/u), `ok    ${kept}.`]);
    await fill({ dataDir: 'unused', databaseUrl });
    expect(await ask()).toContain(`ok    ${kept}: 2 articles of 2 servers.`);
  });

  test('that its tables are of an older version, or of a newer', async () => {
    const databaseUrl = await server().database();
    await fill({ dataDir: 'unused', databaseUrl });
    await run(databaseUrl, "delete from kysely_migration where name = '0002_turns'", 'drop table turns');
    const [, , old] = await consulted({ DATABASE_URL: databaseUrl });
    expect(old).toMatch(
      /^note {2}Data: Their tables are of an older version\.\n {6}-> The next .* backup before\.$/u,
    );
    await run(databaseUrl, "insert into kysely_migration values ('9999_later', '2030-01-01')");
    const [, newer] = await consulted({ DATABASE_URL: databaseUrl });
    expect(newer).toBe(
      'todo  Data: A newer version of Verbatim has changed the tables in the PostgreSQL 18 of DATABASE_URL.\n      -> Update Verbatim.',
    );
  });

  test('that its user may not make tables, or nothing can be changed in it', async () => {
    const databaseUrl = await server().database();
    const [, rights] = await consulted({ DATABASE_URL: await guest(databaseUrl, 'reader') });
    expect(rights).toMatch(
      /^todo {2}Data: The user of DATABASE_URL may not make tables\.\n {6}-> Grant it CREATE/u,
    );
    const name = new URL(databaseUrl).pathname.slice(1);
    await run(databaseUrl, `alter database ${name} set default_transaction_read_only = on`);
    const [, readOnly] = await consulted({ DATABASE_URL: databaseUrl });
    expect(readOnly).toMatch(
      /^todo {2}Data: DATABASE_URL names a database that is read-only\.\n {6}-> Name the primary/u,
    );
  });

  test('why it cannot be used', async () => {
    const databaseUrl = await server().database();
    const { host } = new URL(databaseUrl);
    const wrong = await consulted({ DATABASE_URL: databaseUrl.replace('open-sesame', 'guessed') });
    expect(wrong[1]).toMatch(
      /^todo {2}Data: The database ".*" refuses the user or the password\. Correct DATABASE_URL\.\n {6}-> /u,
    );
    const gone = await consulted({ DATABASE_URL: databaseUrl.replace(host, '127.0.0.1:1') });
    expect(gone[1]).toMatch(
      /^todo {2}Data: The database "127\.0\.0\.1:1\/\w+" cannot be reached\. Check that/u,
    );
  });

  test('that it does not answer, and does not wait for it for ever', { timeout: PATIENCE }, async () => {
    const databaseUrl = await server().database();
    server().signal('SIGSTOP');
    const said = await consulted({ DATABASE_URL: databaseUrl, ARCHIVE_URL: databaseUrl });
    server().signal('SIGCONT');
    expect(said).toEqual([
      expect.stringMatching(/^todo {2}Archive: The archive at ".*" does not answer in time\./u),
      expect.stringMatching(/^todo {2}Data: The database ".*" does not answer in time\./u),
    ]);
  });
});

describe('of an archive, the doctor says', () => {
  test('how much it holds, and looks at no folder then', { timeout: PATIENCE }, async () => {
    const url = await server().database();
    const folder = newFolder();
    writeFileSync(
      join(folder, 'bees.txt'),
      'Bees Return\n\nThe bees came back in May.\n\nNobody knows why.\n',
    );
    const ask = async () => (await consulted({ ARCHIVE_URL: url }))[0];
    expect(await ask()).toMatch(
      /^todo {2}Archive: The archive at ".*" holds nothing yet\. Fill it with "verbatim archive load DIR"\./u,
    );
    await loadArchive(url, folder);
    expect(await ask()).toBe(
      'ok    Archive: The PostgreSQL 18 of ARCHIVE_URL holds 1 article with 2 paragraphs.',
    );
    await run(url, "update verbatim_archive.editions set version = 'older'");
    expect(await ask()).toMatch(
      /^todo {2}Archive: Another version of Verbatim has loaded the archive\. Load it again/u,
    );
  });

  test('that its user could not load it', async () => {
    const url = await server().database();
    const [archive] = await consulted({ ARCHIVE_URL: await guest(url, 'stranger') });
    expect(archive).toMatch(
      /holds nothing yet\..*\n {6}-> The user of ARCHIVE_URL may not load it: .* CREATE on the database\.$/u,
    );
  });
});

describe('of a folder for servers, the doctor says', () => {
  test('how much it holds, and that a bot uses it, which it does not disturb', async () => {
    const dataDir = newFolder();
    await fill({ dataDir });
    const kept = `ok    Data: The articles and settings of servers are kept in "${dataDir}": 2 articles of 2 servers.`;
    expect((await consulted({ DATA_DIR: dataDir }))[1]).toBe(kept);
    const release = claimStore({ dataDir });
    expect((await consulted({ DATA_DIR: dataDir })).slice(1)).toEqual([
      kept,
      expect.stringMatching(
        /^note {2}Data: A process uses ".*", most likely the bot\.\n {6}-> Leave it, unless/u,
      ),
    ]);
    release();
    await (await openStore({ dataDir })).close();
  });

  test('that its database is damaged', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'verbatim.db'), 'This is no database. '.repeat(1_000));
    expect((await consulted({ DATA_DIR: dataDir }))[1]).toMatch(
      /^todo {2}Data: The database in ".*" is damaged\. Put a backup/u,
    );
  });
});
