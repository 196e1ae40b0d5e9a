import type { WordVectors } from './embeddings.js';

/** The largest coordinate of a row. */
const LARGEST = 127;

/** The bytes of `data/word-vectors.bin`, in the format that `src/language/word-vectors.ts` reads. */
export function tableFile({ words, vectors }: WordVectors): Buffer {
  const names = Buffer.from(words.join('\n'));
  const header = Buffer.alloc(12);
  header.writeUInt32LE(vectors.rows, 0);
  header.writeUInt32LE(vectors.columns, 4);
  header.writeUInt32LE(names.length, 8);
  const rows = vectors.to2DArray().map((row) => Buffer.from(quantised(row).buffer));
  return Buffer.concat([header, names, ...rows]);
}

/** A direction as integers of one byte each, with the highest precision that they allow. */
function quantised(row: readonly number[]): Int8Array {
  const scale = LARGEST / Math.max(...row.map(Math.abs));
  return Int8Array.from(row, (value) => Math.round(value * scale));
}
