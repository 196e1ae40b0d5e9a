import { expect, test } from 'vitest';
import { isClose } from '../../src/quotation/entities.js';

// Each way round: which of the two is misspelt does not matter.
test.each([
  ['the same', 'lavrov', 'lavrov', true],
  ['a letter replaced', 'lavrov', 'lavrow', true],
  ['a letter dropped', 'stoltenberg', 'stoltenbrg', true],
  ['a letter doubled', 'blinken', 'blinnken', true],
  ['the first letter dropped', 'haddad', 'addad', true],
  ['the last letter added', 'costa', 'costas', true],
  ['two letters swapped', 'mariae', 'maraie', true],
  ['the last two swapped', 'putin', 'putni', true],
  ['two letters replaced', 'lavrov', 'labrow', false],
  ['two letters replaced side by side', 'lavrov', 'laxxov', false],
  ['two letters swapped that are apart', 'putin', 'pntiu', false],
  ['two letters dropped', 'stoltenberg', 'stoltenrg', false],
  ['one dropped and one replaced', 'blinken', 'blimen', false],
  ['too short', 'biden', 'bid', false],
  ['short words', 'putn', 'purn', false],
] as const)('%s: %s and %s', (_, one, other, close) => {
  expect([isClose(one, other), isClose(other, one)]).toEqual([close, close]);
});
