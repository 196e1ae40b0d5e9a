import { expect, it } from 'vitest';
import { buildArticle } from '../../src/article/build.js';
import { readHtml } from '../../src/article/html.js';
import { slice } from '../../src/language/span.js';
import { fixtureText, outlineOf } from './fixtures.js';

const read = (page: string) => buildArticle('test', readHtml(page));
const paragraphsOf = (page: string) => {
  const article = read(page);
  return article.paragraphs.map((span) => slice(article.text, span));
};

it('finds the story of a saved page, and leaves out navigation, captions, what else to read and comments', () => {
  const article = read(fixtureText('harbour-page.html'));
  expect(outlineOf(article)).toEqual({
    title: 'Harbour to be dredged',
    author: 'Ada Low',
    published: '2024-03-03',
    year: 2024,
    headings: [null, 'What it costs'],
    paragraphs: [1, 6],
  });
  expect(article.url).toBe('https://news.example/harbour');
  expect(article.paragraphs.map((span) => slice(article.text, span))).toEqual([
    'Dredging of the harbour starts on Monday, the council said — three years after it was first promised & twice delayed.',
    'The council pays $4m, of which half comes from the county. “We had no choice,” Mayor Ola Dahl said at a press conference on Sunday.',
    'Two dredgers work at night, and the ferries keep to their times.',
    'Fishing boats move to the northern quay until the end of June.',
    '“It is about time,” said Kari Lie, who has fished there for forty years.',
    'Year\tDepth',
    '2020\t9 metres',
  ]);
});

it('takes the title of a page without a head', () => {
  const { text, title } = read('<!doctype html><title>Rain at last</title><p>It rained on Tuesday.</p>');
  expect(title && slice(text, title)).toBe('Rain at last');
});

it('leaves comments out of a page that has little else', () => {
  const comment = 'Rain never hurt anybody, and whoever says so has not been out in it. '.repeat(5);
  expect(paragraphsOf(`<p>It rained.</p><div id="comments"><p>${comment}</p></div>`)).toEqual(['It rained.']);
});

it.each([
  ['<meta property="og:url" content="https://a.example/1">', { url: 'https://a.example/1' }],
  ['<link rel="canonical" href="/rain">', { url: null }],
  ['<!-- saved from url=(0021)https://a.example/2 -->', { url: 'https://a.example/2' }],
  ['<meta name="author" content="By Ada Low">', { author: { value: 'Ada Low' } }],
  ['<meta name="author" content="https://a.example/low">', { author: null }],
  ['<meta name="date" content="2024-03-03T23:30:00-05:00">', { published: { value: '2024-03-03' } }],
  ['<meta name="date" content="soon">', { published: null }],
  ['<title>Rain at last</title>', { title: expect.anything() }],
])('reads %s', (head, facts) => {
  const page = `<html><head>${head}</head><body><p>It rained on Tuesday.</p></body></html>`;
  expect(read(page)).toMatchObject(facts);
});

it.each([
  ['breaks', '<p>It rained<br>on Tuesday.</p>', ['It rained\non Tuesday.']],
  ['blanks', '<p>It\n   rained <b> on </b> Tuesday.</p>', ['It rained on Tuesday.']],
  ['preformatted text', '<p>Rain:</p><pre>a  b\n  c</pre>', ['Rain:', 'a  b\n  c']],
  ['hidden words', '<p>It rained.</p><p hidden>Not.</p><style>p{}</style>', ['It rained.']],
])('shows %s as a browser does', (_, page, shown) => {
  expect(paragraphsOf(page)).toEqual(shown);
});
