import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { slice } from '../../src/language/span.js';
import { wordCount } from '../../src/summary/sentence-candidates.js';
import { LENGTHS, summarise } from '../../src/summary/summarise.js';
import { articleFrom, plain, wordsOf } from './articles.js';

const WORDS = { short: 44, medium: 93.5, long: 176 };

const SENTENCES = [
  'The council of Genoa closed the old bridge on Monday after engineers found cracks in two of its piers.',
  'It had been open since 1921.',
  '“Nobody should cross it until the piers are safe,” Mayor Ann Lee told reporters outside the town hall.',
  '“We will pay for the repairs. The state will not.”',
  'However, the regional government said on Tuesday that the city had asked for help as early as last month.',
  'Traffic will be led over the northern bridge, which is narrow and has never carried more than two thousand cars.',
  'Shops on the island fear for their customers and have asked the council for a ferry until the work is done.',
  'Engineers expect the repairs to take about a year and to cost as much as a new bridge would have.',
];

describe('summarise', () => {
  const article = articleFrom({
    title: 'Old bridge closed',
    sections: [{ paragraphs: ['Monday, May 3, 2021', ...SENTENCES, 'Updated at 9:40 a.m.'] }],
  });

  it('opens a report with its first sentences, and leaves the date line out', () => {
    const [first] = summarise(article, { length: 'short' });
    expect(first).toEqual({ span: article.paragraphs[1]?.sentences[0], paragraph: 2 });
  });

  it.each(LENGTHS)('keeps to the words of a %s summary', (length) => {
    const words = wordCount(wordsOf(article, summarise(article, { length })).join(' '));
    expect(words).toBeLessThanOrEqual(WORDS[length]);
    expect(words).toBeGreaterThan(WORDS[length] / 3);
  });

  it('says more the longer it is', () => {
    const [short, medium, long] = LENGTHS.map((length) => summarise(article, { length }).length);
    expect(short).toBeLessThan(medium ?? 0);
    expect(medium).toBeLessThan(long ?? 0);
  });

  it('quotes whole what is short, without the lines around it', () => {
    const short = plain(
      'Monday, May 3, 2021',
      'It rained.',
      'Nobody came to the fair.',
      'Copyright 2021 A Paper',
    );
    expect(wordsOf(short, summarise(short, { length: 'short' }))).toEqual([
      'It rained.',
      'Nobody came to the fair.',
    ]);
  });

  it('shows a sentence that is longer than the summary where there is no other', () => {
    const long = plain(
      `The council met ${'and talked about the old bridge over the river '.repeat(8)}on Monday.`,
    );
    expect(summarise(long, { length: 'short' })).toHaveLength(1);
  });

  it('has nothing to say of an empty article', () => {
    expect(summarise(articleFrom({ sections: [] }), { length: 'long' })).toEqual([]);
  });

  it('does not say the same thing twice', () => {
    const twice = articleFrom({
      title: 'Salt and rivers',
      sections: [
        {
          paragraphs: [
            'Salt keeps rivers from freezing in winter and is washed into the sea by them.',
            'Rivers are kept from freezing by salt in winter, and wash it into the sea.',
            'Sea fish drink the salt of rivers and pass it on through their gills within a day.',
          ],
        },
      ],
    });
    const paragraphs = summarise(twice, { length: 'short' }).map(({ paragraph }) => paragraph);
    expect(paragraphs).toContain(3);
    expect(paragraphs).toHaveLength(2);
  });
});

describe('summarise, for any article', () => {
  const sentence = fc.oneof(
    fc.constantFrom(...SENTENCES, 'But he left.', 'Image: A. Nonymous.', 'Yes!'),
    fc.string({ unit: 'grapheme', maxLength: 60 }).map((words) => words.replaceAll('\n', ' ')),
  );
  const paragraph = fc
    .array(sentence, { minLength: 1, maxLength: 5 })
    .map((sentences) => sentences.join(' '));
  const written = fc.record({
    title: fc.option(sentence, { nil: '' }),
    sections: fc.array(fc.record({ heading: sentence, paragraphs: fc.array(paragraph, { maxLength: 4 }) }), {
      maxLength: 4,
    }),
  });

  it('shows sentences of its own, in order, once each, with their paragraphs and within the words', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...LENGTHS), fc.nat(4), (parts, length, number) => {
        const article = articleFrom(parts);
        const section = article.sections[number];
        const shown = summarise(article, section ? { section, length } : { length });
        shown.forEach(({ span, paragraph }, at) => {
          const home = article.paragraphs[paragraph - 1];
          expect(home?.sentences).toContainEqual(span);
          expect(section === undefined || home?.section === section.number).toBe(true);
          expect(span.start).toBeGreaterThanOrEqual(shown[at - 1]?.span.end ?? 0);
        });
        const words = wordCount(wordsOf(article, shown).join(' '));
        expect(shown.length <= 1 || words <= WORDS[length]).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('summarise, the seed article', () => {
  const file = new URL('../../seeds/nato-at-the-heart-of-most-sensitive-concerns.txt', import.meta.url);
  const article = buildArticle('seed', readPlainText(readFileSync(file, 'utf8')));

  it('opens with what happened, and goes through the sections', () => {
    const shown = summarise(article, { length: 'long' });
    expect(shown[0]?.paragraph).toBe(1);
    const sections = new Set(shown.map(({ paragraph }) => article.paragraphs[paragraph - 1]?.section));
    expect(sections.size).toBeGreaterThanOrEqual(5);
  });

  it.each(article.sections.flatMap((section) => LENGTHS.map((length) => [section.number, length] as const)))(
    'opens no summary of section %i in %s with words that point back out of it',
    (number, length) => {
      const section = article.sections[number - 1];
      const whole = section?.paragraphs.flatMap(({ sentences }) => sentences) ?? [];
      const shown = section ? summarise(article, { section, length }) : [];
      expect(shown.length).toBeGreaterThan(0);
      const [first] = wordsOf(article, shown);
      if (shown.length < whole.length) {
        expect(first).not.toMatch(
          /^(?:it|they|he|also|furthermore|meanwhile|however|in return|both|that|since then)\b/iu,
        );
      }
    },
  );

  it('never shows “Everything is written” without naming Lavrov', () => {
    for (const section of article.sections) {
      for (const length of LENGTHS) {
        const text = wordsOf(article, summarise(article, { section, length })).join(' ');
        if (text.includes('Everything is written')) expect(text).toContain('Lavrov');
      }
    }
    expect(slice(article.text, article.sections[3]?.heading ?? { start: 0, end: 0 })).toContain('Minsk');
  });
});
