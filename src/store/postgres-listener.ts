import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/**
 * In milliseconds: the first pause before reconnecting, the longest pause, and the idle time after which a connection
 * is checked.
 */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const HEARTBEAT = 30_000;

export interface Listening {
  end(): void;
}

/**
 * Listens to a notification channel over a connection of its own. If that breaks, it reconnects, with increasing
 * pauses.
 *
 * @param hear called with the payload of each notification; with null if some may have been missed
 * @throws {unknown} what the database throws if the first connection fails
 */
export async function listenToPostgres(
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
      await setTimeout(pause, undefined, { ref: false });
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
