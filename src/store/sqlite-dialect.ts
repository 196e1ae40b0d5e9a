import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Libsql from 'libsql';

/** A database file. */
export interface DatabaseFile {
  /** Runs one statement. */
  run(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<unknown>>;
  close(): Promise<void>;
}

/** Kysely's dialect for one connection to SQLite, which takes turns. */
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
    // Who reads first and writes then would be refused where another process has written in between.
    beginTransaction: async () => void (await run('begin immediate')),
    commitTransaction: async () => void (await run('commit')),
    async rollbackTransaction() {
      try {
        await run('rollback');
      } catch {
        // A full disk has ended the transaction already.
      }
    },
    destroy: close,
  };
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/**
 * Opens a database file.
 *
 * @param wait milliseconds that a statement waits for other processes
 */
export function openFile(path: string, wait: number): DatabaseFile {
  const database = new Libsql(path, { timeout: wait });
  return {
    async run(sql, parameters = []) {
      const statement = database.prepare(sql);
      if (statement.reader) return { rows: statement.all(parameters as unknown[]) };
      const { changes } = statement.run(parameters as unknown[]);
      return { rows: [], numAffectedRows: BigInt(changes) };
    },
    close: async () => void database.close(),
  };
}
