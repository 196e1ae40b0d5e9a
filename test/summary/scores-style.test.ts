import { describe, expect, it } from 'vitest';
import { INTERVIEW, NEWS, OTHER, SECTIONED_NEWS, styleOf } from '../../src/summary/scores.js';
import { articleFrom, plain } from './articles.js';

const REPORT =
  'The bridge in Genoa closed on Monday, police said. Officials told reporters that repairs would take a year.';
const GUIDE = 'Boil the water and add the salt. Stir until the salt is gone and leave it to cool.';
const TALK =
  'I told you on Monday what we want, and you said you would help us. I said it today to my friends.';

describe('styleOf', () => {
  it('takes a report in one piece for news', () => {
    expect(styleOf(articleFrom({ title: 'Bridge closed', sections: [{ paragraphs: [REPORT] }] }))).toBe(NEWS);
  });
  it('tells a report under headings', () => {
    const sections = ['Closure', 'Repairs'].map((heading) => ({ heading, paragraphs: [REPORT] }));
    expect(styleOf(articleFrom({ title: 'Bridge closed', sections }))).toBe(SECTIONED_NEWS);
  });
  it.each([GUIDE, TALK])('takes nothing else for news: %s', (paragraph) => {
    expect(styleOf(articleFrom({ title: 'Salt', sections: [{ paragraphs: [paragraph] }] }))).toBe(OTHER);
  });
  it('tells an interview by its questions, under headings or not', () => {
    const paragraphs = ['How is soup made?', GUIDE, 'And stew?', GUIDE];
    const headed = { heading: 'On salt', paragraphs };
    expect(styleOf(articleFrom({ title: 'A cook', sections: [{ paragraphs }] }))).toBe(INTERVIEW);
    expect(styleOf(articleFrom({ title: 'A cook', sections: [headed, headed] }))).toBe(INTERVIEW);
  });
  it('does not take a text that asks now and then for an interview', () => {
    const paragraphs = ['How is soup made?', GUIDE, GUIDE, GUIDE, GUIDE, GUIDE];
    expect(styleOf(articleFrom({ title: 'Soup', sections: [{ paragraphs }] }))).toBe(OTHER);
  });
  it('goes by the opening where there is no title', () => {
    expect(styleOf(plain(GUIDE))).toBe(NEWS);
  });
  it('is untroubled by an article without paragraphs', () => {
    expect(styleOf(articleFrom({ title: 'Salt', sections: [] }))).toBe(OTHER);
  });
});
