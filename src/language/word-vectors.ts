import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The meaning of words by their contexts (GloVe, Pennington et al. 2014): a unit vector, or an unnormalised sum. */
export type Direction = Float32Array;

/** The row of a word that is not in the table. */
export const NO_ROW = -1;

/** The most common words of English news, one row each, most common first. */
interface Table {
  /** The words in ASCII, one per line, and the start of each; the last element is where another one would start. */
  readonly words: Buffer;
  readonly starts: Uint32Array;
  /** A hash table of rows with linear probing. */
  readonly slots: Int32Array;
  readonly size: number;
  readonly dimensions: number;
  /** Unit vectors, row by row, in units of 1/127. */
  readonly vectors: Int8Array;
  /** The factor that normalises each row to a unit vector; 0 until it is computed. */
  readonly scales: Float32Array;
}

/**
 * Three little-endian numbers (rows, dimensions, bytes of the words), followed by the words, one per line, and the
 * vectors.
 */
const HEADER_BYTES = 12;
const LINE_BREAK = 10;
/** The minimum number of slots per row. */
const SPARE = 2;

/** FNV-1a (Fowler, Noll and Vo 1991), byte by byte. */
const HASH_BASIS = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

const table = readTable();

/** Reads the table. Searching it in the file's layout takes a tenth of the setup time of a `Map` of strings. */
function readTable(): Table {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('#word-vectors'));
  const size = bytes.readUInt32LE(0);
  const dimensions = bytes.readUInt32LE(4);
  const from = HEADER_BYTES + bytes.readUInt32LE(8);
  const words = bytes.subarray(HEADER_BYTES, from);
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + from, size * dimensions);
  return { words, ...lookUp(words, size), size, dimensions, vectors, scales: new Float32Array(size) };
}

function lookUp(words: Uint8Array, size: number): Pick<Table, 'starts' | 'slots'> {
  const starts = new Uint32Array(size + 1);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(SPARE * Math.max(1, size)))).fill(NO_ROW);
  let at = 0;
  for (let row = 0; row < size; row++) {
    starts[row] = at;
    let hash = HASH_BASIS;
    while (at < words.length && words[at] !== LINE_BREAK) hash = hashed(hash, words[at++] as number);
    at += 1;
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== NO_ROW) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = row;
  }
  starts[size] = at;
  return { starts, slots };
}

function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, HASH_PRIME) >>> 0;
}

/** Computed on first use, so that a start need not wait for all of them. */
function scaleOf(row: number): number {
  const { vectors, scales, dimensions } = table;
  const known = scales[row] as number;
  if (known !== 0) return known;
  let square = 0;
  for (let at = row * dimensions; at < (row + 1) * dimensions; at++) square += (vectors[at] as number) ** 2;
  scales[row] = square === 0 ? 0 : 1 / Math.sqrt(square);
  // Read back, so that the first call returns the same rounded number as later ones.
  return scales[row] as number;
}

/** The row of a folded word; `NO_ROW` if it is not in the table. */
export function rowOf(word: string): number {
  const { slots } = table;
  let hash = HASH_BASIS;
  for (let at = 0; at < word.length; at++) hash = hashed(hash, word.charCodeAt(at));
  for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const row = slots[slot] as number;
    if (row === NO_ROW || isWord(word, row)) return row;
  }
}

/** The number of words in the table. */
export const ROWS = table.size;

/** The number of components of a direction. */
export const DIMENSIONS = table.dimensions;

/** The word of a row. */
export function wordAt(row: number): string {
  const { words, starts } = table;
  return words.toString('latin1', starts[row], (starts[row + 1] as number) - 1);
}

function isWord(word: string, row: number): boolean {
  const { words, starts } = table;
  const start = starts[row] as number;
  if ((starts[row + 1] as number) - start - 1 !== word.length) return false;
  for (let at = 0; at < word.length; at++) if (words[start + at] !== word.charCodeAt(at)) return false;
  return true;
}

/** The rarity of a word in English news in general: 0 for the most common, 1 for one that is not in the table. */
export function generalRarity(word: string): number {
  const row = rowOf(word);
  return row === NO_ROW ? 1 : Math.log(1 + row) / Math.log(1 + table.size);
}

/** The likeness in use of two words: the cosine of their vectors, -1 to 1; 0 if one is not in the table. */
export function likeness(a: number, b: number): number {
  if (a === NO_ROW || b === NO_ROW) return 0;
  const { vectors, dimensions } = table;
  let sum = 0;
  const end = (a + 1) * dimensions;
  // Uses 32-bit integers, which are the fastest.
  for (let at = a * dimensions, other = b * dimensions; at < end; at++, other++)
    sum = (sum + Math.imul(vectors[at] as number, vectors[other] as number)) | 0;
  return sum * scaleOf(a) * scaleOf(b);
}

/** The direction of a weighted sum of words, as a unit vector; all zeros if none of them is in the table. */
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

/** The number of steps per unit in a rounded direction. */
const STEPS = 127;

/** A direction rounded to steps, one byte per component. It works as well and takes a quarter of the space. */
export function stepsOf(direction: Direction): Int8Array {
  return Int8Array.from(direction, (value) => Math.round(value * STEPS));
}

/** The direction for these steps. */
export function directionFrom(steps: Int8Array): Direction {
  const direction = new Float32Array(steps.length);
  for (let at = 0; at < steps.length; at++) direction[at] = (steps[at] as number) / STEPS;
  return direction;
}

/** The cosine of two directions. */
export function agreement(a: Direction, b: Direction): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
