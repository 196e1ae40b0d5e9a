import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import Libsql from 'libsql';
import { StoreFailure } from './failure.js';
import { migrate, type Tables, type Words } from './schema.js';
import { type Changes, createSqlStore } from './sql-store.js';
import { openFile, sqliteDialect } from './sqlite-dialect.js';
import type { CopyableStore } from './store.js';

/** The files of a folder: the database, and the file that is locked while a process uses the folder. */
export const DATABASE = 'verbatim.db';
export const LOCK = 'verbatim.lock';
/** How long a statement waits for another process to finish, in milliseconds. */
const WAIT = 5_000;
/** The interval for detecting changes by other processes, in milliseconds. */
const POLL = 1_000;
const PRAGMAS = [
  // Deleted data is overwritten, and its space is freed. auto_vacuum only has an effect before the first table.
  'auto_vacuum = full',
  'secure_delete = on',
  'journal_size_limit = 4000000',
  'journal_mode = wal',
  // A committed transaction is on disk.
  'synchronous = full',
  'foreign_keys = on',
];
const WORDS: Words = { bytes: 'blob', now: sql`cast(unixepoch('subsec') * 1000 as integer)` };

/**
 * Opens the store in a folder, creating the folder and missing tables.
 *
 * @param shared whether other processes use the folder at the same time, as shards do
 * @throws {unknown} what the system or the database throws
 */
export async function openSqlite(folder: string, shared: boolean): Promise<CopyableStore> {
  const release = shared ? () => {} : claimFolder(folder);
  let close = async () => release();
  try {
    mkdirSync(folder, { recursive: true });
    const file = openFile({ path: join(folder, DATABASE), wait: WAIT, pragmas: PRAGMAS });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
    close = async () => {
      try {
        await db.destroy();
      } finally {
        release();
      }
    };
    await migrate(db, WORDS);
    const changes = await listenTo(db, shared);
    return createSqlStore(db, WORDS, changes, async () => {
      changes.end();
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Keeps other processes from claiming a folder until the returned function is called or this process ends in any way,
 * because the system itself releases the lock.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new Libsql(join(folder, LOCK));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StoreFailure(
      `Another process uses "${folder}". End that one, or give this one a folder of its own in DATA_DIR.`,
    );
  }
  return () => lock.close();
}

/** Copies the database of a folder into a file, in its current state, even while it is in use. */
export async function backUpSqlite(folder: string, path: string): Promise<void> {
  const database = join(folder, DATABASE);
  if (!existsSync(database)) throw new StoreFailure(`There is no database in "${folder}" to back up.`);
  if (existsSync(path)) throw new StoreFailure(`"${path}" is there already. Name a new file for the backup.`);
  // Renamed when complete, so that no partial copy has its name.
  const partial = `${path}.partial`;
  const file = openFile({ path: database, wait: WAIT, pragmas: [] });
  try {
    rmSync(partial, { force: true });
    await file.run('vacuum into ?', [partial]);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new StoreFailure(`The backup cannot be written to "${path}" (${(error as Error).message}).`, {
      cause: error,
    });
  } finally {
    await file.close();
  }
}

/** Announces changes: those by this process at once, those by others when it polls for them. */
async function listenTo(db: Kysely<Tables>, shared: boolean): Promise<Changes & { end(): void }> {
  const listeners = new Set<(guild: string | null) => void>();
  const tell = (guild: string) => {
    for (const listener of listeners) listener(guild);
  };
  let mark = await markOf(db);
  const known = shared ? await revisions(db) : new Map<string, number>();

  async function look(): Promise<void> {
    const now = await markOf(db);
    if (now === mark) return;
    const found = await revisions(db);
    mark = now;
    const changed = [...new Set([...known.keys(), ...found.keys()])].filter(
      (guild) => (known.get(guild) ?? UNCHANGED) !== (found.get(guild) ?? UNCHANGED),
    );
    known.clear();
    for (const [guild, revision] of found) known.set(guild, revision);
    changed.forEach(tell);
  }

  // A failed poll is ignored; the next one follows.
  const timer = shared ? setInterval(() => void look().catch(() => {}), POLL).unref() : undefined;
  return {
    async announce(transaction, guild) {
      const revision = randomBytes(6).readUIntBE(0, 6);
      const { numUpdatedRows } = await transaction
        .updateTable('guilds')
        .set({ revision })
        .where('guild_id', '=', guild)
        .executeTakeFirst();
      return () => {
        if (numUpdatedRows > 0) known.set(guild, revision);
        else known.delete(guild);
        tell(guild);
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => clearInterval(timer),
  };
}

/** The revision of a server whose articles and settings have never changed. */
const UNCHANGED = 0;

/** A value that changes whenever a server changes. */
async function markOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql`select count(*) as servers, total(revision) as revisions from guilds`.execute(
    db,
  );
  return JSON.stringify(rows);
}

async function revisions(db: Kysely<Tables>): Promise<Map<string, number>> {
  const rows = await db.selectFrom('guilds').select(['guild_id', 'revision']).execute();
  return new Map(rows.map(({ guild_id, revision }) => [guild_id, revision]));
}
