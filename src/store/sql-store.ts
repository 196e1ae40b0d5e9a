import { sql, type Transaction } from 'kysely';
import {
  additionOf,
  articleRow,
  type Database,
  deleteGuild,
  exceeded,
  hold,
  holdKnown,
  put,
  putSettings,
  roomFor,
  rowsOf,
  storableText,
  stored,
  takeTurn,
} from './rows.js';
import type { DialectSql, Tables } from './schema.js';
import type { CopyableStore, GuildLimits } from './store.js';

/** How changes of articles and settings are announced to listeners, in this and other processes. */
export interface Changes {
  /**
   * Announces a change to other processes with the commit. Returns a function that announces it in this process, to be
   * called after the commit.
   */
  announce(transaction: Transaction<Tables>, guild: string): Promise<() => void>;
  subscribe(listener: (guild: string | null) => void): () => void;
}

/** Limits what questions add to the disk; the oldest are deleted. */
const MOST_QUESTIONS = 1_000;

/** Rolls back a transaction that changed nothing. */
const UNCHANGED = Symbol('unchanged');

/** The store, on the tables of a database. */
export function createSqlStore(
  db: Database,
  { now }: Pick<DialectSql, 'now'>,
  changes: Changes,
  close: () => Promise<void>,
): CopyableStore {
  /** Does all of the work or nothing, and announces it. If nothing changed, the transaction is rolled back. */
  async function change<Result>(
    guild: string,
    work: (transaction: Transaction<Tables>) => Promise<Result>,
    isChange: (result: Result) => boolean,
  ): Promise<Result> {
    let done: { result: Result; tell?: () => void } | undefined;
    try {
      await db.transaction().execute(async (transaction) => {
        const result = await work(transaction);
        done = { result };
        if (!isChange(result)) throw UNCHANGED;
        done.tell = await changes.announce(transaction, guild);
      });
    } catch (error) {
      if (error !== UNCHANGED) throw error;
    }
    const { result, tell } = done as { result: Result; tell?: () => void };
    tell?.();
    return result;
  }

  const store: CopyableStore = {
    articles: async (guild) => (await rowsOf(db, guild)).map(stored),

    async content(guild, id) {
      const { bytes } =
        (await db
          .selectFrom('contents')
          .select('bytes')
          .where('guild_id', '=', guild)
          .where('id', '=', id)
          .executeTakeFirst()) ?? {};
      return bytes ? new Uint8Array(bytes) : null;
    },

    add: (guild, files, limits, now) =>
      change(
        guild,
        async (transaction) => {
          await hold(transaction, guild);
          const rows = await rowsOf(transaction, guild);
          const { added, known } = additionOf(guild, files, rows, now);
          const room = roomFor(limits, rows);
          const exceeds = exceeded(
            room,
            added.map(({ row }) => row),
          );
          if (exceeds) return { exceeds, room };
          for (const { row, bytes } of added) await put(transaction, row, bytes);
          return { added: added.map(({ row }) => stored(row)), known: known.map(stored) };
        },
        (addition) => 'added' in addition && addition.added.length > 0,
      ),

    remove: (guild, id, now) =>
      change(
        guild,
        async (transaction) => {
          const { numUpdatedRows } = await transaction
            .updateTable('articles')
            .set({ removed_at: sql<number>`coalesce(removed_at, ${now})` })
            .where('guild_id', '=', guild)
            .where('id', '=', id)
            .executeTakeFirst();
          return numUpdatedRows > 0;
        },
        (isRemoved) => isRemoved,
      ),

    restore: (guild, id, limits) =>
      change<'restored' | 'unknown' | keyof GuildLimits>(
        guild,
        async (transaction) => {
          await holdKnown(transaction, guild);
          const rows = await rowsOf(transaction, guild);
          const row = rows.find((each) => each.id === id);
          if (row === undefined) return 'unknown';
          if (row.removed_at === null) return 'restored';
          const exceeds = exceeded(roomFor(limits, rows), [row]);
          if (exceeds) return exceeds;
          await put(transaction, { ...row, removed_at: null });
          return 'restored';
        },
        (outcome) => outcome === 'restored',
      ),

    async settings(guild) {
      const rows = await db
        .selectFrom('settings')
        .select(['name', 'value'])
        .where('guild_id', '=', guild)
        .orderBy('name')
        .execute();
      return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
    },

    async set(guild, settings) {
      const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
      await change(
        guild,
        async (transaction) => {
          await hold(transaction, guild);
          await putSettings(transaction, guild, entries);
        },
        () => entries.length > 0,
      );
    },

    async countUnanswered(guild, { key, question, shortfall }, now) {
      await db.transaction().execute(async (transaction) => {
        await hold(transaction, guild);
        const asked = { question: storableText(question), shortfall, last_at: now };
        await transaction
          .insertInto('unanswered')
          .values({ guild_id: guild, key: storableText(key), ...asked, count: 1, first_at: now })
          .onConflict((conflict) =>
            conflict
              .columns(['guild_id', 'key'])
              .doUpdateSet((row) => ({ ...asked, count: row('unanswered.count', '+', 1) })),
          )
          .execute();
        await transaction
          .deleteFrom('unanswered')
          .where('guild_id', '=', guild)
          .where('last_at', '<', (questions) =>
            questions
              .selectFrom('unanswered')
              .select('last_at')
              .where('guild_id', '=', guild)
              .orderBy('last_at', 'desc')
              .offset(MOST_QUESTIONS - 1)
              .limit(1),
          )
          .execute();
      });
    },

    async unanswered(guild) {
      const rows = await db
        .selectFrom('unanswered')
        .selectAll()
        .where('guild_id', '=', guild)
        .orderBy('last_at', 'desc')
        .orderBy('key')
        .execute();
      return rows.map(({ key, question, shortfall, count, first_at, last_at }) => {
        return { key, question, shortfall, count, firstAt: first_at, lastAt: last_at };
      });
    },

    async left(guild, now) {
      await db
        .updateTable('guilds')
        .set({ left_at: now })
        .where('guild_id', '=', guild)
        .where('left_at', 'is', null)
        .execute();
    },

    async returned(guild) {
      await db
        .updateTable('guilds')
        .set({ left_at: null })
        .where('guild_id', '=', guild)
        .where('left_at', 'is not', null)
        .execute();
    },

    async forget(guild) {
      await change(
        guild,
        (transaction) => deleteGuild(transaction, guild),
        (isDeleted) => isDeleted,
      );
    },

    async purge(before) {
      await db.deleteFrom('unanswered').where('last_at', '<', before.unanswered).execute();
      const left = await db
        .selectFrom('guilds')
        .select('guild_id')
        .where('left_at', '<', before.left)
        .execute();
      // One server at a time, so that no other has to wait for long.
      for (const { guild_id } of left)
        await change(
          guild_id,
          (transaction) => deleteGuild(transaction, guild_id, before.left),
          (isDeleted) => isDeleted,
        );
      const removed = await db
        .selectFrom('articles')
        .select('guild_id')
        .distinct()
        .where('removed_at', '<', before.removed)
        .execute();
      for (const { guild_id } of removed)
        await change(
          guild_id,
          async (transaction) => {
            // Otherwise an article that is being restored at this moment could be lost.
            await holdKnown(transaction, guild_id);
            const { numDeletedRows } = await transaction
              .deleteFrom('articles')
              .where('guild_id', '=', guild_id)
              .where('removed_at', '<', before.removed)
              .executeTakeFirst();
            return numDeletedRows > 0;
          },
          (isDeleted) => isDeleted,
        );
    },

    async guilds() {
      const rows = await db
        .selectFrom('articles')
        .select('guild_id')
        .union(db.selectFrom('settings').select('guild_id'))
        .union(db.selectFrom('unanswered').select('guild_id'))
        .orderBy('guild_id')
        .execute();
      return rows.map(({ guild_id }) => guild_id);
    },

    takeTurn: (name, apart) => takeTurn(db, now, name, apart),

    subscribe: (listener) => changes.subscribe(listener),

    async snapshot(guild) {
      const [articles, settings, unanswered, row] = await Promise.all([
        store.articles(guild),
        store.settings(guild),
        store.unanswered(guild),
        db.selectFrom('guilds').select('left_at').where('guild_id', '=', guild).executeTakeFirst(),
      ]);
      return { articles, settings, unanswered, leftAt: row?.left_at ?? null };
    },

    async replace(guild, { articles, settings, unanswered, leftAt }, content) {
      await change(
        guild,
        async (transaction) => {
          await deleteGuild(transaction, guild);
          await hold(transaction, guild);
          await transaction
            .updateTable('guilds')
            .set({ left_at: leftAt })
            .where('guild_id', '=', guild)
            .execute();
          for (const [position, article] of articles.entries())
            await put(transaction, articleRow(guild, article, position), await content(article.id));
          await putSettings(transaction, guild, Object.entries(settings));
          for (const { firstAt, lastAt, ...asked } of unanswered)
            await transaction
              .insertInto('unanswered')
              .values({ ...asked, guild_id: guild, first_at: firstAt, last_at: lastAt })
              .execute();
        },
        () => true,
      );
    },

    close,
  };
  return store;
}
