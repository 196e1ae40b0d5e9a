import { type RawBuilder, sql } from 'kysely';
import type { Database } from './rows.js';

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
