import { Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { alongAxes } from '../../../eval/vectors/axes.js';

/** Around (10, 20, 30): two vectors far along the second axis, two nearer along the third, two near along the first. */
const vectors = new Matrix([
  [10, 29, 30],
  [10, 11, 30],
  [10, 20, 33],
  [10, 20, 27],
  [11, 20, 30],
  [9, 20, 30],
]);

function sizes(matrix: Matrix): number[][] {
  return matrix.to2DArray().map((row) => row.map((value) => Math.abs(Number(value.toFixed(9)))));
}

describe('vectors along principal axes', () => {
  test('come from their centre, the strongest axis first', () => {
    expect(sizes(alongAxes(vectors, { of: 6, drop: 0, keep: 3 }))).toEqual([
      [9, 0, 0],
      [9, 0, 0],
      [0, 3, 0],
      [0, 3, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  test('lose the strongest axes, and the weakest beyond those kept', () => {
    expect(sizes(alongAxes(vectors, { of: 6, drop: 1, keep: 1 }))).toEqual([[0], [0], [3], [3], [0], [0]]);
  });

  test('take the axes of the first vectors, and the centre of all', () => {
    const swapped = new Matrix([2, 3, 0, 1, 4, 5].map((row) => vectors.getRow(row)));
    expect(sizes(alongAxes(swapped, { of: 2, drop: 0, keep: 1 }))).toEqual([[3], [3], [0], [0], [0], [0]]);
  });

  test('stay as they were given', () => {
    const before = vectors.to2DArray();
    alongAxes(vectors, { of: 100, drop: 0, keep: 3 });
    expect(vectors.to2DArray()).toEqual(before);
  });
});
