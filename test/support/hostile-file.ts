import fc from 'fast-check';

/** What texts are made of that parsers and expressions stumble over, each repeated or in any mixture. */
export const HOSTILE_SHAPES: readonly string[] = [
  'a',
  'A',
  'word ',
  'A b\n\n',
  'It rained.\n',
  'A:\n\n', // one word, one line, lines that may be headings
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u00a0a',
  ' \u00a0',
  '\u2028',
  '\u200b',
  '\u202e',
  '\u0301',
  '\ud83d', // blanks
  '> ',
  '>',
  '- ',
  '1. ',
  '# ',
  '#',
  '*',
  '*a ',
  '**a',
  '_a ',
  '`',
  '`a',
  '~',
  '~~a ',
  '| a ',
  '| a | b |\n|---|---|\n',
  '===\n',
  '[',
  ']',
  '[a](',
  '[a]: b\n',
  '[^a]',
  '[^a]: b\n',
  '![',
  '(',
  ')',
  '(NATO) ',
  '(a',
  '<',
  '<a ',
  '<!--',
  '<p>',
  '</p>',
  '<div>',
  '<b> </b>',
  '<q>',
  '<h1>',
  '<td>',
  '<!-- saved from url=(1)a',
  '&',
  '&amp;',
  '\\',
  'http://a.',
  'www.',
  'a@',
  '---\n',
  'a: &a [*a]\n',
  '{',
  '[[',
  '"a":',
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '“a” ',
  '"a" ',
  '“Yes,” he said. ',
  '“a ‘b’ ',
  'Aa’',
  "''", // quotation marks
  'By Ann Lee ',
  'Ann Lee, ',
  'Ann ',
  'and ',
  '© 2021 Ann Lee ',
  'Copyright Aa Aa ',
  'Dec. 7 ',
  '8 December 2021 ',
  'May ',
  'OSLO — ',
  '— ',
  '-',
  '- - ',
  'said ',
  'who said that ',
  'according to ',
  'President of ',
  'Russian ',
  'U.S. ',
  'A. ',
  '. ',
  '… ',
  ', ',
  '1,000 ',
  '1 000 ',
  '0',
  '語',
  '今日は。',
  '👩‍🚀',
];

/** How a format begins and ends around a text. */
const WRAPPINGS: Readonly<Record<string, (text: string) => string>> = {
  'plain.txt': (text) => text,
  'titled.txt': (text) => `A title\n\n${text}x. The end came.`,
  'plain.md': (text) => text,
  'heading.md': (text) => `# ${text.replace(/[\r\n]/gu, ' ')}x\n\nThe end came.`,
  'facts.md': (text) => `---\ntitle: ${text}\n---\n\nThe end came.`,
  'page.html': (text) => `<title>T</title><body><article><p>${text}</p></article></body>`,
  'parts.json': (text) =>
    JSON.stringify({ title: oneLine(text), sections: [{ heading: oneLine(text), paragraphs: [text] }] }),
  'dated.json': (text) => JSON.stringify({ published: oneLine(text), sections: [{ paragraphs: ['Rain.'] }] }),
};

function oneLine(text: string): string {
  return text.replace(/[\r\n]/gu, ' ');
}

/** A file of any format, of so many characters at the most and a little more. */
export function hostileFile(most: number): fc.Arbitrary<{ readonly path: string; readonly text: string }> {
  const run = fc
    .tuple(fc.array(fc.constantFrom(...HOSTILE_SHAPES), { minLength: 1, maxLength: 3 }), fc.nat(most))
    .map(([pieces, length]) => pieces.join('').repeat(length).slice(0, length));
  const text = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) => runs.join('').slice(0, most));
  return fc
    .tuple(fc.constantFrom(...Object.keys(WRAPPINGS)), text)
    .map(([path, words]) => ({ path, text: WRAPPINGS[path]?.(words) ?? words }));
}
