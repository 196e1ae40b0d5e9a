import { describe, expect, it } from 'vitest';
import { type ArticleSource, readSource } from '../../src/article/source.js';
import { slice } from '../../src/language/span.js';

const source: ArticleSource = {
  title: 'Rain at Last',
  author: 'Ann Lee',
  published: 'December 8, 2021',
  url: 'https://example.org/rain',
  sections: [
    { paragraphs: ['It rained on Tuesday. Everybody went out.', '  Two lines,\n\nkept apart.  '] },
    { heading: 'The Flood', paragraphs: ['Then it rained too much.'] },
  ],
};

describe('an article given as data', () => {
  const article = readSource(source, 'rain');
  const words = (span: { start: number; end: number }) => slice(article.text, span);

  it('keeps its paragraphs to the character, numbered through the article', () => {
    expect(article.paragraphs.map(words)).toEqual(source.sections.flatMap(({ paragraphs }) => paragraphs));
    expect(article.paragraphs.map(({ number, section }) => [number, section])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
  });

  it('has its title, author, date and headings in the text', () => {
    expect(article.title && words(article.title)).toBe('Rain at Last');
    expect(article.author && [article.author.value, words(article.author.span)]).toEqual([
      'Ann Lee',
      'Ann Lee',
    ]);
    expect(article.published && [article.published.value, words(article.published.line)]).toEqual([
      '2021-12-08',
      'December 8, 2021',
    ]);
    expect(article.sections.map(({ heading }) => heading && words(heading))).toEqual([null, 'The Flood']);
    expect([article.year, article.url]).toEqual([2021, 'https://example.org/rain']);
  });

  it('goes by its own id, or else by the one given', () => {
    expect(article.id).toBe('rain');
    expect(readSource({ ...source, id: 'storm' }, 'rain').id).toBe('storm');
  });

  it('may leave out everything but paragraphs', () => {
    const bare = readSource({ sections: [{ paragraphs: ['It rained.'] }] }, 'rain');
    expect(bare).toMatchObject({
      text: 'It rained.',
      title: null,
      author: null,
      published: null,
      year: null,
    });
  });

  it('drops what holds nothing but blanks', () => {
    const { title, sections } = readSource(
      { title: ' ', sections: [{ heading: '', paragraphs: ['', 'It rained.'] }] },
      'x',
    );
    expect([title, sections[0]?.heading, sections[0]?.paragraphs.length]).toEqual([null, null, 1]);
  });
});

it.each([
  [null, 'The article'],
  [{}, 'The field "sections"'],
  [{ title: 5, sections: [] }, 'The field "title"'],
  [{ title: 'two\nlines', sections: [] }, 'The field "title" is not as it should be: must stay on one line.'],
  [{ sections: [{ paragraphs: ['fine', 7] }] }, 'The field "sections[0].paragraphs[1]"'],
  [
    { url: 'javascript:alert(1)', sections: [] },
    'The field "url" is not as it should be: must be an http or https address.',
  ],
  [{ published: 'last Tuesday', sections: [] }, 'The field "published"'],
  [{ published: '3/4/2021', sections: [] }, 'write a full date such as 2021-12-08'],
])('names the field that is wrong in %j', (value, message) => {
  expect(() => readSource(value as ArticleSource, 'x')).toThrow(message);
});
