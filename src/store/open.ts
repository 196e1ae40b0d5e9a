import { addressOf } from '../database/postgres-failure.js';
import { backUpSqlite, claimFolder, openSqlite } from './sqlite.js';
import type { CopyableStore } from './store.js';
import { postgresFailure, StoreFailure, sqliteFailure } from './store-failure.js';

/** The location of a store. */
export interface StorePlace {
  /** The folder of the SQLite database. */
  readonly dataDir: string;
  /** The URL of a PostgreSQL database to use instead of the folder. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Opens the store and migrates its tables.
 *
 * @param shared whether other processes of this program use the store too, one of which has claimed it for all
 * @throws {StoreFailure}
 */
export async function openStore(
  { dataDir, databaseUrl }: StorePlace,
  shared = false,
): Promise<CopyableStore> {
  if (databaseUrl === undefined)
    return opened(
      () => openSqlite(dataDir, shared),
      (error) => sqliteFailure(error, dataDir),
    );
  if (addressOf(databaseUrl) === null)
    throw new StoreFailure(
      'DATABASE_URL is no address of a database: postgres://USER:PASSWORD@HOST:5432/NAME.',
    );
  return opened(
    // Its packages are loaded only when needed.
    async () => (await import('./postgres.js')).openPostgres(databaseUrl),
    (error) => postgresFailure(error, databaseUrl),
  );
}

/**
 * Claims the store for the shards that this process starts, each of which opens it as shared. Returns a function that
 * releases the claim, which also ends with this process. A PostgreSQL database needs no claim.
 *
 * @throws {StoreFailure} if another process has claimed it
 */
export function claimStore({ dataDir, databaseUrl }: StorePlace): () => void {
  if (databaseUrl !== undefined) return () => {};
  try {
    return claimFolder(dataDir);
  } catch (error) {
    throw sqliteFailure(error, dataDir);
  }
}

/**
 * Copies the SQLite database into a file that can replace it, even while it is in use.
 *
 * @throws {StoreFailure} also for a PostgreSQL database, which has tools of its own for that
 */
export async function backUpStore({ dataDir, databaseUrl }: StorePlace, path: string): Promise<void> {
  if (databaseUrl !== undefined)
    throw new StoreFailure('DATABASE_URL names a PostgreSQL database. Back it up with pg_dump.');
  try {
    await backUpSqlite(dataDir, path);
  } catch (error) {
    throw sqliteFailure(error, dataDir);
  }
}

/** Wraps a store so that all methods reject with a `StoreFailure`, and it closes when they are done. */
async function opened(
  open: () => Promise<CopyableStore>,
  failure: (error: unknown) => StoreFailure,
): Promise<CopyableStore> {
  const explained = <Result>(work: Promise<Result>) =>
    work.catch((error: unknown) => {
      throw failure(error);
    });
  const store = await explained(open());
  const running = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  const guarded = Object.entries(store).map(([name, method]) => [
    name,
    (...words: unknown[]) => {
      if (closed) return Promise.reject(new StoreFailure('The store is closed.'));
      const work = explained((method as (...words: unknown[]) => Promise<unknown>)(...words)).finally(() =>
        running.delete(work),
      );
      running.add(work);
      return work;
    },
  ]);
  return {
    ...(Object.fromEntries(guarded) as CopyableStore),
    subscribe: store.subscribe,
    close() {
      closed ??= Promise.allSettled(running).then(() => explained(store.close()));
      return closed;
    },
  };
}
