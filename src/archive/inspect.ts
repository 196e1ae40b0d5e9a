import { type ServerState, serverState } from '../database/connections.js';
import { type ArchiveState, openArchive } from './archive.js';
import { openDatabase } from './database.js';
import { ArchiveFailure } from './failure.js';

/** The state of an archive and its server. */
export interface ArchiveInspection {
  readonly server: ServerState;
  /** Its contents, or why it cannot be used. */
  readonly holds: Pick<ArchiveState, 'articles' | 'paragraphs'> | ArchiveFailure;
}

/**
 * Inspects an archive without changing anything.
 *
 * @throws {ArchiveFailure} if its database cannot be reached
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
