import { describe, expect, it } from 'vitest';
import { createLibrary, type Library, type LibrarySpeaker, openLibrary, textOf } from '../../src/index.js';

const name = (library: Library, { name }: LibrarySpeaker) => {
  const article = library.articles.find(({ id }) => id === name.article);
  return article ? textOf(article, name.span) : '';
};

/** Whom a query finds, or may mean, and what they say. */
const answer = (library: Library, speaker: string) => {
  const { speaker: found, candidates, quotations } = library.quotes({ speaker });
  return { who: [...(found ? [found] : []), ...candidates].map((each) => name(library, each)), quotations };
};

/** Every way to swap, drop, double or replace one letter of a word. */
function misspellings(word: string): string[] {
  const ways = Array.from(word, (letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const swapped = after ? [`${before}${after[0]}${letter}${after.slice(1)}`] : [];
    const replaced = Array.from('aeknrtxz', (other) => `${before}${other}${after}`);
    return [...swapped, `${before}${after}`, `${before}${letter}${letter}${after}`, ...replaced];
  });
  return [...new Set(ways.flat())].filter((other) => other !== word);
}

const article = (id: string, ...paragraphs: string[]) => ({ id, sections: [{ paragraphs }] });
const library = createLibrary([
  article(
    'bridge',
    'Danish Transport Minister Anna Bergström said the bridge was safe.',
    '“Nobody crossed it,” said Carl Lindqvist, a fisherman from Møn. “Nobody at all.”',
    'Professor José Almeida called it “a pity.” The Kalvebod Union said it was late.',
    'Former President Bill Clinton said it was cold. Senator Hillary Clinton said it was not.',
  ),
]);
const seed = await openLibrary('seeds');

describe('/quote', () => {
  it.each([
    ['Anna Bergström', 'Anna Bergström'],
    ['anna bergstrom', 'Anna Bergström'],
    ['Bergström’s', 'Anna Bergström'],
    ['the transport minister', 'Anna Bergström'],
    ['the Danish minister Bergstrom', 'Anna Bergström'],
    ['Linqvist', 'Carl Lindqvist'],
    ['the fisherman', 'Carl Lindqvist'],
    ['Almeda', 'José Almeida'],
    ['Kalvebod', 'Kalvebod Union'],
    ['Hillary', 'Hillary Clinton'],
    ['senator Clinton', 'Hillary Clinton'],
  ])('finds %s', (query, who) => {
    const found = answer(library, query);
    expect(found.who).toEqual([who]);
    expect(found.quotations.length).toBeGreaterThan(0);
  });

  it('asks which, where a name fits several', () => {
    expect(answer(library, 'Clinton')).toEqual({ who: ['Bill Clinton', 'Hillary Clinton'], quotations: [] });
  });

  it.each(['Macron', 'Anna Lindqvist', 'xyz', '…', 'Bergen'])('finds nobody for %s', (query) => {
    expect(answer(library, query)).toEqual({ who: [], quotations: [] });
  });

  it.each([
    ['a made-up article', library],
    ['the article in seeds/', seed],
  ])('finds the same under every misspelling of a surname by one letter: %s', (_, library) => {
    const surnames = library.speakers().map((each) => name(library, each).split(' ').at(-1) ?? '');
    const long = surnames.filter((surname) => /^\p{Lu}\p{L}{4,}$/u.test(surname));
    expect(long.length).toBeGreaterThan(2);
    for (const surname of long) {
      const right = answer(library, surname);
      for (const misspelt of misspellings(surname))
        expect({ misspelt, ...answer(library, misspelt) }).toEqual({ misspelt, ...right });
    }
  });
});

describe('a speaker of several articles', () => {
  const said = (role: string) => `${role}Anna Bergström said the bridge was safe.`;
  const speakers = (...texts: string[]) =>
    createLibrary(texts.map((text, index) => article(`${index}`, text)))
      .speakers()
      .map(({ quotations }) => quotations);

  it('is one where name and role agree, or one article gives no role', () => {
    expect(speakers(said('Transport Minister '), said('Transport Minister '))).toEqual([2]);
    expect(speakers(said('Transport Minister '), said(''))).toEqual([2]);
  });

  it('is several where the roles contradict each other', () => {
    expect(speakers(said('Transport Minister '), said('Actress '))).toEqual([1, 1]);
  });

  it('is several where the articles give no more than a surname', () => {
    expect(speakers('Bergström said it was late.', 'Bergström said it was cold.')).toEqual([1, 1]);
  });
});
