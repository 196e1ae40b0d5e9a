import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { tableFile } from '../../../eval/vectors/table-file.js';

test('a table: its sizes, its words, and each row with 127 for its largest coordinate', () => {
  const file = tableFile({
    words: ['rain', 'oban'],
    vectors: new Matrix([
      [0.5, -1, 0.004],
      [200, 50, -0.3],
    ]),
  });
  expect([0, 4, 8].map((at) => file.readUInt32LE(at))).toEqual([2, 3, 9]);
  expect(file.toString('utf8', 12, 21)).toBe('rain\noban');
  expect([...new Int8Array(file.subarray(21))]).toEqual([64, -127, 1, 127, 32, 0]);
});
