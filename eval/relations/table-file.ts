import { ENTRY, FILE_KINDS } from '../../src/language/word-relations.js';
import type { Pair } from './pairs.js';

/**
 * The bytes of `data/word-relations.bin`, in the format that `src/language/word-relations.ts` reads.
 *
 * @param words all words that have a row, in the order of their rows, including those of the pairs
 */
export function tableFile(words: readonly string[], pairs: readonly Pair[]): Buffer {
  const rows = new Map(words.map((word, row) => [word, row]));
  const entries: number[][] = words.map(() => []);
  for (const { from, to, kind, worth } of [...pairs].sort(byKindAndWorth))
    entries[rows.get(from) as number]?.push(
      (rows.get(to) as number) * 2 ** ENTRY.rowAt +
        FILE_KINDS.indexOf(kind) * 2 ** ENTRY.kindAt +
        Math.round(worth * ENTRY.worths),
    );
  const all = entries.flat();
  const file = Buffer.alloc(8 + 4 * all.length + 2 * words.length);
  let at = file.writeUInt32LE(words.length);
  at = file.writeUInt32LE(all.length, at);
  for (const entry of all) at = file.writeUInt32LE(entry, at);
  for (const { length } of entries) at = file.writeUInt16LE(length, at);
  return file;
}

/** Lemmas and forms first, then the strongest relations. */
function byKindAndWorth(a: Pair, b: Pair): number {
  const first = (pair: Pair) => ['lemma', 'form'].indexOf(pair.kind) + 1 || 3;
  return first(a) - first(b) || b.worth - a.worth;
}
