import { type Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';

/** The oldest PostgreSQL that will do. */
export const OLDEST = 14;

/** Milliseconds for a connection. */
const CONNECT = 5_000;
/** PostgreSQL's number for its type of integers of 64 bits, which would come as texts. */
const BIGINT = 20;

/** How connections are used. */
export interface Use {
  /** The most at a time. */
  readonly most: number;
  /**
   * Milliseconds for a statement, and for its answer, which comes later; a network that is gone gives none. All the
   * time that it takes where this is left out.
   */
  readonly within?: { readonly statement: number; readonly answer: number };
  readonly config?: pg.PoolConfig;
}

/** What a connection to a PostgreSQL database is opened with. */
export function configOf(url: string, { most, within, config }: Use): pg.PoolConfig {
  return {
    connectionString: url,
    application_name: 'verbatim',
    connectionTimeoutMillis: CONNECT,
    ...(within && { statement_timeout: within.statement, query_timeout: within.answer }),
    keepAlive: true,
    max: most,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
    ...config,
  };
}

/** Kysely's dialect over connections that are made when they are needed, and made anew where they were lost. */
export function connectionsWith(config: pg.PoolConfig): PostgresDialect {
  const pool = new pg.Pool(config);
  // A connection that breaks while nobody uses it: the next statement takes another, and says what is wrong.
  pool.on('error', () => {});
  return new PostgresDialect({ pool: withoutBroken(pool) });
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

/** The version of the server, such as 16. */
export async function versionOf<Tables>(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version_num') as version`.execute(db);
  return Math.floor(Number(rows[0]?.version) / 10_000);
}
