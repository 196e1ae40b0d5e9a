import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { configOf, connectionsWith, serverState, tooOld } from '../database/connections.js';
import { type DialectSql, migrateStore, type Tables } from './schema.js';
import { type Changes, createSqlStore } from './sql-store.js';
import type { CopyableStore } from './store.js';
import { StoreFailure } from './store-failure.js';

/** Time limits in milliseconds. The server cancels a statement before this program does. */
const WITHIN = { statement: 5_000, answer: 10_000 };
const IDLE_IN_TRANSACTION = 30_000;
const CLOSE = 5_000;
/** Per process, besides the one that listens. */
const CONNECTIONS = 5;
const CHANNEL = 'verbatim';
// Unlike now(), which is constant within a transaction, so that a statement that waited for another sees a later time.
const DIALECT: DialectSql = {
  bytes: 'bytea',
  now: sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
};

/**
 * Opens the store in a PostgreSQL database, creating missing tables.
 *
 * @throws {unknown} what the system or the database throws
 */
export async function openPostgres(databaseUrl: string): Promise<CopyableStore> {
  const config = configOf(databaseUrl, {
    most: CONNECTIONS,
    within: WITHIN,
    config: { idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION },
  });
  const db = new Kysely<Tables>({ dialect: connectionsWith(config) });
  let listening: Listening | undefined;
  const close = async () => {
    listening?.end();
    await Promise.race([db.destroy(), new Promise((resolve) => setTimeout(resolve, CLOSE).unref())]);
  };
  try {
    await checkVersion(db);
    await migrateStore(db, DIALECT);
    const listeners = new Set<(guild: string | null) => void>();
    const tell = (guild: string | null) => {
      for (const listener of listeners) listener(guild);
    };
    // Changes by this process are announced at once, not when the notification comes back from the database.
    const self = randomBytes(8).toString('hex');
    listening = await listenToPostgres(config, CHANNEL, (payload) => {
      if (payload === null) tell(null);
      else if (!payload.startsWith(self)) tell(payload.slice(self.length));
    });
    const changes: Changes = {
      async announce(transaction, guild) {
        await sql`select pg_notify(${CHANNEL}, ${self + guild})`.execute(transaction);
        return () => tell(guild);
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    return createSqlStore(db, DIALECT, changes, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function checkVersion(db: Kysely<Tables>): Promise<void> {
  const sentence = tooOld(await serverState(db), 'DATABASE_URL');
  if (sentence !== null) throw new StoreFailure(sentence);
}

/**
 * In milliseconds: the first pause before reconnecting, the longest pause, and the idle time after which a connection
 * is checked.
 */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const HEARTBEAT = 30_000;

interface Listening {
  end(): void;
}

/**
 * Listens to a notification channel over a connection of its own. If that breaks, it reconnects, with increasing
 * pauses.
 *
 * @param hear called with the payload of each notification; with null if some may have been missed
 * @throws {unknown} what the database throws if the first connection fails
 */
async function listenToPostgres(
  config: pg.ClientConfig,
  channel: string,
  hear: (payload: string | null) => void,
): Promise<Listening> {
  let isEnded = false;
  let current = await connect();

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(config);
    client.on('error', () => {});
    client.on('notification', ({ payload }) => hear(payload ?? null));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      void client.end();
      throw error;
    }
    // A lost network reports no error. Calling `end` while a query is pending breaks the connection.
    const heartbeat = setInterval(
      () => client.query('select 1').catch(() => client.end()),
      HEARTBEAT,
    ).unref();
    client.once('end', () => {
      clearInterval(heartbeat);
      void again();
    });
    return client;
  }

  async function again(): Promise<void> {
    for (let pause = FIRST_PAUSE; !isEnded; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await sleep(pause, undefined, { ref: false });
      try {
        if (isEnded) return;
        current = await connect();
        if (isEnded) void current.end();
        else hear(null);
        return;
      } catch {
        // It is not available yet.
      }
    }
  }

  return {
    end() {
      isEnded = true;
      void current.end();
    },
  };
}
