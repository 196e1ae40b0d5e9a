import { type ColumnDefinitionBuilder, type Generated, Kysely, type Migration, sql } from 'kysely';
import { configOf, connectionsWith } from '../database/connections.js';
import { type Migrations, migrate as migrateTables, stateOf } from '../database/migrations.js';
import { ArchiveFailure, archiveFailure } from './archive-failure.js';

/** The database of an archive. Connections are opened on demand, and again if they are lost. */
export interface ArchiveDatabase {
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
export function openDatabase(url: string, work: 'asking' | 'loading'): ArchiveDatabase {
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

/** The tables of an archive, in a PostgreSQL schema of their own. */
export interface Schema {
  /** The articles as compiled by each version of the program, which cannot read those of another version. */
  editions: {
    id: Generated<number>;
    version: string;
    /** How often it has been counted; 0 until all articles have been loaded once. */
    counted: Generated<number>;
    articles: Generated<number>;
    paragraphs: Generated<number>;
    /** Whether articles have been stored or removed since it was last counted. */
    stale: Generated<boolean>;
  };
  /** A row for each file, whether or not it can be read. */
  articles: {
    id: Generated<number>;
    edition: number;
    path: string;
    digest: string;
    /** Why it cannot be read; null if it can. */
    reason: string | null;
    /** The id of the article. If the file cannot be read, this and the following columns are null. */
    name: string | null;
    /** A short key for the id: the beginning of its SHA-256 in base64url. */
    key: string | null;
    /** `YYYY-MM-DD`. */
    published: string | null;
    paragraphs: number;
    compiled: Uint8Array | null;
  };
  /** The words of each article, part by part. */
  parts: { id: Generated<number>; article: number; edition: number; stems: string; forms: string };
  /** Titles and headings, in the form in which they are looked up. */
  places: { article: number; edition: number; name: string };
  /** The speakers that an article quotes: the words of name and role. */
  speakers: { article: number; edition: number; words: string[]; quotations: number };
  /** The number of paragraphs that contain a stem in their own words. */
  stems: { edition: number; stem: string; paragraphs: number };
  words: { edition: number; word: string; stem: string; content: boolean; name: boolean };
}

/** A PostgreSQL schema of its own, so that the database can be shared. */
const SCHEMA = 'verbatim_archive';

/** Stores long values outside the rows, because choosing articles may scan a whole table. */
const SHORT_ROWS = sql`(toast_tuple_target = 128)`;

const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const schema = db.schema.withSchema(SCHEMA);
    const id = (column: ColumnDefinitionBuilder) => column.primaryKey().generatedAlwaysAsIdentity();
    const belongs = (to: string) => (column: ColumnDefinitionBuilder) =>
      column.notNull().references(`${SCHEMA}.${to}.id`).onDelete('cascade');
    await schema
      .createTable('editions')
      .addColumn('id', 'integer', id)
      .addColumn('version', 'text', (column) => column.notNull().unique())
      .addColumn('counted', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('articles', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('paragraphs', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('stale', 'boolean', (column) => column.notNull().defaultTo(true))
      .execute();
    await schema
      .createTable('articles')
      .addColumn('id', 'integer', id)
      .addColumn('edition', 'integer', belongs('editions'))
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('name', 'text')
      .addColumn('key', 'text')
      .addColumn('published', 'text')
      .addColumn('paragraphs', 'integer', (column) => column.notNull())
      .addColumn('compiled', 'bytea')
      .addUniqueConstraint('path_once', ['edition', 'path'])
      .addUniqueConstraint('name_once', ['edition', 'name'])
      .execute();
    await schema
      .createTable('parts')
      .addColumn('id', 'integer', id)
      .addColumn('article', 'integer', belongs('articles'))
      .addColumn('edition', 'integer', (column) => column.notNull())
      .addColumn('stems', sql`tsvector`, (column) => column.notNull())
      .addColumn('forms', sql`tsvector`, (column) => column.notNull())
      .modifyEnd(sql`with ${SHORT_ROWS}`)
      .execute();
    await schema
      .createTable('places')
      .addColumn('article', 'integer', belongs('articles'))
      .addColumn('edition', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('speakers')
      .addColumn('article', 'integer', belongs('articles'))
      .addColumn('edition', 'integer', (column) => column.notNull())
      .addColumn('words', sql`text[]`, (column) => column.notNull())
      .addColumn('quotations', 'integer', (column) => column.notNull())
      .execute();
    await schema
      .createTable('stems')
      .addColumn('edition', 'integer', belongs('editions'))
      .addColumn('stem', sql`text collate "C"`, (column) => column.notNull())
      .addColumn('paragraphs', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('stem_once', ['edition', 'stem'])
      .execute();
    await schema
      .createTable('words')
      .addColumn('edition', 'integer', belongs('editions'))
      .addColumn('word', sql`text collate "C"`, (column) => column.notNull())
      .addColumn('stem', 'text', (column) => column.notNull())
      .addColumn('content', 'boolean', (column) => column.notNull())
      .addColumn('name', 'boolean', (column) => column.notNull())
      .addPrimaryKeyConstraint('word_once', ['edition', 'word'])
      .execute();
    for (const [table, columns] of [
      ['articles', sql`(key)`],
      ['parts', sql`using gin (stems)`],
      ['parts', sql`(article)`],
      ['places', sql`(edition, name text_pattern_ops)`],
      ['places', sql`(article)`],
      ['speakers', sql`using gin (words)`],
      ['speakers', sql`(article)`],
      ['words', sql`(edition, left(word, 1), length(word))`],
    ] as const)
      await sql`create index on ${sql.table(`${SCHEMA}.${table}`)} ${columns}`.execute(db);
  },
};

const MIGRATIONS: Migrations = { '0001': first };
const migrating = { migrations: MIGRATIONS, schema: SCHEMA };

/**
 * Migrates the tables to the version of this program, in one transaction.
 *
 * @throws {ArchiveFailure} if a newer program has changed them
 */
export async function migrateArchive(db: Kysely<Schema>): Promise<void> {
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
