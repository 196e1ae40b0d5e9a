import fc from 'fast-check';

/** What Discord's markdown acts on, and characters that turn, hide or break text. */
export const HOSTILE = [
  '**bold**',
  '***',
  '* ',
  '_a_',
  '__u__',
  '~~s~~',
  '||spoiler||',
  '`code`',
  '```js\nx\n```',
  '\\',
  '\\*',
  '# Heading',
  '-# sub',
  '- item',
  '+ item',
  '1. one',
  '1) one',
  '> quote',
  '>>> all',
  '#',
  '-',
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</ask:123456789012345678>',
  '<123456789012345678:guide>',
  '<t:1700000000:R>',
  '<:a_b:123456789012345678>',
  '<a:ab:123456789012345678>',
  ':smile:',
  'https://example.org/a_b_c',
  '<https://example.org>',
  '[label](https://example.org)',
  '<mail@example.org>',
  '¯\\_(ツ)_/¯',
  '©',
  '™',
  '😀',
  '👩‍👩‍👧',
  '1️⃣',
  '\u202e',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u2068',
  '\u2069',
  '\u200f',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00a0',
  '\ud83d',
  '\ude00',
  '\0',
  '\u0007',
  '\u2028',
  '\u0085',
  'שלום',
  'مرحبا',
];

const piece = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('Ola Dahl', 'said', 'the roof', 'is gone', '“', '”', '.', ',', ':', '2023'),
);
const joint = fc.constantFrom('', ' ', ' ', '  ', '\t');

/** Words of one line with anything in them. */
export const hostileLine = fc.array(fc.tuple(piece, joint), { maxLength: 12 }).map((parts) =>
  parts
    .flat()
    .join('')
    .replace(/[\n\r]/gu, ' '),
);

/** Words with line breaks and anything else in them. */
export const hostileText = fc
  .array(fc.tuple(hostileLine, fc.constantFrom('', ' ', '\n', '\r\n', '\r', '\n\n')), { maxLength: 5 })
  .map((parts) => parts.flat().join(''));
