import { type Kysely, type Migration, Migrator, sql } from 'kysely';

/** Changes of tables, in the order of their names. What has been released is never altered: a new one is added. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Where Kysely notes which migrations are done. */
const DONE = 'kysely_migration';

/** Migrations, and the schema of a PostgreSQL database where those that are done are noted, if not the usual one. */
export interface Migrating {
  readonly migrations: Migrations;
  readonly schema?: string;
}

/**
 * Brings tables to what this program expects, in one transaction: interrupted, it begins anew at the next start.
 *
 * @throws {unknown} what the database throws, or Kysely where a newer program has changed the tables (`stateOf`)
 */
export async function migrate<Tables>(db: Kysely<Tables>, { migrations, schema }: Migrating): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** How far tables are: not yet as this program expects them, as it does, or changed by a newer one. */
export type TableState = 'old' | 'current' | 'newer';

/**
 * How far tables are.
 *
 * @throws {unknown} what the database throws, which `isMissing` knows where there are no tables
 */
export async function stateOf<Tables>(
  db: Kysely<Tables>,
  { migrations, schema }: Migrating,
): Promise<TableState> {
  const table = schema === undefined ? DONE : `${schema}.${DONE}`;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)}`.execute(db);
  const done = new Set(rows.map(({ name }) => name));
  if ([...done].some((name) => !(name in migrations))) return 'newer';
  return Object.keys(migrations).every((name) => done.has(name)) ? 'current' : 'old';
}

/** Whether a table is not there, or not the schema that it should be in. */
export function isMissing(error: unknown): boolean {
  const { code = '', message } = error as Error & { readonly code?: string };
  return ['42P01', '3F000'].includes(code) || message.startsWith('no such table');
}
