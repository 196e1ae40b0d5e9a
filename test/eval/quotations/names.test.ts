import { expect, test } from 'vitest';
import { isSameName } from '../../../eval/quotations/names.js';

test.each([
  ['Ada Byron', 'ada byron'],
  ['Senator Ada Byron', 'Ada Byron'],
  ['Byron', 'Ada Byron'],
  ['Ada', 'Ada Mary Byron'],
  ['Ada Byron', 'Ada Byron King'],
  ['Mary Byron', 'Ada Mary Byron King'],
  ['José Núñez', 'Jose Nunez'],
  ['the Governor', 'Governor'],
  ['Byron’s', 'Byrons'],
  ["Byron's", 'Byron'],
  ['she', 'She'],
  [null, null],
  ['', undefined],
])('%s is %s', (one, other) => {
  expect(isSameName(one, other)).toBe(true);
  expect(isSameName(other, one)).toBe(true);
});

test.each([
  ['Mary', 'Ada Mary Byron'],
  ['Ada Byron', 'Ada King'],
  ['Byron Ada', 'Ada Byron'],
  ['he', 'he Byron'],
  ['Ada', null],
  [null, 'Ada'],
])('%s is not %s', (one, other) => {
  expect(isSameName(one, other)).toBe(false);
  expect(isSameName(other, one)).toBe(false);
});
