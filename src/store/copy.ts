import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { StoreFailure } from './failure.js';
import type { CopyableStore } from './store.js';

/**
 * Copies everything from one store to another: each server that the first has is the same in the second afterwards,
 * whatever was there; servers that only the second has stay as they are. Interrupted, it goes on where it was when it
 * runs again. Nobody else should use the stores meanwhile.
 *
 * @param progress is told how many servers of all are the same
 * @throws {StoreFailure}
 */
export async function copyStore(
  from: CopyableStore,
  to: CopyableStore,
  progress: (done: number, all: number) => void,
): Promise<void> {
  const guilds = await from.guilds();
  for (const [done, guild] of guilds.entries()) {
    progress(done, guilds.length);
    const snapshot = await from.snapshot(guild);
    // The digests stand for the contents: both came in together.
    if (isDeepStrictEqual(snapshot, await to.snapshot(guild))) continue;
    const digests = new Map(snapshot.articles.map(({ id, digest }) => [id, digest]));
    await to.replace(guild, snapshot, async (id) => {
      const bytes = await from.content(guild, id);
      if (bytes && createHash('sha256').update(bytes).digest('hex') === digests.get(id)) return bytes;
      throw new StoreFailure(
        `Article ${id} of server ${guild} is damaged or was deleted while it was copied. End what uses the store, and copy again.`,
      );
    });
  }
  progress(guilds.length, guilds.length);
}
