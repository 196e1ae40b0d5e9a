import { parentPort, workerData } from 'node:worker_threads';
import Libsql from 'libsql';

/** How the thread opens the database. */
export interface DatabaseOptions {
  readonly path: string;
  /** How long a statement waits for other processes, in milliseconds. */
  readonly wait: number;
  /** Pragmas to run on each connection. */
  readonly pragmas: readonly string[];
}

/** A statement; null closes the database. */
export type SqlStatement = { readonly sql: string; readonly parameters: readonly unknown[] } | null;

/** The result of a statement. */
export type StatementResult =
  | { readonly rows: readonly unknown[]; readonly changes: number }
  | { readonly message: string; readonly code: string | undefined };

const { path, wait, pragmas } = workerData as DatabaseOptions;
let database: Libsql.Database | undefined;
let hasFailed = false;

parentPort?.on('message', (order: SqlStatement) => {
  let outcome: StatementResult;
  try {
    outcome = order === null ? close() : run(order);
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    outcome = { message, code };
    hasFailed = true;
  }
  // A statement that timed out stays in progress and would block all later commits, so a new connection is opened.
  if (hasFailed && database?.inTransaction === false) {
    database.close();
    database = undefined;
    hasFailed = false;
  }
  parentPort?.postMessage(outcome);
});

function run({ sql, parameters }: Exclude<SqlStatement, null>): StatementResult {
  database ??= open();
  const statement = database.prepare(sql);
  if (statement.reader) return { rows: statement.all(parameters as unknown[]), changes: 0 };
  return { rows: [], changes: statement.run(parameters as unknown[]).changes };
}

function open(): Libsql.Database {
  const opened = new Libsql(path, { timeout: wait });
  try {
    for (const pragma of pragmas) opened.pragma(pragma);
  } catch (error) {
    opened.close();
    throw error;
  }
  return opened;
}

function close(): StatementResult {
  database?.close();
  database = undefined;
  return { rows: [], changes: 0 };
}
