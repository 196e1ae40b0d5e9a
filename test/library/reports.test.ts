import { expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';

/** A report as one newspaper has it, and as another has edited it. */
function libraryOf(...sentences: readonly string[]) {
  return createLibrary(
    sentences.map((sentence, at) => ({
      id: `paper ${at + 1}`,
      title: 'Harbour bridge closed after storm',
      sections: [
        {
          paragraphs: [
            'The harbour bridge of Millhaven was damaged by a storm over the weekend.',
            sentence,
            'Ferries run every hour until further notice.',
          ],
        },
      ],
    })),
  );
}

const QUESTION = 'Until when does the harbour bridge stay closed?';
const REPORT = 'Engineer Maria Costa said on Monday that the harbour bridge stays closed until May 12.';

test.each([
  ['word for word', REPORT],
  ['with other marks and capitals', REPORT.replace('Engineer Maria Costa', 'Engineer, Maria Costa,')],
  ['without words that say nothing', REPORT.replace(' on Monday that the', ' Monday the')],
])('a report that another article has %s is shown once, with both named', (_, copy) => {
  const { passages } = libraryOf(REPORT, copy).ask(QUESTION);
  const [first] = passages;
  const places = [first?.article, ...(first?.also ?? []).map(({ article }) => article)];
  expect(places.sort()).toEqual(['paper 1', 'paper 2']);
});

test.each([
  ['another number', REPORT.replace('May 12', 'May 19')],
  ['a negation', REPORT.replace('stays closed', 'does not stay closed')],
  ['another name', REPORT.replace('Maria Costa', 'Peter Voss')],
  ['another order', REPORT.replace('until May 12', 'from May 12')],
])('one with %s is another report', (_, other) => {
  const { passages } = libraryOf(REPORT, other).ask(QUESTION);
  const shown = passages.filter(({ paragraph }) => paragraph === 2);
  expect(shown.map(({ article }) => article).sort()).toEqual(['paper 1', 'paper 2']);
  for (const { also } of shown) expect(also ?? []).toEqual([]);
});
