import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './schema.js';
import type { GuildSettings, StoredArticle } from './store.js';

export type Database = Kysely<Tables>;
export type Row = Tables['articles'];

/** Creates a server's row if it is missing, and locks it until the end of the transaction. */
export async function hold(transaction: Transaction<Tables>, guild: string): Promise<void> {
  await transaction
    .insertInto('guilds')
    .values({ guild_id: guild, revision: 0, left_at: null })
    .onConflict((conflict) => conflict.column('guild_id').doUpdateSet({ guild_id: guild }))
    .execute();
}

/** The same, but does not create the row of an unknown server. */
export async function holdKnown(transaction: Transaction<Tables>, guild: string): Promise<void> {
  await transaction.updateTable('guilds').set({ guild_id: guild }).where('guild_id', '=', guild).execute();
}

export async function rowsOf(db: Database, guild: string): Promise<Row[]> {
  return db
    .selectFrom('articles')
    .selectAll()
    .where('guild_id', '=', guild)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Writes a row, and the content of a new one. */
export async function put(transaction: Transaction<Tables>, row: Row, bytes?: Uint8Array): Promise<void> {
  await transaction
    .insertInto('articles')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['guild_id', 'id']).doUpdateSet({ name: row.name, removed_at: row.removed_at }),
    )
    .execute();
  if (bytes)
    await transaction.insertInto('contents').values({ guild_id: row.guild_id, id: row.id, bytes }).execute();
}

export async function putSettings(
  transaction: Transaction<Tables>,
  guild: string,
  settings: readonly [string, GuildSettings[keyof GuildSettings] | null][],
): Promise<void> {
  for (const [name, value] of settings)
    if (value === null)
      await transaction
        .deleteFrom('settings')
        .where('guild_id', '=', guild)
        .where('name', '=', name)
        .execute();
    else
      await transaction
        .insertInto('settings')
        .values({ guild_id: guild, name, value: JSON.stringify(value) })
        .onConflict((conflict) =>
          conflict.columns(['guild_id', 'name']).doUpdateSet({ value: JSON.stringify(value) }),
        )
        .execute();
}

/**
 * Deletes a server's data; with `left`, only if the bot left it before that time. Resolves with whether there was
 * anything to delete.
 */
export async function deleteGuild(
  transaction: Transaction<Tables>,
  guild: string,
  left?: number,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('guilds')
    .where('guild_id', '=', guild)
    .$if(left !== undefined, (guilds) => guilds.where('left_at', '<', left as number))
    .executeTakeFirst();
  return numDeletedRows > 0;
}

export function stored({ id, name, size, digest, added_at, removed_at }: Row): StoredArticle {
  return { id, name, size, digest, addedAt: added_at, removedAt: removed_at };
}

export function rowOf(
  guild: string,
  { addedAt, removedAt, ...article }: StoredArticle,
  position: number,
): Row {
  return { ...article, guild_id: guild, position, added_at: addedAt, removed_at: removedAt };
}

/** A text that every database can store: without NUL or lone surrogates. */
export function text(any: string): string {
  return Buffer.from(any.replaceAll('\0', '\u{FFFD}')).toString();
}
