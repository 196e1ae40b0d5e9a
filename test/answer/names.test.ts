import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';

/** A library of one story of one-sentence paragraphs. */
function story(...paragraphs: string[]) {
  return createLibrary([{ id: 'story', sections: [{ paragraphs }] }]);
}

/** The numbers of the paragraphs that are shown. */
function shown(question: string, paragraphs: readonly string[]): (number | null)[] {
  return story(...paragraphs)
    .ask(question)
    .passages.map(({ paragraph }) => paragraph);
}

const FILLER = [
  'Ministers met on Monday.',
  'Rain fell on the coast.',
  'A joint statement of action is planned.',
];

describe('names of the same', () => {
  test.each([
    [
      'an acronym that the article explains',
      'Who leads the RDA?',
      'The Royal Dredging Authority (RDA) is led by Ada Low.',
    ],
    ['what it stands for', 'What did the Dredging Authority buy?', 'The RDA bought two barges.'],
    [
      'an acronym that only the capitals of a name in the article spell',
      'What is the JPAC?',
      'Talks resumed on the Joint Plan of Annual Controls.',
    ],
    ['a country by its people', 'What did the Danes sell?', 'Denmark sold six old ferries.'],
    ['a country by its capital', 'What did Copenhagen sell?', 'Denmark sold six old ferries.'],
    ['a country by its government’s seat', 'Whom did the Kremlin thank?', 'Russia thanked the pilots.'],
    ['a country of two words by one', 'What did the United Kingdom sell?', 'Britain sold six old ferries.'],
  ])('%s: %s', (_, question, sentence) => {
    const explained = sentence.startsWith('The RDA')
      ? ['The Royal Dredging Authority (RDA) was founded in 1921.']
      : [];
    const paragraphs = [...FILLER, ...explained, sentence];
    expect(shown(question, paragraphs).slice(0, 2)).toContain(paragraphs.length);
  });
});
