import { EigenvalueDecomposition, type Matrix } from 'ml-matrix';

/** Which principal axes are kept, the strongest first, and of how many vectors, from the first, they are the axes. */
export interface Choice {
  readonly of: number;
  readonly drop: number;
  readonly keep: number;
}

/**
 * Vectors, from their common centre, along some of the principal axes. The strongest axes tell how common a word is
 * rather than what it means: without them, likeness of vectors is likeness of meaning (Mu and Viswanath 2018,
 * "All-but-the-Top").
 */
export function alongAxes(vectors: Matrix, { of, drop, keep }: Choice): Matrix {
  const centred = vectors.clone().subRowVector(vectors.mean('column'));
  const first = centred.subMatrix(0, Math.min(of, centred.rows) - 1, 0, centred.columns - 1);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(first.transpose().mmul(first), {
    assumeSymmetric: true,
  });
  // The decomposition gives the weakest axis first.
  const strongest = Array.from({ length: centred.columns }, (_, at) => centred.columns - 1 - at);
  return centred.mmul(eigenvectorMatrix.subMatrixColumn(strongest.slice(drop, drop + keep)));
}
