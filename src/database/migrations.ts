import { type Kysely, type Migration, Migrator, sql } from 'kysely';

/** Table migrations, in the order of their names. A released migration is never changed; add a new one instead. */
export type Migrations = Readonly<Record<string, Migration>>;

/** The table in which Kysely records applied migrations. */
const DONE = 'kysely_migration';

/** Migrations, and the PostgreSQL schema in which applied ones are recorded, if not the default. */
export interface Migrating {
  readonly migrations: Migrations;
  readonly schema?: string;
}

/**
 * Migrates the tables to the version of this program, in one transaction. If interrupted, it starts again at the next
 * start.
 *
 * @throws {unknown} the database's error, or Kysely's if a newer program has changed the tables (`stateOf`)
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

/** The state of the tables: older than this program, current, or changed by a newer program. */
export type TableState = 'old' | 'current' | 'newer';

/**
 * The state of the tables.
 *
 * @throws {unknown} the database's error; `isMissing` recognises it if there are no tables
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

/** Whether an error means that a table, or its schema, does not exist. */
export function isMissing(error: unknown): boolean {
  const { code = '', message } = error as Error & { readonly code?: string };
  return ['42P01', '3F000'].includes(code) || message.startsWith('no such table');
}
