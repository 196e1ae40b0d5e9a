import { type Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';

/** The oldest PostgreSQL that will do. */
const OLDEST = 14;

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

/** What a PostgreSQL server lets its user do. */
export interface ServerState {
  /** Such as 16. */
  readonly version: number;
  /** Whether nothing can be changed, as on a replica. */
  readonly isReadOnly: boolean;
  /** Whether the user may make tables where those without a schema are made, and schemas. */
  readonly makesTables: boolean;
  readonly makesSchemas: boolean;
}

/** What a server lets its user do. */
export async function serverState<Tables>(db: Kysely<Tables>): Promise<ServerState> {
  const { rows } = await sql<Omit<ServerState, 'version'> & { version: string }>`select
    current_setting('server_version_num') as version,
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as "makesTables",
    has_database_privilege(current_database(), 'CREATE') as "makesSchemas"`.execute(db);
  const [state] = rows as [(typeof rows)[number]];
  return { ...state, version: Math.floor(Number(state.version) / 10_000) };
}

/** That a server is too old, as a sentence; null where it is not. */
export function tooOld({ version }: Pick<ServerState, 'version'>, variable: string): string | null {
  return version < OLDEST
    ? `${variable} names a PostgreSQL ${version}; Verbatim needs ${OLDEST} or later.`
    : null;
}
