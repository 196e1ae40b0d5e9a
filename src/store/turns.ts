import { type RawBuilder, sql } from 'kysely';
import type { Database } from './rows.js';

/**
 * Takes a turn in one statement, so that of several processes one has it.
 *
 * @param now the time by the clock of the database, in milliseconds since 1970
 */
export async function takeTurn(
  db: Database,
  now: RawBuilder<number>,
  name: string,
  apart: number,
): Promise<number> {
  // A turn that lies far ahead was taken before the clock was put back.
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
