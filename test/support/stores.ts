import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore, type StorePlace } from '../../src/store/open.js';
import type { CopyableStore, NewArticle } from '../../src/store/store.js';
import { startPostgres, type TestPostgres } from './postgres.js';

/** Makes empty places for stores, and stores that are closed when the tests of a group are over. */
export interface Stores {
  place(): Promise<StorePlace>;
  open(place: StorePlace, shared?: boolean): Promise<CopyableStore>;
}

/** Tests that hold for SQLite and for PostgreSQL alike. */
export function describeStores(title: string, tests: (stores: Stores) => void): void {
  describe.each(['SQLite', 'PostgreSQL'] as const)(`${title}, in %s`, (database) => {
    tests(database === 'SQLite' ? sqliteStores() : postgresStores());
  });
}

/** Stores in folders, inside of a `describe`. */
export function sqliteStores(): Stores {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-stores-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return storesIn(async () => ({ dataDir: mkdtempSync(join(folder, 'data-')) }));
}

/** Stores in databases of one server, inside of a `describe`. */
export function postgresStores(): Stores & { server(): TestPostgres } {
  const server = postgresServer();
  const stores = storesIn(async () => ({ dataDir: 'unused', databaseUrl: await server().database() }));
  return { ...stores, server };
}

/** Milliseconds that a server may take to start, on a machine that does other things too. */
const PATIENCE = 120_000;

/** A server from before the first test to after the last. */
export function postgresServer(): () => TestPostgres {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, PATIENCE);
  afterAll(() => server.remove());
  return () => server;
}

function storesIn(place: Stores['place']): Stores {
  const opened: CopyableStore[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close().catch(() => {})));
  });
  return {
    place,
    async open(where, shared = false) {
      const store = await openStore(where, shared);
      opened.push(store);
      return store;
    },
  };
}

export const PLENTY = { articles: 1_000, bytes: 1_000_000_000 };

/** A file whose content is its name, unless told. */
export function file(name: string, content = name): NewArticle {
  return { name: `${name}.txt`, bytes: new TextEncoder().encode(content) };
}

/** What a server keeps, with the contents of its articles. */
export async function everything(store: CopyableStore, guild: string) {
  const snapshot = await store.snapshot(guild);
  const contents = await Promise.all(snapshot.articles.map(({ id }) => store.content(guild, id)));
  return { ...snapshot, contents: contents.map((bytes) => bytes && new TextDecoder().decode(bytes)) };
}
