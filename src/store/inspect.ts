import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { configOf, connectionsWith, type ServerState, serverState } from '../database/connections.js';
import { isMissing, stateOf, type TableState } from '../database/migrations.js';
import type { StorePlace } from './open.js';
import { migrationsIn, type Tables } from './schema.js';
import { claimFolder, DATABASE, LOCK, openFile, sqliteDialect } from './sqlite.js';
import { postgresFailure, StoreFailure, sqliteFailure } from './store-failure.js';

/** The state of a store, which may not exist yet. */
export interface StoreState {
  /** Its PostgreSQL server; null if it is in a folder. */
  readonly server: ServerState | null;
  /** Whether another process has claimed the folder. */
  readonly isClaimed: boolean;
  readonly tables: TableState | 'none';
  /** The number of servers with data, and of their articles. */
  readonly servers: number;
  readonly articles: number;
}

/** Time limits in milliseconds. */
const WITHIN = { statement: 5_000, answer: 10_000 };

/**
 * Inspects a store, whether it is in use or not. Creates and changes nothing.
 *
 * @throws {StoreFailure} if it cannot be inspected
 */
export async function inspectStore({ dataDir, databaseUrl }: StorePlace): Promise<StoreState> {
  try {
    return await (databaseUrl === undefined ? inspectFolder(dataDir) : inspectPostgres(databaseUrl));
  } catch (error) {
    throw databaseUrl === undefined ? sqliteFailure(error, dataDir) : postgresFailure(error, databaseUrl);
  }
}

async function inspectPostgres(url: string): Promise<StoreState> {
  const dialect = connectionsWith(configOf(url, { most: 1, within: WITHIN }));
  const db = new Kysely<Tables>({ dialect });
  try {
    const server = await serverState(db);
    return { server, isClaimed: false, ...(await contentsOf(db)) };
  } finally {
    await db.destroy();
  }
}

async function inspectFolder(folder: string): Promise<StoreState> {
  const path = join(folder, DATABASE);
  const state = { server: null, isClaimed: isClaimed(folder) };
  if (!existsSync(path)) return { ...state, tables: 'none', servers: 0, articles: 0 };
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(openFile({ path, wait: WITHIN.statement, pragmas: [] })),
  });
  try {
    return { ...state, ...(await contentsOf(db)) };
  } finally {
    await db.destroy();
  }
}

function isClaimed(folder: string): boolean {
  if (!existsSync(join(folder, LOCK))) return false;
  try {
    claimFolder(folder)();
    return false;
  } catch (error) {
    if (error instanceof StoreFailure) return true;
    throw error;
  }
}

async function contentsOf(db: Kysely<Tables>): Promise<Pick<StoreState, 'tables' | 'servers' | 'articles'>> {
  const migrations = migrationsIn({ bytes: 'blob' });
  const tables = await stateOf(db, { migrations }).catch((error) => {
    if (isMissing(error)) return 'none' as const;
    throw error;
  });
  if (tables === 'none') return { tables, servers: 0, articles: 0 };
  const { rows } = await sql<{ servers: number; articles: number }>`select
    (select count(*) from guilds) as servers,
    (select count(*) from articles where removed_at is null) as articles`.execute(db);
  const [{ servers, articles } = { servers: 0, articles: 0 }] = rows;
  return { tables, servers, articles };
}
