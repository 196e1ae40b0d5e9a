import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSection } from '../../src/summary/find-section.js';
import { COAST } from '../support/coast.js';
import { articleFrom } from './articles.js';

const article = articleFrom(COAST);
const found = (query: string) => findSection(article, query)?.number ?? null;

describe('findSection', () => {
  it('takes no number for another one', () => {
    const years = articleFrom({
      sections: [{ heading: 'How The Storms Of Day 20150 Went', paragraphs: ['Rain fell.'] }],
    });
    expect(findSection(years, 'storms 20150')?.number).toBe(1);
    expect(findSection(years, 'storms 20151')).toBeNull();
  });

  it.each([
    ['storms', 4],
    ['FISHING & HARBOURS', 2],
    ['fishing and harbours', 2],
    ['Fishng & Harbors', 2],
    ['tourism', 3],
    ['the 2015 plan', 3],
    ['turism', 3],
  ])('by its heading: %s', (query, number) => expect(found(query)).toBe(number));

  it.each([
    ['3', 3],
    ['section 3', 3],
    ['the third section', 3],
    ['the last section', 4],
    ['introduction', 1],
    [' #2 ', 2],
  ])('by its number: %s', (query, number) => expect(found(query)).toBe(number));

  it.each(['football', '', '   ', 'the section about', '0', '9', 'section 12', 'the tenth section', '???'])(
    'not at all: %s',
    (query) => expect(found(query)).toBeNull(),
  );

  it('not at all by 6,000 letters, or as many words', () => {
    expect(found('a'.repeat(6_000))).toBeNull();
    expect(found('what and '.repeat(700))).toBeNull();
  });

  it('takes any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const section = findSection(article, query);
        expect(section === null || article.sections.includes(section)).toBe(true);
      }),
    );
  });
});
