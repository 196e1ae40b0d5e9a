import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** Milliseconds: the first pause before connecting again, the longest, and after which a silent connection is tried. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const HEARTBEAT = 30_000;

export interface Listening {
  end(): void;
}

/**
 * Listens to a channel of notifications, over a connection of its own. When that breaks, it connects again, with
 * pauses that grow.
 *
 * @param hear takes the payload of each; null when some may have been missed
 * @throws {unknown} what the database throws where the first connection fails
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
    // A network that is gone says nothing; to end a connection that waits for an answer breaks it.
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
        // It is not there yet.
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
