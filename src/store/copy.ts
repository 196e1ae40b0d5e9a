import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CopyableStore } from './store.js';
import { StoreFailure } from './store-failure.js';

/**
 * Copies all data from one store to another. Each server of the first is then the same in the second, whatever was
 * there; servers that are only in the second do not change. An interrupted copy resumes when it runs again. The stores
 * must not be used in the meantime.
 *
 * @param progress called with the number of servers copied so far and in all
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
    // Comparing the digests suffices, because content and digest are stored together.
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
