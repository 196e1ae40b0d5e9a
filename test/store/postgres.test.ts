import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { tooOld } from '../../src/database/connections.js';
import { openStore, type StorePlace } from '../../src/store/open.js';
import { postgresFailure, StoreFailure } from '../../src/store/store-failure.js';
import { everything, file, PLENTY, postgresStores } from '../support/stores.js';

const stores = postgresStores();
const dataDir = 'unused';

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreFailure);
  return (error as StoreFailure).message;
}

/** Runs statements as somebody else. */
async function elsewhere<Result>(
  url: string | undefined,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('an address that leads to no store', () => {
  test.each([
    ['', /^DATABASE_URL is no address of a database: postgres:/u],
    ['secret@host', /^DATABASE_URL is no address of a database/u],
    ['mysql://user:secret@host/name', /^DATABASE_URL is no address of a database/u],
    ['postgres://user:secret@127.0.0.1:1/name', /^The database "127.0.0.1:1\/name" cannot be reached\./u],
    [
      'postgres://user:secret@no-such-host.invalid/name',
      /^The (?:host of the )?database "no-such-host.invalid\/name" /u,
    ],
  ])('%s', async (databaseUrl, sentence) => {
    const message = await failure(openStore({ dataDir, databaseUrl }));
    expect(message).toMatch(sentence);
    expect(message).not.toContain('secret');
  });

  test('for its password, its name or its rights', async () => {
    const { databaseUrl = '' } = await stores.place();
    const url = new URL(databaseUrl);
    const changed = (part: 'password' | 'pathname' | 'username', value: string) => {
      const other = new URL(url);
      other[part] = value;
      return failure(openStore({ dataDir, databaseUrl: `${other}` }));
    };
    expect(await changed('password', 'secret')).toBe(
      `The database "${url.host}${url.pathname}" refuses the user or the password. Correct DATABASE_URL.`,
    );
    expect(await changed('pathname', '/nowhere')).toMatch(/^There is no database ".*\/nowhere"\. Create it/u);
    await elsewhere(databaseUrl, (client) =>
      client.query(`create role guest login password '${url.password}'`),
    );
    expect(await changed('username', 'guest')).toMatch(/^The user may not make, read or change tables in/u);
  });
});

test('a server that is too old is named', () => {
  expect(tooOld({ version: 13 }, 'DATABASE_URL')).toBe(
    'DATABASE_URL names a PostgreSQL 13; Verbatim needs 14 or later.',
  );
  expect(tooOld({ version: 14 }, 'DATABASE_URL')).toBeNull();
});

test('a full disk is named', () => {
  const full = Object.assign(new Error('could not extend file'), { code: '53100' });
  expect(postgresFailure(full, 'postgres://user:secret@host/name').message).toMatch(
    /^The disk of the database "host\/name" is full/u,
  );
});

test('a database that a newer program has changed is not touched', async () => {
  const place = await stores.place();
  await (await stores.open(place)).close();
  await elsewhere(place.databaseUrl, (client) =>
    client.query("insert into kysely_migration values ('9999_later', '2030-01-01')"),
  );
  expect(await failure(openStore(place))).toMatch(/^A newer version of Verbatim has used this database\./u);
});

// Each waits for a time limit, in a database of its own.
describe.concurrent('in time', () => {
  let places: StorePlace[];
  beforeAll(async () => {
    places = [await stores.place(), await stores.place()];
  });

  test('a database that is locked fails the step', { timeout: 60_000 }, async () => {
    const [place] = places as [StorePlace];
    const store = await stores.open(place);
    await store.add('1', [file('a')], PLENTY, 1);
    await elsewhere(place.databaseUrl, async (client) => {
      await client.query('begin; lock table guilds in access exclusive mode');
      expect(await failure(store.add('1', [file('b')], PLENTY, 2))).toMatch(/does not answer in time/u);
      // Nobody waits for those who wait.
      expect((await everything(store, '1').catch(() => null))?.contents ?? ['a']).toEqual(['a']);
    });
    await store.add('1', [file('c')], PLENTY, 2);
    expect((await everything(store, '1')).contents).toEqual(['a', 'c']);
  });

  test('connections that have gone silent are given up', { timeout: 60_000 }, async () => {
    const [, place] = places as [StorePlace, StorePlace];
    const store = await stores.open(place);
    await store.set('1', { closest: true });
    const pids = await elsewhere(place.databaseUrl, async (client) => {
      const { rows } = await client.query(
        "select pid from pg_stat_activity where application_name = 'verbatim' and datname = current_database()",
      );
      return rows.map(({ pid }) => pid as number);
    });
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    expect(await failure(store.settings('1'))).toMatch(/does not answer in time/u);
    expect(await store.settings('1')).toEqual({ closest: true });
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  });
});

test('a server that takes no connections is given up', { timeout: 60_000 }, async () => {
  const place = await stores.place();
  stores.server().signal('SIGSTOP');
  expect(await failure(openStore(place))).toMatch(/does not answer in time/u);
  stores.server().signal('SIGCONT');
  await (await stores.open(place)).close();
});

test('a server that stops fails each step, and once it is back, all goes on', {
  timeout: 60_000,
}, async () => {
  const place = await stores.place();
  const [store, other] = [await stores.open(place), await stores.open(place)];
  await store.add('1', [file('a')], PLENTY, 1);
  const heard: (string | null)[] = [];
  const missed = new Promise((resolve) =>
    other.subscribe((guild) => {
      heard.push(guild);
      if (guild === null) resolve(null);
    }),
  );
  await stores.server().stop();
  for (const step of [
    store.articles('1'),
    store.add('1', [file('b')], PLENTY, 2),
    store.purge({ removed: 1, unanswered: 1, left: 1 }),
  ])
    expect(await failure(step)).toMatch(/^The database "127.0.0.1:\d+\/\w+" cannot be reached\. Check/u);
  await stores.server().start();
  await store.add('1', [file('c')], PLENTY, 2);
  expect((await everything(store, '1')).contents).toEqual(['a', 'c']);
  // What may have been missed is said; after that, everything is heard again.
  await missed;
  heard.length = 0;
  const again = new Promise((resolve) => other.subscribe(resolve));
  await store.set('2', { seeds: true });
  expect(await again).toBe('2');
  expect(heard).toEqual(['2']);
});
