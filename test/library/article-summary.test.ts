import { expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';
import { COAST } from '../support/coast.js';

const inland = {
  id: 'inland',
  sections: [
    { paragraphs: ['Mills stood still.'] },
    { paragraphs: ['A flood took the hotels of Millbrook.'] },
  ],
};
const library = createLibrary([COAST, inland]);
const found = (section: string) => {
  const result = library.summary({ section });
  return result && [result.article, result.section];
};

test.each([
  ['the part about hotels in Millbrook', ['inland', 2]],
  ['what does it say about insurance for the pier?', ['coast', 4]],
  ['cod', ['coast', 2]],
  ['Iran', ['coast', 3]],
  ['sanctoins', ['coast', 2]],
])('a section is found by its content: %s', (asked, place) => expect(found(asked)).toEqual(place));

test.each([
  'football',
  'hotels football tennis',
  'section 12',
  'the section about',
  '???',
  'x'.repeat(6_000),
])('none is by what none speaks of: %s', (asked) => expect(found(asked)).toBeNull());
