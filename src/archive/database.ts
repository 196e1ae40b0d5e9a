import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { ArchiveFailure, archiveFailure } from './failure.js';
import { MIGRATIONS, SCHEMA, type Schema } from './schema.js';

/** The database of an archive. Connections are made when they are needed, and made anew where they were lost. */
export interface Database {
  /**
   * Runs queries.
   *
   * @throws {ArchiveFailure} where the database cannot be used
   */
  use<Result>(queries: (db: Kysely<Schema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Milliseconds for a connection, and for a statement of a question; loading has all the time it needs. */
const CONNECTING = 5_000;
const ANSWERING = 20_000;
/**
 * PostgreSQL does not count what it costs to read long values, and would rather read those of all rows than use an
 * index; to compile a statement, or to start processes for it, takes longer than most of these take.
 */
const PLANNING = ' -c enable_seqscan=off -c jit=off -c max_parallel_workers_per_gather=0';
/** Connections at a time. */
const MOST = 4;
const USUAL_PORT = 5432;

/** Opens the database behind an address such as `postgres://user:password@host:5432/name`. Nothing is sent yet. */
export function openDatabase(url: string, work: 'asking' | 'loading'): Database {
  const address = addressOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST,
    connectionTimeoutMillis: CONNECTING,
    options: `-c search_path=${SCHEMA}${work === 'asking' ? PLANNING : ''}`,
    allowExitOnIdle: true,
    keepAlive: true,
    ...(work === 'asking' && { statement_timeout: ANSWERING, query_timeout: 2 * ANSWERING }),
  });
  // A connection that is lost while nobody uses it is made anew.
  pool.on('error', () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    use: (queries) =>
      queries(db).catch((error) => {
        throw archiveFailure(error, address);
      }),
    close: () => db.destroy(),
  };
}

/** Host, port and name, which may be shown. */
function addressOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || USUAL_PORT}${pathname}`;
}

/**
 * Brings the tables to what this program expects, in one transaction.
 *
 * @throws {ArchiveFailure} where a newer program has changed them
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: SCHEMA,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  await checkMigrations(db);
  throw error;
}

/** @throws {ArchiveFailure} where a newer program has changed the tables */
export async function checkMigrations(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.every(({ name }) => name in MIGRATIONS)) return;
  throw new ArchiveFailure(
    'A newer version of Verbatim has loaded this archive. Update Verbatim, or load it into another database.',
  );
}
