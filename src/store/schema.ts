import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Migrations, migrate as migrateTables, stateOf } from '../database/migrations.js';
import { StoreFailure } from './failure.js';
import type { Shortfall } from './store.js';

/** The tables. The id of the server comes first in every key, and with its row in `guilds` goes everything of it. */
export interface Tables {
  guilds: {
    guild_id: string;
    /** Another number whenever its articles or settings change. */
    revision: number;
    left_at: number | null;
  };
  articles: {
    guild_id: string;
    id: string;
    /** Orders a server's articles as they came in. */
    position: number;
    name: string;
    size: number;
    digest: string;
    added_at: number;
    removed_at: number | null;
  };
  /** What the articles' files hold, apart from the rest, which is read and changed more often. */
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
  /** When each of the turns was last taken that all processes share. */
  turns: { name: string; taken_at: number };
}

/** What the databases name differently. */
export interface Words {
  readonly bytes: 'blob' | 'bytea';
  /** The time by the clock of the database, in milliseconds since 1970. */
  readonly now: RawBuilder<number>;
}

/** Changes of the tables. */
export function migrationsIn({ bytes }: Pick<Words, 'bytes'>): Migrations {
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
        // For what is deleted after a time.
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
 * Brings the tables to what this program expects.
 *
 * @throws {StoreFailure} where a newer program has changed them
 */
export async function migrate(db: Kysely<Tables>, words: Words): Promise<void> {
  const migrating = { migrations: migrationsIn(words) };
  try {
    await migrateTables(db, migrating);
  } catch (error) {
    // Where there are no tables, nobody has changed any.
    if ((await stateOf(db, migrating).catch(() => 'old')) === 'newer') throw new StoreFailure(NEWER);
    throw error;
  }
}

const NEWER =
  'A newer version of Verbatim has used this database. Update Verbatim, or put the backup from before in its place.';
