import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What words mean by the company they keep (GloVe, Pennington et al. 2014): a unit vector, or a sum on its way to one. */
export type Direction = Float32Array;

/** The row of a word that the table does not hold. */
export const NO_ROW = -1;

/** The commonest words of English news, a row each, the commonest first. */
interface Table {
  readonly rows: ReadonlyMap<string, number>;
  readonly dimensions: number;
  /** Unit vectors, row after row, as shares of 127. */
  readonly vectors: Int8Array;
  /** What to multiply a row by to make it a unit vector; 0 until it is asked for. */
  readonly scales: Float32Array;
}

/** Three little-endian numbers: rows, dimensions, bytes of the words; then the words, a line each; then the vectors. */
const HEADER_BYTES = 12;

const table = readTable();

function readTable(): Table {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('#word-vectors'));
  const size = bytes.readUInt32LE(0);
  const dimensions = bytes.readUInt32LE(4);
  const from = HEADER_BYTES + bytes.readUInt32LE(8);
  const words = bytes.toString('utf8', HEADER_BYTES, from).split('\n');
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + from, size * dimensions);
  const rows = new Map<string, number>();
  for (const [row, word] of words.entries()) rows.set(word, row);
  return { rows, dimensions, vectors, scales: new Float32Array(size) };
}

/** Measured when a word is first met: a start need not wait for all of them. */
function scaleOf(row: number): number {
  const { vectors, scales, dimensions } = table;
  const known = scales[row] as number;
  if (known !== 0) return known;
  let square = 0;
  for (let at = row * dimensions; at < (row + 1) * dimensions; at++) square += (vectors[at] as number) ** 2;
  scales[row] = square === 0 ? 0 : 1 / Math.sqrt(square);
  // Read back: the same number each time, rounded as the table rounds.
  return scales[row] as number;
}

/** The row of a folded word; `NO_ROW` where the table does not hold it. */
export function rowOf(word: string): number {
  return table.rows.get(word) ?? NO_ROW;
}

/** How rare a word is in English news at large: 0 for the commonest, 1 for one that the table does not hold. */
export function generalRarity(word: string): number {
  const row = rowOf(word);
  return row === NO_ROW ? 1 : Math.log(1 + row) / Math.log(1 + table.rows.size);
}

/** How alike two words are used: the cosine of their rows, -1 to 1; 0 where one is not held. */
export function likeness(a: number, b: number): number {
  if (a === NO_ROW || b === NO_ROW) return 0;
  const { vectors, dimensions } = table;
  let sum = 0;
  const end = (a + 1) * dimensions;
  for (let at = a * dimensions, other = b * dimensions; at < end; at++, other++)
    sum += (vectors[at] as number) * (vectors[other] as number);
  return sum * scaleOf(a) * scaleOf(b);
}

/** The common direction of words, each weighted; no direction (zeros) where none of them is held. */
export function directionOf(words: Iterable<readonly [row: number, weight: number]>): Direction {
  const { vectors, dimensions } = table;
  const sum = new Float32Array(dimensions);
  for (const [row, weight] of words) {
    if (row === NO_ROW) continue;
    const scale = weight * scaleOf(row);
    for (let at = 0; at < dimensions; at++)
      sum[at] = (sum[at] as number) + scale * (vectors[row * dimensions + at] as number);
  }
  const length = Math.sqrt(sum.reduce((square, value) => square + value * value, 0));
  return length === 0 ? sum : sum.map((value) => value / length);
}

/** The cosine of two directions. */
export function agreement(a: Direction, b: Direction): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
