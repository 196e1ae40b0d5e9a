import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tables } from './schema.js';
import type { GuildLimits, GuildSettings, NewArticle, StoredArticle } from './store.js';

export type Database = Kysely<Tables>;
type Row = Tables['articles'];

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

export function articleRow(
  guild: string,
  { addedAt, removedAt, ...article }: StoredArticle,
  position: number,
): Row {
  return { ...article, guild_id: guild, position, added_at: addedAt, removed_at: removedAt };
}

/** A text that every database can store: without NUL or lone surrogates. */
export function storableText(any: string): string {
  return Buffer.from(any.replaceAll('\0', '\u{FFFD}')).toString();
}

/** The files to add, those of them that restore a removed article, and those whose content is already there. */
export function additionOf(guild: string, files: readonly NewArticle[], rows: readonly Row[], now: number) {
  const added: { row: Row; bytes?: Uint8Array }[] = [];
  const known: Row[] = [];
  const byDigest = new Map(rows.map((row) => [row.digest, row]));
  let position = rows.at(-1)?.position ?? -1;
  for (const { name, bytes } of files) {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const kept = byDigest.get(digest);
    if (kept && kept.removed_at === null) {
      known.push(kept);
      continue;
    }
    position += 1;
    const id = randomBytes(8).toString('hex');
    const fresh = { guild_id: guild, id, position, size: bytes.length, digest, added_at: now };
    const row = { ...(kept ?? fresh), name: storableText(name), removed_at: null };
    byDigest.set(digest, row);
    added.push(kept ? { row } : { row, bytes });
  }
  return { added, known };
}

/** How much a server may still add. */
export function roomFor(limits: GuildLimits, rows: readonly Row[]): GuildLimits {
  const kept = rows.filter((row) => row.removed_at === null);
  return {
    articles: Math.max(0, limits.articles - kept.length),
    bytes: Math.max(0, limits.bytes - bytesOf(kept)),
  };
}

export function exceeded(room: GuildLimits, rows: readonly Row[]): keyof GuildLimits | null {
  if (rows.length > room.articles) return 'articles';
  return rows.length > 0 && bytesOf(rows) > room.bytes ? 'bytes' : null;
}

function bytesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Takes a turn in one statement, so that only one of several processes gets it.
 *
 * @param now the time by the database's clock, in milliseconds since 1970
 */
export async function takeTurn(
  db: Database,
  now: RawBuilder<number>,
  name: string,
  apart: number,
): Promise<number> {
  // A turn in the far future was taken before the clock was set back.
  const taken = await sql`insert into turns (name, taken_at) values (${name}, ${now})
    on conflict (name) do update set taken_at = ${now}
    where turns.taken_at not between ${now} - ${apart - 1} and ${now} + ${apart}
    returning name`.execute(db);
  if (taken.rows.length > 0) return 0;
  const { rows } = await sql<{
    wait: number;
  }>`select taken_at + ${apart} - ${now} as wait from turns where name = ${name}`.execute(db);
  return Math.min(Math.max(rows[0]?.wait ?? 1, 1), apart);
}
