import { type ServerState, serverState } from '../database/connections.js';
import { type ArchiveState, openArchive } from './archive.js';
import { openDatabase } from './database.js';
import { ArchiveFailure } from './failure.js';

/** What there is where an archive is, or is to be. */
export interface ArchiveInspection {
  readonly server: ServerState;
  /** What it holds, or why nothing can be asked of it. */
  readonly holds: Pick<ArchiveState, 'articles' | 'paragraphs'> | ArchiveFailure;
}

/**
 * Looks at an archive. Nothing is changed.
 *
 * @throws {ArchiveFailure} where its database cannot be reached
 */
export async function inspectArchive(url: string): Promise<ArchiveInspection> {
  const database = openDatabase(url, 'asking');
  const archive = openArchive(url);
  try {
    const server = await database.use(serverState);
    const holds = await archive.state().catch((error) => {
      if (error instanceof ArchiveFailure) return error;
      throw error;
    });
    return { server, holds };
  } finally {
    await Promise.all([database.close(), archive.close()]);
  }
}
