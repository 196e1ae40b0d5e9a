import { expect, test } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';
import { termsOf } from '../../src/language/terms.js';

const values = (text: string) => numbersIn(termsOf(text)).map(({ value }) => value);

test.each([
  ['12 ships', [12]],
  ['twelve ships', [12]],
  ['a dozen ships', [12]],
  ['two dozen ships', [24]],
  ['twenty-one days', [21]],
  ['a hundred and five', [105]],
  ['three hundred forty', [340]],
  ['1.2 million people', [1_200_000]],
  ['1,200,000 people', [1_200_000]],
  ['$1.5bn', [1_500_000_000]],
  ['two million three hundred thousand', [2_300_000]],
  ['half of it', [0.5]],
  ['half a million', [500_000]],
  ['zero', [0]],
  ['between five and six', [5, 6]],
  ['one, two, three', [1, 2, 3]],
  ['from 12 to 15', [12, 15]],
  ['2019 300', [2019, 300]],
  ['hundreds of the third, a while', []],
  ['', []],
])('in "%s"', (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test('a number has the terms that it stands in', () => {
  const text = 'Some three hundred and five came.';
  expect(numbersIn(termsOf(text))).toEqual([{ start: 1, end: 5, value: 305 }]);
});
