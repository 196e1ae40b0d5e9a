import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/article/source.js';
import { termsOf } from '../../src/language/terms.js';
import { indexPassages } from '../../src/search/passage-index.js';

const port = readSource(
  {
    title: 'Harbour news',
    sections: [
      {
        paragraphs: ['Dredgers came for the dredging on Monday.', 'Fishing goes on, “Putin’s” envoy noted.'],
      },
      { heading: 'Cost', paragraphs: ['The council pays for the dredging.'] },
    ],
  },
  'port',
);
const storm = readSource({ sections: [{ paragraphs: ['A storm hit the U.S. coast.'] }] }, 'storm');
const index = indexPassages([port, storm]);
const stems = (text: string) => termsOf(text).map(({ stem }) => stem);
const find = (text: string) =>
  index
    .search(stems(text), 10, () => true)
    .map(({ article, paragraph }) => `${article.id} ${paragraph.number}`);

describe('indexPassages', () => {
  test('finds paragraphs by stem, best first', () => {
    expect(find('dredging council')).toEqual(['port 3', 'port 1']);
    expect(find('Mondays')).toEqual(['port 1']);
  });

  test('ignores marks and possessive endings around a word', () => {
    expect(find('Putin')).toEqual(['port 2']);
  });

  test('takes an acronym with and without full stops for the same', () => {
    expect(find('US')).toEqual(['storm 1']);
  });

  test('finds paragraphs by the heading above them', () => {
    expect(find('cost')).toEqual(['port 3']);
  });

  test('keeps to the articles asked for', () => {
    expect(index.search(stems('storm dredger'), 10, ({ id }) => id === 'port')).toHaveLength(1);
  });

  test('calls rare terms rarer than common ones, and unknown ones rarest', () => {
    const [rare, unknown] = ['storm', 'zebra'].map((word) => index.rarity(word));
    expect(index.rarity('dredg')).toBeLessThan(rare as number);
    expect(rare).toBeLessThan(unknown as number);
  });

  test.each(['concil', 'coucnil', 'councill', 'counzil'])('takes %s for "council"', (word) => {
    expect(index.similar(word)).toEqual(stems('council'));
  });

  test('takes a misspelt name for the name, also where that looks like a plural', () => {
    const reyes = readSource({ sections: [{ paragraphs: ['The owner, Reyes, left.'] }] }, 'reyes');
    expect(indexPassages([reyes]).similar('reyez')).toEqual(stems('Reyes'));
  });

  test('takes no short word, number or far-off word for another', () => {
    expect([index.similar('cots'), index.similar('1605'), index.similar('macron')]).toEqual([[], [], []]);
  });

  test('knows names by how the articles write them', () => {
    const isName = (word: string, ...paragraphs: string[]) =>
      indexPassages([readSource({ sections: [{ paragraphs }] }, 'names')]).isName(word);
    const text = ['They met Rose and Rose met them.', 'Prices rose.', 'Some say Rose left in May.'];
    expect(isName('rose', ...text)).toBe(true);
    expect(isName('met', ...text)).toBe(false);
    expect(isName('rose', 'Prices rose.', 'Then Rose left.')).toBe(false);
    expect(isName('us', 'It told us that the US may act in May.')).toBe(true);
  });

  test('knows the words that the articles hold anywhere', () => {
    const known = stems('goes cost news the zebra').map((stem) => index.knows(stem));
    expect(known).toEqual([true, true, true, true, false]);
  });
});
