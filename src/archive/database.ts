import { Kysely } from 'kysely';
import { configOf, connectionsWith } from '../database/connections.js';
import { migrate as migrateTables, stateOf } from '../database/migrations.js';
import { ArchiveFailure, archiveFailure } from './failure.js';
import { MIGRATIONS, SCHEMA, type Schema } from './schema.js';

/** The database of an archive. Connections are opened on demand, and again if they are lost. */
export interface Database {
  /**
   * Runs queries.
   *
   * @throws {ArchiveFailure} if the database cannot be used
   */
  use<Result>(queries: (db: Kysely<Schema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The time limit for a statement of a question, in milliseconds; loading has no limit. */
const ANSWERING = 20_000;
/**
 * PostgreSQL ignores the cost of reading long values, so it would scan all rows instead of using an index. Compiling a
 * statement, or starting processes for it, takes longer than running most of these.
 */
const PLANNING = ' -c enable_seqscan=off -c jit=off -c max_parallel_workers_per_gather=0';
/** The maximum number of connections. */
const MOST = 4;

/** Opens the database at a URL such as `postgres://user:password@host:5432/name`. Nothing is sent yet. */
export function openDatabase(url: string, work: 'asking' | 'loading'): Database {
  const options = `-c search_path=${SCHEMA}${work === 'asking' ? PLANNING : ''}`;
  const config = configOf(url, {
    most: MOST,
    config: { options, allowExitOnIdle: true },
    ...(work === 'asking' && { within: { statement: ANSWERING, answer: 2 * ANSWERING } }),
  });
  const db = new Kysely<Schema>({ dialect: connectionsWith(config) });
  return {
    use: (queries) =>
      queries(db).catch((error) => {
        throw archiveFailure(error, url);
      }),
    close: () => db.destroy(),
  };
}

const migrating = { migrations: MIGRATIONS, schema: SCHEMA };

/**
 * Migrates the tables to the version of this program, in one transaction.
 *
 * @throws {ArchiveFailure} if a newer program has changed them
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  try {
    await migrateTables(db, migrating);
  } catch (error) {
    await checkMigrations(db);
    throw error;
  }
}

/** @throws {ArchiveFailure} if a newer program has changed the tables */
export async function checkMigrations(db: Kysely<Schema>): Promise<void> {
  if ((await stateOf(db, migrating)) !== 'newer') return;
  throw new ArchiveFailure(
    'A newer version of Verbatim has loaded this archive. Update Verbatim, or load it into another database.',
  );
}
