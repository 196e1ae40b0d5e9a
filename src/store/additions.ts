import { createHash, randomBytes } from 'node:crypto';
import { type Row, text } from './rows.js';
import type { Limits, NewArticle } from './store.js';

/** The files to add, those of them that restore a removed article, and those whose content is already there. */
export function additionOf(guild: string, files: readonly NewArticle[], rows: readonly Row[], now: number) {
  const added: { row: Row; bytes?: Uint8Array }[] = [];
  const known: Row[] = [];
  const byDigest = new Map(rows.map((row) => [row.digest, row]));
  let position = rows.at(-1)?.position ?? -1;
  for (const { name, bytes } of files) {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const kept = byDigest.get(digest);
    if (kept && kept.removed_at === null) {
      known.push(kept);
      continue;
    }
    position += 1;
    const id = randomBytes(8).toString('hex');
    const fresh = { guild_id: guild, id, position, size: bytes.length, digest, added_at: now };
    const row = { ...(kept ?? fresh), name: text(name), removed_at: null };
    byDigest.set(digest, row);
    added.push(kept ? { row } : { row, bytes });
  }
  return { added, known };
}

/** How much a server may still add. */
export function roomFor(limits: Limits, rows: readonly Row[]): Limits {
  const kept = rows.filter((row) => row.removed_at === null);
  return {
    articles: Math.max(0, limits.articles - kept.length),
    bytes: Math.max(0, limits.bytes - bytesOf(kept)),
  };
}

export function exceeded(room: Limits, rows: readonly Row[]): keyof Limits | null {
  if (rows.length > room.articles) return 'articles';
  return rows.length > 0 && bytesOf(rows) > room.bytes ? 'bytes' : null;
}

function bytesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { size }) => sum + size, 0);
}
