import { expect, test } from 'vitest';
import { acronymsIn } from '../../src/language/acronyms.js';

test.each([
  ['in brackets', 'The Harbour Safety Board (HSB) met.', { hsb: 'harbour safety board' }],
  [
    'with small words',
    'The Office of the Rail Regulator (ORR) wrote.',
    { orr: 'office of the rail regulator' },
  ],
  ['the other way round', 'The HSB (Harbour Safety Board) met.', { hsb: 'harbour safety board' }],
  ['in small letters', 'A remotely operated vehicle (ROV) dived.', { rov: 'remotely operated vehicle' }],
  ['in the plural', 'Two remotely operated vehicles (ROVs) dived.', { rov: 'remotely operated vehicles' }],
  ['with full stops', 'The Harbour Safety Board (H.S.B.) met.', { hsb: 'harbour safety board' }],
  ['by inner letters', 'Polyvinyl chloride (PVC) burnt.', { pvc: 'polyvinyl chloride' }],
  [
    'spelt by a name elsewhere',
    'HSB inspectors came. The Harbour Safety Board sent them.',
    { hsb: 'harbour safety board' },
  ],
  ['spelt with its small words', 'The Bank of Lakes lent. BOL shares fell.', { bol: 'bank of lakes' }],
  ['spelt without them', 'The Court of Rail Appeals sat. The CRA agreed.', { cra: 'court of rail appeals' }],
  ['only from where it begins', 'On Monday the Harbour Board (HB) met.', { hb: 'harbour board' }],
  ['the first time', 'Harbour Board (HB). Health Bureau (HB).', { hb: 'harbour board' }],
])('an acronym is explained %s', (_, text, expected) => {
  expect(Object.fromEntries(acronymsIn(text).map(({ short, long }) => [short, long.join(' ')]))).toEqual(
    expected,
  );
});

test.each([
  'He (Peter) left.',
  'The ship sank (on Monday).',
  'Nothing was said (UN).',
  'The vessel stopped. Harbour (XYZ)',
  'JB came. Joan Baker left.',
  'STOP! The harbour safety board met.',
  '(',
  '',
])('no acronym is explained in "%s"', (text) => {
  expect(acronymsIn(text)).toEqual([]);
});
