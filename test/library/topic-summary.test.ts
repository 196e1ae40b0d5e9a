import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary, type SummaryLength, textOf } from '../../src/index.js';
import { wordCount } from '../../src/summary/sentence-candidates.js';

const ferry = {
  id: 'ferry',
  title: 'Ferry to sail again',
  published: '2022-05-04',
  sections: [
    {
      heading: 'Timetable',
      paragraphs: [
        'The ferry will sail again in June. It lies in the yard of Solvik.',
        'Bakers on the island have asked for more flour.',
      ],
    },
    { heading: 'Money', paragraphs: ['The county pays for the repairs of the ferry, Ada Low said.'] },
  ],
};
const strike = {
  id: 'strike',
  title: 'Crews on strike',
  published: '2021-03-01',
  sections: [{ paragraphs: ['Crews of the ferry went on strike on Monday.', 'Hens laid fewer eggs.'] }],
};
const library = createLibrary([ferry, strike]);

/** The sentences of a summary about a topic, each with its article. */
function about(topic: string, options: { section?: string; length?: SummaryLength } = {}) {
  const result = library.summary({ topic, ...options });
  return (result?.sentences ?? []).map(({ article: id, span }) => {
    const article = library.articles.find((each) => each.id === id);
    return [id, article && textOf(article, span)];
  });
}

describe('a summary about a topic', () => {
  test('gathers sentences of all articles that speak of it, by date and position', () => {
    expect(about('the ferry')).toEqual([
      ['strike', 'Crews of the ferry went on strike on Monday.'],
      ['ferry', 'The ferry will sail again in June.'],
      ['ferry', 'It lies in the yard of Solvik.'],
      ['ferry', 'The county pays for the repairs of the ferry, Ada Low said.'],
    ]);
  });

  test('keeps to the section asked for', () => {
    expect(about('ferry', { section: 'Money' })).toEqual([
      ['ferry', 'The county pays for the repairs of the ferry, Ada Low said.'],
    ]);
  });

  test('takes along the sentence that one hangs on', () => {
    const [first, second] = about('Solvik yard');
    expect([first?.[1], second?.[1]]).toEqual([
      'The ferry will sail again in June.',
      'It lies in the yard of Solvik.',
    ]);
  });

  test.each(['football', 'Macron', '', '???', 'the of and'])('there is none about %j', (topic) => {
    expect(library.summary({ topic })).toBeNull();
  });

  test('there is none about a topic in a section that is not there', () => {
    expect(library.summary({ topic: 'ferry', section: 'Weather' })).toBeNull();
  });

  test('names no facts of one article', () => {
    expect(library.summary({ topic: 'ferry' })?.facts).toEqual({ speakers: [], dates: [], numbers: [] });
  });

  test('is no longer than its length, whatever is asked', () => {
    fc.assert(
      fc.property(fc.constantFrom('short', 'medium', 'long'), fc.string(), (length, topic) => {
        const words = about(topic, { length }).map(([, text]) => wordCount(text ?? ''));
        const most = { short: 44, medium: 93.5, long: 176 }[length];
        expect(words.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('key facts', () => {
  const bridge = createLibrary([
    {
      title: 'Bridge closed',
      sections: [
        {
          heading: 'Cracks',
          paragraphs: [
            'The bridge, open since 1911, closed earlier in the week on March 3, 2021 under bill S. 1605.',
            '“It is not safe,” Ada Low said. Repairs cost $14.6 million, or 3 percent more. Some 8,400 vehicles use it.',
          ],
        },
        { heading: 'Other', paragraphs: ['“No comment,” Rose Lie said in 2020.'] },
      ],
    },
  ]);

  test('are who speaks, the dates and the numbers of the section, each once', () => {
    const [article] = bridge.articles;
    const facts = bridge.summary({ section: 'Cracks' })?.facts;
    const words = (spans: NonNullable<typeof facts>['dates'] = []) =>
      spans.map(({ span }) => article && textOf(article, span));
    expect(words(facts?.speakers)).toEqual(['Ada Low']);
    expect(words(facts?.dates)).toEqual(['1911', 'March 3, 2021']);
    expect(words(facts?.numbers)).toEqual(['$14.6 million', '3 percent', '8,400 vehicles']);
  });
});
