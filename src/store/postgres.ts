import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';
import { StoreFailure } from './failure.js';
import { type Listening, listenToPostgres } from './postgres-listener.js';
import { migrate, type Tables } from './schema.js';
import { type Changes, createSqlStore } from './sql-store.js';
import type { CopyableStore } from './store.js';

/** Milliseconds. The server gives up a statement before this program does, which covers a network that is gone. */
const CONNECT = 5_000;
const STATEMENT = 5_000;
const ANSWER = 10_000;
const IDLE_IN_TRANSACTION = 30_000;
const CLOSE = 5_000;
/** For each process; another one listens. */
const CONNECTIONS = 5;
const CHANNEL = 'verbatim';
const OLDEST = 14;
/** PostgreSQL's number for its type of integers of 64 bits, which would come as texts. */
const BIGINT = 20;

/**
 * Opens the store in a PostgreSQL database, and makes the tables where they are missing.
 *
 * @throws {unknown} what the system or the database throws
 */
export async function openPostgres(databaseUrl: string): Promise<CopyableStore> {
  const config: pg.PoolConfig = {
    connectionString: databaseUrl,
    application_name: 'verbatim',
    connectionTimeoutMillis: CONNECT,
    statement_timeout: STATEMENT,
    query_timeout: ANSWER,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
    keepAlive: true,
    max: CONNECTIONS,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  };
  const pool = new pg.Pool(config);
  // A connection that breaks while nobody uses it: the next statement takes another, and says what is wrong.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withoutBroken(pool) }) });
  let listening: Listening | undefined;
  const close = async () => {
    listening?.end();
    await Promise.race([db.destroy(), new Promise((resolve) => setTimeout(resolve, CLOSE).unref())]);
  };
  try {
    await checkVersion(db);
    await migrate(db, { bytes: 'bytea' });
    const listeners = new Set<(guild: string | null) => void>();
    const tell = (guild: string | null) => {
      for (const listener of listeners) listener(guild);
    };
    // What this process has changed is told here at once, not when it comes back from the database.
    const self = randomBytes(8).toString('hex');
    listening = await listenToPostgres(config, CHANNEL, (payload) => {
      if (payload === null) tell(null);
      else if (!payload.startsWith(self)) tell(payload.slice(self.length));
    });
    const changes: Changes = {
      async announce(transaction, guild) {
        await sql`select pg_notify(${CHANNEL}, ${self + guild})`.execute(transaction);
        return () => tell(guild);
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    return createSqlStore(db, changes, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function checkVersion(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version_num') as version`.execute(db);
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version < OLDEST)
    throw new StoreFailure(`DATABASE_URL names a PostgreSQL ${version}; Verbatim needs ${OLDEST} or later.`);
}

/** A pool that drops a connection whose answer did not come, which nobody could use before that answer. */
function withoutBroken(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let broken: unknown;
      return {
        query: (async (text: string, parameters: unknown[]) => {
          if (broken !== undefined) throw broken;
          try {
            return await client.query(text, parameters);
          } catch (error) {
            if (!(error instanceof pg.DatabaseError)) broken = error;
            throw error;
          }
        }) as never,
        release: () => client.release(broken !== undefined),
      };
    },
  };
}
