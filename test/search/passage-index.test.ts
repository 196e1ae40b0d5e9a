import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/article/source.js';
import { termsOf } from '../../src/language/terms.js';
import { indexPassages, upToCharacters } from '../../src/search/passage-index.js';

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

  test('leaves out articles that hold too small a part of what the best one holds', () => {
    const found = (least: number) =>
      index.search(stems('dredging council storm'), 10, () => true, least).map(({ article }) => article.id);
    expect(new Set(found(0.2))).toEqual(new Set(['port', 'storm']));
    expect(new Set(found(0.8))).toEqual(new Set(['port']));
    expect(found(1)).not.toEqual([]);
  });

  test('calls rare terms rarer than common ones, and unknown ones rarest', () => {
    const [rare, unknown] = ['storm', 'zebra'].map((word) => index.idf(word));
    expect(index.idf('dredg')).toBeLessThan(rare as number);
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

  test('knows function words too, but takes no misspelt word for one', () => {
    const [about] = stems('about');
    const other = indexPassages([readSource({ sections: [{ paragraphs: ['They wrote about it.'] }] }, 'it')]);
    expect([index.knows(about as string), other.knows(about as string)]).toEqual([false, true]);
    expect(other.similar('abuot')).toEqual([]);
  });

  test('scores each paragraph of an article by weighted stems', () => {
    const [dredging] = stems('dredging');
    const once = index.scores(port, new Map([[dredging as string, 1]]));
    const twice = index.scores(port, new Map([[dredging as string, 2]]));
    expect([...once].map((score) => score > 0)).toEqual([true, false, true]);
    expect(twice[0]).toBeCloseTo(2 * (once[0] as number), 6);
    expect(() => indexPassages([storm]).scores(port, new Map())).toThrow(RangeError);
  });

  test('gives the best of all hits, no matter how many are asked for', () => {
    const all = index.search(stems('dredging council storm'), 10, () => true);
    expect(all.length).toBeGreaterThan(2);
    expect(index.search(stems('dredging council storm'), 2, () => true)).toEqual(all.slice(0, 2));
  });

  test('takes any words', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        '',
        '*',
        'storm*',
        '+storm~9',
        'a'.repeat(6_000),
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (given) => {
        const asked = [...given, ...stems(given.join(' '))];
        expect(index.search(asked, 3, () => true).length).toBeLessThanOrEqual(3);
        expect(index.scores(port, new Map(asked.map((word) => [word, 1])))).toHaveLength(3);
        for (const word of asked) {
          expect(index.idf(word)).toBeGreaterThan(0);
          expect(index.isName(word) || index.frequency(word) >= 0).toBe(true);
          expect(index.knows(word) || index.frequency(word) === 0).toBe(true);
          expect([...index.similar(word), ...index.beginning(word)].every(index.knows)).toBe(true);
        }
      }),
    );
  });

  test('knows the words that the articles hold anywhere', () => {
    const known = stems('goes cost news the zebra').map((stem) => index.knows(stem));
    expect(known).toEqual([true, true, true, true, false]);
  });
});

describe('upToCharacters', () => {
  const hits = index.search(stems('dredging council fishing storm'), 10, () => true);
  const lengthOf = (some: typeof hits) =>
    some.reduce((sum, { paragraph: { start, end } }) => sum + end - start, 0);

  test('takes the first hits that have so many characters together', () => {
    for (let most = lengthOf(hits.slice(0, 1)); most <= lengthOf(hits); most += 10) {
      const taken = upToCharacters(hits, most);
      expect(hits.slice(0, taken.length)).toEqual(taken);
      expect(lengthOf(taken)).toBeLessThanOrEqual(most);
      expect(lengthOf(hits.slice(0, taken.length + 1))).toSatisfy(
        (length: number) => length > most || taken.length === hits.length,
      );
    }
  });

  test('takes the first one, however long it is', () => {
    expect(upToCharacters(hits, 0)).toEqual(hits.slice(0, 1));
    expect(upToCharacters([], 0)).toEqual([]);
  });
});

test('scores of some paragraphs of a long article are those of the whole, and other parts are not asked', () => {
  const word = (at: number) => `${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}zon`;
  const paragraphs = Array.from({ length: 60 }, (_, at) =>
    Array.from({ length: 300 }, (_, number) => (number === 0 ? 'Harbour' : word(at + number))).join(' '),
  );
  const article = readSource({ sections: [{ paragraphs }] }, 'long');
  const long = indexPassages([article]);
  const weights = new Map([['harbour', 1]]);
  const whole = [...long.scores(article, weights)];
  const near = [...long.scores(article, weights, { first: 28, end: 32 })];
  expect(whole.every((score) => score > 0)).toBe(true);
  expect(near.slice(28, 32)).toEqual(whole.slice(28, 32));
  expect([near[0], near.at(-1)]).toEqual([0, 0]);
});
