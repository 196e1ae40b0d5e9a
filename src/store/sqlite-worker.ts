import { parentPort, workerData } from 'node:worker_threads';
import Libsql from 'libsql';

/** What the thread opens. */
export interface Opening {
  readonly path: string;
  /** Milliseconds that a statement waits for other processes. */
  readonly wait: number;
}

/** A statement; null closes the database. */
export type Order = { readonly sql: string; readonly parameters: readonly unknown[] } | null;

/** What came of it. */
export type Outcome =
  | { readonly rows: readonly unknown[]; readonly changes: number }
  | { readonly message: string; readonly code: string | undefined };

const { path, wait } = workerData as Opening;
let database: Libsql.Database | undefined;

parentPort?.on('message', (order: Order) => {
  let outcome: Outcome;
  try {
    database ??= new Libsql(path, { timeout: wait });
    outcome = run(database, order);
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    outcome = { message, code };
  }
  parentPort?.postMessage(outcome);
});

function run(open: Libsql.Database, order: Order): Outcome {
  if (order === null) {
    open.close();
    return { rows: [], changes: 0 };
  }
  const statement = open.prepare(order.sql);
  if (statement.reader) return { rows: statement.all(order.parameters as unknown[]), changes: 0 };
  return { rows: [], changes: statement.run(order.parameters as unknown[]).changes };
}
