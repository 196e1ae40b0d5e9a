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

/** So many characters of pieces that come again and again, with something after them that may not fit. */
function run(...pieces: string[]): fc.Arbitrary<string> {
  const tail = fc.constantFrom('', '!', ' Ola Dahl', ' the roof?', '\n');
  return fc
    .tuple(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }), length, tail)
    .map(([some, most, end]) => some.join('').repeat(most).slice(0, most) + end);
}

/** Short ones are frequent, and no option of Discord's is longer than the last. */
const length = fc.oneof(fc.nat(100), fc.nat(1000), fc.integer({ min: 5900, max: 6000 }));

/** Words in quotes in quotes. */
const nested = fc
  .tuple(
    fc.constantFrom(
      ['“', '”'],
      ['“‘', '’”'],
      ['"', '"'],
      ['> ', ''],
      ['(', ')'],
      ['||', '||'],
      ['“Ola said, ', '”'],
    ),
    fc.nat(500),
    hostileLine,
  )
  .map(([[open, close], deep, words]) => (open ?? '').repeat(deep) + words + (close ?? '').repeat(deep));

/** Texts that are hard to read, to show or to find the end of, by what is hard about them. */
export const HOSTILE_KINDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'markdown and mentions': hostileText,
  'anything, 6,000 long': hostileText.map((words) => `${words} `.repeat(6000).slice(0, 6000)),
  'directions, nothing to see': run(
    '\u202e',
    '\u202a',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u200d',
    '\ufeff',
    'שלום',
    'a',
  ),
  'half surrogates': run('\ud83d', '\ude00', '\udfff\ud800', 'a', ' '),
  'regular expressions': run(
    '(a+)+$',
    '(a|a)*$',
    '^(([a-z])+.)+[A-Z]$',
    '.*.*=.*',
    '(x+x+)+y',
    '[^]*',
    '\\d+',
  ),
  'one letter': run('a', 'A', 'é', '0', '\u0301', '語'),
  punctuation: run('.', '. ', ',', '-', '—', '…', '?', '!', '/', ':', '*', '_', '~', '`', '|', '#', '\\'),
  'quotation marks': run('“', '”', '"', "'", '‘', '’', '«', '„', ' '),
  brackets: run('(', '[', '<', '{', '](', '<@', '<@&', '[[', ')'),
  'nested quotes': nested,
  blanks: run(' ', '\t', '\n', '\r\n', '\r', '\u00a0', '\u2028', '\u0085', '\0'),
  speech: run(
    'said ',
    'Ola ',
    'Ola Dahl said. ',
    '“Yes,” he said. ',
    'according to ',
    'A. B. ',
    '1,000 ',
    'Dec. 7 ',
    'http://a.',
  ),
};
