import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { DATABASE } from '../../src/store/sqlite.js';

/**
 * Forgets who identified last, so that the next program to start in a folder need not wait the seconds that Discord
 * wants between two. `test/e2e/identify.test.ts` holds that it does wait.
 */
export function forgetTurns(dataDir: string): void {
  const path = join(dataDir, DATABASE);
  if (!existsSync(path)) return;
  const file = new Libsql(path, { timeout: 5_000 });
  try {
    // A program that was killed early may have made no table yet.
    const table = file.prepare("select 1 from sqlite_master where name = 'turns'").get();
    if (table !== undefined) file.exec('delete from turns');
  } finally {
    file.close();
  }
}
