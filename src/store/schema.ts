import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Migrations, migrate as migrateTables, stateOf } from '../database/migrations.js';
import type { Shortfall } from './store.js';
import { StoreFailure } from './store-failure.js';

/** The tables. A server's id comes first in every key, and deleting its row in `guilds` deletes all its data. */
export interface Tables {
  guilds: {
    guild_id: string;
    /** Incremented whenever its articles or settings change. */
    revision: number;
    left_at: number | null;
  };
  articles: {
    guild_id: string;
    id: string;
    /** The order in which a server's articles were added. */
    position: number;
    name: string;
    size: number;
    digest: string;
    added_at: number;
    removed_at: number | null;
  };
  /** The contents of the articles' files, separate from the rest, which is read and changed more often. */
  contents: { guild_id: string; id: string; bytes: Uint8Array };
  /** Values in JSON. */
  settings: { guild_id: string; name: string; value: string };
  unanswered: {
    guild_id: string;
    key: string;
    question: string;
    shortfall: Shortfall;
    count: number;
    first_at: number;
    last_at: number;
  };
  /** When each of the turns shared by all processes was last taken. */
  turns: { name: string; taken_at: number };
}

/** The SQL that differs between the databases. */
export interface DialectSql {
  readonly bytes: 'blob' | 'bytea';
  /** The time by the database's clock, in milliseconds since 1970. */
  readonly now: RawBuilder<number>;
}

/** The migrations. */
export function migrationsIn({ bytes }: Pick<DialectSql, 'bytes'>): Migrations {
  return {
    '0001_first': {
      async up(db: Kysely<unknown>) {
        const { schema } = db;
        await schema
          .createTable('guilds')
          .addColumn('guild_id', 'text', (column) => column.primaryKey())
          .addColumn('revision', 'bigint', (column) => column.notNull())
          .addColumn('left_at', 'bigint')
          .execute();
        await schema
          .createTable('articles')
          .addColumn('guild_id', 'text', (column) =>
            column.notNull().references('guilds.guild_id').onDelete('cascade'),
          )
          .addColumn('id', 'text', (column) => column.notNull())
          .addColumn('position', 'integer', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('size', 'integer', (column) => column.notNull())
          .addColumn('digest', 'text', (column) => column.notNull())
          .addColumn('added_at', 'bigint', (column) => column.notNull())
          .addColumn('removed_at', 'bigint')
          .addPrimaryKeyConstraint('articles_key', ['guild_id', 'id'])
          .addUniqueConstraint('articles_once', ['guild_id', 'digest'])
          .execute();
        await schema
          .createTable('contents')
          .addColumn('guild_id', 'text', (column) => column.notNull())
          .addColumn('id', 'text', (column) => column.notNull())
          .addColumn('bytes', sql.raw(bytes), (column) => column.notNull())
          .addPrimaryKeyConstraint('contents_key', ['guild_id', 'id'])
          .addForeignKeyConstraint(
            'contents_article',
            ['guild_id', 'id'],
            'articles',
            ['guild_id', 'id'],
            (constraint) => constraint.onDelete('cascade'),
          )
          .execute();
        await schema
          .createTable('settings')
          .addColumn('guild_id', 'text', (column) =>
            column.notNull().references('guilds.guild_id').onDelete('cascade'),
          )
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('value', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('settings_key', ['guild_id', 'name'])
          .execute();
        await schema
          .createTable('unanswered')
          .addColumn('guild_id', 'text', (column) =>
            column.notNull().references('guilds.guild_id').onDelete('cascade'),
          )
          .addColumn('key', 'text', (column) => column.notNull())
          .addColumn('question', 'text', (column) => column.notNull())
          .addColumn('shortfall', 'text', (column) => column.notNull())
          .addColumn('count', 'integer', (column) => column.notNull())
          .addColumn('first_at', 'bigint', (column) => column.notNull())
          .addColumn('last_at', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('unanswered_key', ['guild_id', 'key'])
          .execute();
        await schema
          .createIndex('unanswered_newest')
          .on('unanswered')
          .columns(['guild_id', 'last_at'])
          .execute();
        // For deleting expired data.
        await schema.createIndex('guilds_left').on('guilds').column('left_at').execute();
        await schema.createIndex('articles_removed').on('articles').column('removed_at').execute();
        await schema.createIndex('unanswered_last').on('unanswered').column('last_at').execute();
      },
    },
    '0002_turns': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('turns')
          .addColumn('name', 'text', (column) => column.primaryKey())
          .addColumn('taken_at', 'bigint', (column) => column.notNull())
          .execute();
      },
    },
  };
}

/**
 * Migrates the tables to what this program expects.
 *
 * @throws {StoreFailure} if a newer program has changed them
 */
export async function migrateStore(db: Kysely<Tables>, dialect: DialectSql): Promise<void> {
  const migrating = { migrations: migrationsIn(dialect) };
  try {
    await migrateTables(db, migrating);
  } catch (error) {
    // Without tables, no newer program can have changed them.
    if ((await stateOf(db, migrating).catch(() => 'old')) === 'newer') throw new StoreFailure(NEWER);
    throw error;
  }
}

const NEWER =
  'A newer version of Verbatim has used this database. Update Verbatim, or put the backup from before in its place.';
