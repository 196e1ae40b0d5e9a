import { describe, expect, test } from 'vitest';
import { createLibrary, openLibrary, textOf, UnknownSource } from '../../src/index.js';

const seed = await openLibrary('seeds');
const two = createLibrary([
  { id: 'rain', title: 'Rain', sections: [{ heading: 'West', paragraphs: ['Rain fell in Bergen.'] }] },
  { id: 'hail', title: 'Hail', sections: [{ heading: 'East', paragraphs: ['Hail fell in Oslo.'] }] },
]);

describe('the words of a result', () => {
  test('of a passage are its paragraph; of another span of its article, those', () => {
    const [passage] = seed.ask('What is S. 1605?').passages;
    const article = passage && seed.article(passage.article);
    expect(passage && seed.text(passage)).toBe(article && textOf(article, passage.span));
    expect(passage && seed.text(passage, passage.sentence)).toBe(
      article && textOf(article, passage.sentence),
    );
  });

  test('of a quotation are its pieces, with what stands between them left out', () => {
    const library = createLibrary([
      { sections: [{ paragraphs: ['“It rained,” Ada Low said on Monday. “It hailed.”'] }] },
    ]);
    const [quotation] = library.quotes({ speaker: 'Low' }).quotations;
    expect(quotation && library.text(quotation)).toBe('“It rained,” … “It hailed.”');
    expect(quotation?.speaker && library.text(quotation.speaker)).toBe('Ada Low');
  });

  test('of a result of another library are not there', () => {
    const [passage] = seed.ask('What is S. 1605?').passages;
    expect(() => passage && two.text(passage)).toThrow(UnknownSource);
  });
});

describe('what is not there', () => {
  test('is no error: null, or nothing in what is given', () => {
    expect(two.article('snow')).toBeNull();
    expect(two.ask('Who won the World Cup?').passages).toEqual([]);
    expect(two.quotes({ speaker: 'Macron' })).toMatchObject({
      speaker: null,
      quotations: [],
      candidates: [],
    });
    expect(two.summary({ section: 'South' })).toBeNull();
    expect(two.summary({ topic: 'World Cup' })).toBeNull();
    expect(two.speakers({ named: 'Macron' })).toEqual([]);
  });

  test('is the whole of one article where it is not said of which of several', () => {
    expect(two.summary()).toBeNull();
    expect(two.summary({ source: 'rain' })?.article).toBe('rain');
    expect(two.summary({ section: 'East' })?.article).toBe('hail');
  });

  test('is an error where it is the source that is named', () => {
    const source = 'snow';
    for (const asked of [
      () => two.ask('Where did rain fall?', { source }),
      () => two.quotes({ source }),
      () => two.summary({ source }),
      () => two.speakers({ source }),
      () => two.verify('“Rain fell.”', { source }),
    ])
      expect(asked).toThrow(UnknownSource);
  });
});

test('the examples of the documentation are so', () => {
  const [article] = seed.articles;
  expect(seed.article(article?.id ?? '')).toBe(article);
  expect(article?.sections).toHaveLength(7);
  expect(seed.ask('What is S. 1605?').outcome).toBe('answer');
  expect(seed.quotes({ speaker: 'Lavrov', about: 'agreements' }).quotations).toHaveLength(1);
  expect(seed.summary({ section: 'Beyond Economic Sanctions', length: 'short' })?.sentences).toHaveLength(2);
  expect(seed.check('NATO expelled eight diplomats.')[0]?.passage?.paragraph).toBe(14);
  expect(seed.speakers({ named: 'Putin' }).map(({ name }) => seed.text(name))).toEqual(['Vladimir Putin']);
  expect(seed.verify('Lavrov said: “Everything is written in these agreements.”')[0]?.verdict).toBe('exact');
});
