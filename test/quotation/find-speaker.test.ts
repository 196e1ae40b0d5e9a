import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slice } from '../../src/language/span.js';
import { atOnce } from '../../src/language/steps.js';
import { findQuotations } from '../../src/quotation/find.js';
import { directoryOf, findSpeakers } from '../../src/quotation/find-speaker.js';
import { articleOf } from './articles.js';

const article = articleOf(
  'Russian Foreign Minister Sergey Lavrov said the treaty stood.',
  'NATO Secretary-General Jens Stoltenberg said it did not.',
  'Brazilian President José Almeida said nothing was decided.',
  'Former President Bill Clinton said it was late. Senator Hillary Clinton said it was not.',
  'It was cold, according to the weather office.',
);
const { speakers } = findQuotations(article);
const names = (query: string) =>
  atOnce(findSpeakers(speakers, (speaker) => [{ article, speaker }], query)).map(({ name }) =>
    slice(article.text, name),
  );

describe('findSpeakers', () => {
  it.each([
    ['Sergey Lavrov', 'Sergey Lavrov'],
    ['lavrov', 'Sergey Lavrov'],
    ['LAVROV’S', 'Sergey Lavrov'],
    ['Sergey', 'Sergey Lavrov'],
    ['the Russian foreign minister', 'Sergey Lavrov'],
    ['Minister Lavrov', 'Sergey Lavrov'],
    ['Jose Almeida', 'José Almeida'],
    ['Stoltenburg', 'Jens Stoltenberg'],
    ['NATO secretary general', 'Jens Stoltenberg'],
    ['Hillary Clinton', 'Hillary Clinton'],
    ['weather office', 'the weather office'],
  ])('finds %s', (query, name) => {
    expect(names(query)).toEqual([name]);
  });

  it('gives all whom a name may mean', () => {
    expect(names('Clinton')).toEqual(['Bill Clinton', 'Hillary Clinton']);
  });

  it.each(['Macron', 'Angela Merkel', 'Bill Lavrov', 'the', '', '…'])('finds nobody for "%s"', (query) => {
    expect(names(query)).toEqual([]);
  });

  it('finds the same speaker under every misspelling by one letter', () => {
    const surnames = ['Lavrov', 'Stoltenberg', 'Almeida'];
    const misspelt = fc.constantFrom(...surnames).chain((surname) =>
      fc.record({
        surname: fc.constant(surname),
        at: fc.integer({ min: 0, max: surname.length - 2 }),
        how: fc.constantFrom('swap', 'drop', 'double', 'replace'),
        letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      }),
    );
    fc.assert(
      fc.property(misspelt, ({ surname, at, how, letter }) => {
        expect(names(misspell(surname, at, how, letter))).toEqual(names(surname));
      }),
    );
  });
});

function misspell(word: string, at: number, how: string, letter: string): string {
  const [before, one, two, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  if (how === 'swap') return `${before}${two}${one}${after}`;
  if (how === 'drop') return `${before}${two}${after}`;
  if (how === 'double') return `${before}${one}${one}${two}${after}`;
  return `${before}${letter}${two}${after}`;
}

it('whom a thousand articles quote is looked up in steps', () => {
  const [speaker] = speakers;
  const voices = speaker ? Array.from({ length: 1000 }, () => ({ article, speaker })) : [];
  const steps = directoryOf([voices], (each) => each);
  let turns = 0;
  while (!steps.next().done) turns++;
  expect(turns).toBeGreaterThanOrEqual(5);
});
