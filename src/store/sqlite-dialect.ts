import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Opening, Order, Outcome } from './sqlite-worker.js';

/** The compiled program of the thread, which cannot run TypeScript. */
const PROGRAM = createRequire(import.meta.url).resolve('#sqlite-worker');

/** A database file. */
export interface DatabaseFile {
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
export function openFile(opening: Opening): DatabaseFile {
  const worker = new Worker(PROGRAM, { workerData: opening });
  const waiting: { resolve(outcome: Outcome): void; reject(error: unknown): void }[] = [];
  let ended: unknown;
  const end = (error: unknown) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('message', (outcome: Outcome) => {
    waiting.shift()?.resolve(outcome);
    // It keeps the process alive only while a statement is pending.
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('its thread has ended')));
  worker.unref();

  async function send(order: Order): Promise<QueryResult<unknown>> {
    if (ended !== undefined) throw ended;
    const outcome = await new Promise<Outcome>((resolve, reject) => {
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
