import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, test } from 'vitest';
import { checkKept, writeUntil } from '../../bench/store-kills.js';
import { backUpStore, claimStore, openStore } from '../../src/store/open.js';
import { StoreFailure } from '../../src/store/store-failure.js';
import { everything, file, PLENTY, sqliteStores } from '../support/stores.js';

const stores = sqliteStores();
const isRoot = process.getuid?.() === 0;

/** What a failure says; it is one sentence or two, and of the one class. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreFailure);
  return (error as StoreFailure).message;
}

test('a second process is refused while the first one runs, and no longer', async () => {
  const place = await stores.place();
  const store = await stores.open(place);
  const { acknowledged, steps } = await writeUntil(place, '1', () => {});
  expect(steps).toBe(0);
  expect(acknowledged.failed).toMatch(/^Another process uses/u);
  expect(await failure(openStore(place))).toBe(
    `Another process uses "${place.dataDir}". End that one, or give this one a folder of its own in DATA_DIR.`,
  );
  expect(() => claimStore(place)).toThrow(StoreFailure);
  await store.close();
  await (await stores.open(place)).close();
});

test('shards share a folder that their parent has claimed', async () => {
  const place = await stores.place();
  const release = claimStore(place);
  const [one, two] = [await stores.open(place, true), await stores.open(place, true)];
  await Promise.all(
    [one, two, one, two].map((store, number) => store.add(`${number}`, [file('a')], PLENTY, 1)),
  );
  expect(await one.guilds()).toEqual(['0', '1', '2', '3']);
  expect(await failure(openStore(place))).toMatch(/^Another process uses/u);
  release();
  await (await stores.open(place)).close();
});

test.skipIf(process.platform === 'win32')(
  'a disk without room fails the step, and nothing that was kept before',
  { timeout: 60_000 },
  async () => {
    const place = await stores.place();
    // The system lets no file of that process grow beyond half a megabyte or one, as if there were no more.
    const limit = ['sh', '-c', 'ulimit -f 1000 && exec "$@"', 'sh'];
    const { acknowledged, steps } = await writeUntil(place, '1', () => {}, limit);
    expect(acknowledged.failed).toMatch(/ is full\. Check the disk and its space; nothing was changed\.$/u);
    expect(steps).toBeGreaterThan(0);
    const store = await stores.open(place);
    await checkKept(store, '1', { ...acknowledged, begun: null });
    await store.add('2', [file('a')], PLENTY, 1);
  },
);

test('a folder that cannot be used is named', async () => {
  const { dataDir } = await stores.place();
  const path = join(dataDir, 'file');
  writeFileSync(path, '');
  expect(await failure(openStore({ dataDir: path }))).toBe(`"${path}" is a file; DATA_DIR must be a folder.`);
  const inside = join(path, 'folder');
  expect(await failure(openStore({ dataDir: inside }))).toBe(
    `"${inside}" is inside a file; DATA_DIR must be a folder.`,
  );
});

test.skipIf(isRoot || process.platform === 'win32')('a folder that is not ours is named', async () => {
  const { dataDir } = await stores.place();
  chmodSync(dataDir, 0o500);
  expect(await failure(openStore({ dataDir }))).toMatch(/ cannot be written\. Give it to the user/u);
});

test('a damaged database is not touched', async () => {
  const { dataDir } = await stores.place();
  const path = join(dataDir, 'verbatim.db');
  const damaged = 'This is no database. '.repeat(1_000);
  writeFileSync(path, damaged);
  expect(await failure(openStore({ dataDir }))).toBe(
    `The database in "${dataDir}" is damaged. Put a backup in its place.`,
  );
  expect(readFileSync(path, 'latin1')).toBe(damaged);
  rmSync(path);
  await (await stores.open({ dataDir })).close();
});

test('a database that a newer program has changed is not touched', async () => {
  const place = await stores.place();
  await (await stores.open(place)).close();
  const database = new Libsql(join(place.dataDir, 'verbatim.db'));
  database.exec("insert into kysely_migration values ('9999_later', '2030-01-01')");
  database.close();
  expect(await failure(openStore(place))).toMatch(/^A newer version of Verbatim has used this database\./u);
});

test('a database that another program keeps locked fails the step', { timeout: 60_000 }, async () => {
  const place = await stores.place();
  const store = await stores.open(place);
  const other = new Libsql(join(place.dataDir, 'verbatim.db'));
  other.exec('begin immediate');
  expect(await failure(store.add('1', [file('a')], PLENTY, 1))).toMatch(
    /keeps the database in .* for too long/u,
  );
  other.exec('rollback');
  other.close();
  await store.add('1', [file('a')], PLENTY, 1);
  expect((await everything(store, '1')).contents).toEqual(['a']);
});

test('a backup holds what was acknowledged before, while a process goes on writing', async () => {
  const [place, copy] = [await stores.place(), await stores.place()];
  let lines = 0;
  let made: Promise<void> | undefined;
  let before: readonly string[] = [];
  const { acknowledged } = await writeUntil(place, '1', (child, { articles }) => {
    lines += 1;
    if (lines !== 20) return;
    before = [...articles.keys()];
    made = backUpStore(place, join(copy.dataDir, 'verbatim.db')).finally(() => child.kill('SIGKILL'));
  });
  await made;
  expect(before.length).toBeGreaterThan(0);
  expect(lines).toBeGreaterThan(20);
  const [backup, original] = [await stores.open(copy), await stores.open(place)];
  await checkKept(original, '1', acknowledged);
  const ids = (await backup.articles('1')).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...before]));
  // They came in first.
  expect((await original.articles('1')).slice(0, ids.length).map(({ id }) => id)).toEqual(ids);
});

test('what is forgotten is in no file any longer, and takes no room', async () => {
  const place = await stores.place();
  const store = await stores.open(place);
  const secret = file('secret', 'Between us. '.repeat(100_000));
  await store.add('1', [file('a')], PLENTY, 1);
  await store.add('2', [secret], PLENTY, 1);
  const left = () =>
    readdirSync(place.dataDir).map((name) => readFileSync(join(place.dataDir, name), 'latin1'));
  expect(left().some((bytes) => bytes.includes('Between us.'))).toBe(true);
  await store.forget('2');
  await store.close();
  expect(left().some((bytes) => bytes.includes('Between us.'))).toBe(false);
  expect(left().join('').length).toBeLessThan(secret.bytes.length / 4);
});

test('a backup replaces no file, and is made of a database alone', async () => {
  const place = await stores.place();
  const path = join(place.dataDir, 'backup.db');
  expect(await failure(backUpStore(place, path))).toMatch(/^There is no database in/u);
  expect(existsSync(path)).toBe(false);
  await (await stores.open(place)).close();
  await backUpStore(place, path);
  expect(await failure(backUpStore(place, path))).toMatch(/is there already/u);
  const nowhere = join(place.dataDir, 'no-such-folder', 'backup.db');
  expect(await failure(backUpStore(place, nowhere))).toContain(
    `The backup cannot be written to "${nowhere}"`,
  );
  expect(readdirSync(place.dataDir).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(await failure(backUpStore({ ...place, databaseUrl: 'postgres://a/b' }, path))).toMatch(/pg_dump/u);
});
