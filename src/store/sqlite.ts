import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import Libsql from 'libsql';
import { type DialectSql, migrateStore, type Tables } from './schema.js';
import { type Changes, createSqlStore } from './sql-store.js';
import type { DatabaseOptions, SqlStatement, StatementResult } from './sqlite-worker.js';
import type { CopyableStore } from './store.js';
import { StoreFailure } from './store-failure.js';

/** The files of a folder: the database, and the file that is locked while a process uses the folder. */
export const DATABASE = 'verbatim.db';
export const LOCK = 'verbatim.lock';
/** How long a statement waits for another process to finish, in milliseconds. */
const WAIT = 5_000;
/** The interval for detecting changes by other processes, in milliseconds. */
const POLL = 1_000;
const PRAGMAS = [
  // Deleted data is overwritten, and its space is freed. auto_vacuum only has an effect before the first table.
  'auto_vacuum = full',
  'secure_delete = on',
  'journal_size_limit = 4000000',
  'journal_mode = wal',
  // A committed transaction is on disk.
  'synchronous = full',
  'foreign_keys = on',
];
const DIALECT: DialectSql = { bytes: 'blob', now: sql`cast(unixepoch('subsec') * 1000 as integer)` };

/**
 * Opens the store in a folder, creating the folder and missing tables.
 *
 * @param shared whether other processes use the folder at the same time, as shards do
 * @throws {unknown} what the system or the database throws
 */
export async function openSqlite(folder: string, shared: boolean): Promise<CopyableStore> {
  const release = shared ? () => {} : claimFolder(folder);
  let close = async () => release();
  try {
    mkdirSync(folder, { recursive: true });
    const file = openFile({ path: join(folder, DATABASE), wait: WAIT, pragmas: PRAGMAS });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
    close = async () => {
      try {
        await db.destroy();
      } finally {
        release();
      }
    };
    await migrateStore(db, DIALECT);
    const changes = await listenTo(db, shared);
    return createSqlStore(db, DIALECT, changes, async () => {
      changes.end();
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Keeps other processes from claiming a folder until the returned function is called or this process ends in any way,
 * because the system itself releases the lock.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new Libsql(join(folder, LOCK));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StoreFailure(
      `Another process uses "${folder}". End that one, or give this one a folder of its own in DATA_DIR.`,
    );
  }
  return () => lock.close();
}

/** Copies the database of a folder into a file, in its current state, even while it is in use. */
export async function backUpSqlite(folder: string, path: string): Promise<void> {
  const database = join(folder, DATABASE);
  if (!existsSync(database)) throw new StoreFailure(`There is no database in "${folder}" to back up.`);
  if (existsSync(path)) throw new StoreFailure(`"${path}" is there already. Name a new file for the backup.`);
  // Renamed when complete, so that no partial copy has its name.
  const partial = `${path}.partial`;
  const file = openFile({ path: database, wait: WAIT, pragmas: [] });
  try {
    rmSync(partial, { force: true });
    await file.run('vacuum into ?', [partial]);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new StoreFailure(`The backup cannot be written to "${path}" (${(error as Error).message}).`, {
      cause: error,
    });
  } finally {
    await file.close();
  }
}

/** Announces changes: those by this process at once, those by others when it polls for them. */
async function listenTo(db: Kysely<Tables>, shared: boolean): Promise<Changes & { end(): void }> {
  const listeners = new Set<(guild: string | null) => void>();
  const tell = (guild: string) => {
    for (const listener of listeners) listener(guild);
  };
  let mark = await markOf(db);
  const known = shared ? await revisions(db) : new Map<string, number>();

  async function look(): Promise<void> {
    const now = await markOf(db);
    if (now === mark) return;
    const found = await revisions(db);
    mark = now;
    const changed = [...new Set([...known.keys(), ...found.keys()])].filter(
      (guild) => (known.get(guild) ?? UNCHANGED) !== (found.get(guild) ?? UNCHANGED),
    );
    known.clear();
    for (const [guild, revision] of found) known.set(guild, revision);
    changed.forEach(tell);
  }

  // A failed poll is ignored; the next one follows.
  const timer = shared ? setInterval(() => void look().catch(() => {}), POLL).unref() : undefined;
  return {
    async announce(transaction, guild) {
      const revision = randomBytes(6).readUIntBE(0, 6);
      const { numUpdatedRows } = await transaction
        .updateTable('guilds')
        .set({ revision })
        .where('guild_id', '=', guild)
        .executeTakeFirst();
      return () => {
        if (numUpdatedRows > 0) known.set(guild, revision);
        else known.delete(guild);
        tell(guild);
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => clearInterval(timer),
  };
}

/** The revision of a server whose articles and settings have never changed. */
const UNCHANGED = 0;

/** A value that changes whenever a server changes. */
async function markOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql`select count(*) as servers, total(revision) as revisions from guilds`.execute(
    db,
  );
  return JSON.stringify(rows);
}

async function revisions(db: Kysely<Tables>): Promise<Map<string, number>> {
  const rows = await db.selectFrom('guilds').select(['guild_id', 'revision']).execute();
  return new Map(rows.map(({ guild_id, revision }) => [guild_id, revision]));
}

/** The compiled program of the thread, which cannot run TypeScript. */
const PROGRAM = createRequire(import.meta.url).resolve('#sqlite-worker');

/** A database file. */
interface DatabaseFile {
  /** Runs one statement. */
  run(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<unknown>>;
  close(): Promise<void>;
}

/** SQLite changes tables within a transaction, and others wait for its end, so two processes never migrate at once. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): true {
    return true;
  }
}

/** Kysely's dialect for a single SQLite connection, which its users take in turns. */
export function sqliteDialect({ run, close }: DatabaseFile): Dialect {
  let turn = Promise.resolve();
  const free = new Map<DatabaseConnection, () => void>();
  const driver: Driver = {
    init: async () => {},
    async acquireConnection() {
      const before = turn;
      let release = () => {};
      turn = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      const connection: DatabaseConnection = {
        executeQuery: (query) => run(query.sql, query.parameters) as Promise<QueryResult<never>>,
        streamQuery: () => {
          throw new Error('SQLite gives all rows at once here.');
        },
      };
      free.set(connection, release);
      return connection;
    },
    async releaseConnection(connection) {
      free.get(connection)?.();
      free.delete(connection);
    },
    // A transaction that first reads and then writes would fail if another process had written in between.
    beginTransaction: async () => void (await run('begin immediate')),
    commitTransaction: async () => void (await run('commit')),
    async rollbackTransaction() {
      try {
        await run('rollback');
      } catch {
        // If the disk is full, SQLite has already ended the transaction.
      }
    },
    destroy: close,
  };
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Opens a database file in a thread of its own: only that thread waits for the disk and for other processes. */
export function openFile(opening: DatabaseOptions): DatabaseFile {
  const worker = new Worker(PROGRAM, { workerData: opening });
  const waiting: { resolve(outcome: StatementResult): void; reject(error: unknown): void }[] = [];
  let ended: unknown;
  const end = (error: unknown) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('message', (outcome: StatementResult) => {
    waiting.shift()?.resolve(outcome);
    // It keeps the process alive only while a statement is pending.
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('its thread has ended')));
  worker.unref();

  async function send(order: SqlStatement): Promise<QueryResult<unknown>> {
    if (ended !== undefined) throw ended;
    const outcome = await new Promise<StatementResult>((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(order);
    });
    if ('message' in outcome) throw Object.assign(new Error(outcome.message), { code: outcome.code });
    return { rows: outcome.rows as unknown[], numAffectedRows: BigInt(outcome.changes) };
  }

  return {
    run: (sql, parameters = []) => send({ sql, parameters }),
    async close() {
      await send(null);
      await worker.terminate();
    },
  };
}
