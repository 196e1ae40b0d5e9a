import { EigenvalueDecomposition, type Matrix } from 'ml-matrix';

/**
 * The number of principal axes to drop and then keep, the strongest first, and the number of vectors, from the first,
 * to compute them from.
 */
export interface AxesChoice {
  readonly of: number;
  readonly drop: number;
  readonly keep: number;
}

/**
 * Centres vectors and projects them on some of the principal axes. The strongest axes show how common a word is rather
 * than what it means: without them, similarity of vectors is similarity of meaning (Mu and Viswanath 2018,
 * "All-but-the-Top").
 */
export function alongAxes(vectors: Matrix, { of, drop, keep }: AxesChoice): Matrix {
  const centred = vectors.clone().subRowVector(vectors.mean('column'));
  const first = centred.subMatrix(0, Math.min(of, centred.rows) - 1, 0, centred.columns - 1);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(first.transpose().mmul(first), {
    assumeSymmetric: true,
  });
  // The decomposition returns the weakest axis first.
  const strongest = Array.from({ length: centred.columns }, (_, at) => centred.columns - 1 - at);
  return centred.mmul(eigenvectorMatrix.subMatrixColumn(strongest.slice(drop, drop + keep)));
}
