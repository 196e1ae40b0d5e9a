import { type Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';

/** The oldest supported version of PostgreSQL. */
const OLDEST = 14;

/** The time limit for connecting, in milliseconds. */
const CONNECT = 5_000;
/** PostgreSQL's type number for 64-bit integers, which the driver would return as strings. */
const BIGINT = 20;

/** Options for connections. */
export interface ConnectionOptions {
  /** The maximum number of connections. */
  readonly most: number;
  /**
   * Time limits, in milliseconds, for a statement and for its answer. The second is larger; it applies if the network
   * is lost and no answer arrives. No limits if left out.
   */
  readonly within?: { readonly statement: number; readonly answer: number };
  readonly config?: pg.PoolConfig;
}

/** The configuration of connections to a PostgreSQL database. */
export function configOf(url: string, { most, within, config }: ConnectionOptions): pg.PoolConfig {
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

/** A Kysely dialect with connections that are opened on demand, and again if they are lost. */
export function connectionsWith(config: pg.PoolConfig): PostgresDialect {
  const pool = new pg.Pool(config);
  // If an idle connection breaks, the next statement uses another one and reports what is wrong.
  pool.on('error', () => {});
  return new PostgresDialect({ pool: withoutBroken(pool) });
}

/** A pool that drops a connection without an answer, because it is unusable until the answer arrives. */
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

/** The permissions that a PostgreSQL server gives its user. */
export interface ServerState {
  /** The major version, such as 16. */
  readonly version: number;
  /** Whether nothing can be changed, as on a replica. */
  readonly isReadOnly: boolean;
  /** Whether the user can create tables in the default schema, and schemas. */
  readonly makesTables: boolean;
  readonly makesSchemas: boolean;
}

/** Reads the state of a server. */
export async function serverState<Tables>(db: Kysely<Tables>): Promise<ServerState> {
  const { rows } = await sql<Omit<ServerState, 'version'> & { version: string }>`select
    current_setting('server_version_num') as version,
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as "makesTables",
    has_database_privilege(current_database(), 'CREATE') as "makesSchemas"`.execute(db);
  const [state] = rows as [(typeof rows)[number]];
  return { ...state, version: Math.floor(Number(state.version) / 10_000) };
}

/** A sentence if the server is too old; otherwise null. */
export function tooOld({ version }: Pick<ServerState, 'version'>, variable: string): string | null {
  return version < OLDEST
    ? `${variable} names a PostgreSQL ${version}; Verbatim needs ${OLDEST} or later.`
    : null;
}
