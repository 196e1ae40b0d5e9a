import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findByLibrary, findByReaderView, readPages } from '../../eval/pages/pages.js';
import { scoresOf, shingleAgreement } from '../../eval/pages/shingles.js';
import { buildArticle } from '../../src/article/build.js';
import { readHtml } from '../../src/article/html.js';
import { slice } from '../../src/language/span.js';

const pages = readPages(join(import.meta.dirname, '../fixtures/pages'));

describe('saved pages of ten sites', () => {
  it('give their texts, nothing else, and more than the reader view alone', async () => {
    const found = await Promise.all(pages.map(findByLibrary));
    const scores = (bodies: readonly { body: string }[]) =>
      scoresOf(
        pages.map(({ reference }, at) =>
          shingleAgreement(bodies[at]?.body ?? '', reference.articleBody ?? ''),
        ),
      );
    const ours = scores(found);
    expect(ours.precision).toBeGreaterThan(0.98);
    expect(ours.recall).toBeGreaterThan(0.98);
    expect(ours.f1).toBeGreaterThan(scores(pages.map(findByReaderView)).f1 + 0.05);
  });

  it.each(pages.filter(({ id }) => id !== 'old-tables').map((page) => [page.id, page] as const))(
    'tell title, author and date: %s',
    async (_, page) => {
      const { headline, author, datePublished } = page.reference;
      expect(await findByLibrary(page)).toMatchObject({ title: headline, author, published: datePublished });
    },
  );
});

const STORY = [
  'The council of Marl voted on Monday to mend the bridge, after a debate that took until midnight.',
  '“It should have been done ten years ago,” said Ida Holm, who keeps the shop beside it.',
  'The work begins in May and will cost two million, of which the county pays a half.',
];
const story = STORY.map((words) => `<p>${words}</p>`).join('\n');
const read = (page: string) => buildArticle('test', readHtml(page));
const paragraphsOf = (page: string) => {
  const article = read(page);
  return article.paragraphs.map((span) => slice(article.text, span));
};
const factsOf = (head: string, above = '') => {
  const article = read(`<html><head>${head}</head><body><article>${above}${story}</article></body></html>`);
  const title = article.title && slice(article.text, article.title);
  return { title, author: article.author?.value ?? null, published: article.published?.value ?? null };
};

it.each([
  ['no html, head or body', `<!doctype html><title>Bridge</title>${story}`],
  [
    'no ends of paragraphs',
    `<title>Bridge</title><body><h1>Bridge</h1>${STORY.map((words) => `<p>${words}`).join('')}`,
  ],
  [
    'a warning of the server',
    `<br />\n<b>Notice</b>: Undefined index in <b>/a.php</b> on line <b>3</b><br />\n<!DOCTYPE html><html><head><title>Bridge</title></head><body>${story}</body></html>`,
  ],
  ['a comment before everything', `<!-- made by hand --><html><title>Bridge</title>${story}</html>`],
  [
    'a script with tags in the head',
    `<html><head><title>Bridge</title><script>var a = "<body><p>No";</script></head><body>${story}</body></html>`,
  ],
  [
    'tags in capitals',
    `<HTML><HEAD><TITLE>Bridge</TITLE></HEAD><BODY>${story.replace(/p>/gu, 'P>')}</BODY></HTML>`,
  ],
  [
    'an XML declaration',
    `<?xml version="1.0"?><!DOCTYPE html><html><head><title>Bridge</title></head><body>${story}</body></html>`,
  ],
])('reads a page with %s', (_, page) => {
  const { text, title } = read(page);
  expect(title && slice(text, title)).toBe('Bridge');
  expect(paragraphsOf(page)).toEqual(STORY);
});

it.each([
  ['Advertisement'],
  ['ADVERTISEMENT - STORY CONTINUES BELOW'],
  ['Story continues below'],
  ['Sign up for our newsletter and get the news each morning.'],
  ['Subscribe to our podcast on Spotify'],
  ['READ MORE: Ferry to the islands stops'],
  ['Related: What the ferry will cost'],
  ['See also: Three bridges that fell'],
  ['Follow Ann Lee on Twitter'],
  ['Have you got a story? Send it to news@marl.example.'],
  ['Image: Getty Images'],
  ['4 min read'],
  ['Share this article'],
])('leaves out lines about the page: %s', (line) => {
  const [first, ...others] = STORY.map((words) => `<p>${words}</p>`);
  expect(paragraphsOf(`<body><article>${first}<p>${line}</p>${others.join('')}</article></body>`)).toEqual(
    STORY,
  );
});

it.each([
  'Related costs came to four million, the treasurer said.',
  'Watch keepers saw the wreck first and called the harbour.',
  'More than forty people had signed up by noon, the club said.',
  'Follow the money, the prosecutor told the court on Friday.',
  'Share prices fell by a third on the day after.',
  'Photographs of the bridge from 1910 show a footpath on each side.',
  'Read aloud in the hall, the letter took twenty minutes.',
])('keeps paragraphs that begin like such lines: %s', (line) => {
  const [first, ...others] = STORY.map((words) => `<p>${words}</p>`);
  expect(paragraphsOf(`<body><article>${first}<p>${line}</p>${others.join('')}</article></body>`)).toContain(
    line,
  );
});

it.each([
  [
    'related links',
    `<div class="related-links"><p>The ferry to the islands stops in winter, says the company.</p></div>`,
  ],
  [
    'a box about the writer',
    `<div class="author-bio"><p>Ann Lee has written about bridges since she was a girl of ten.</p></div>`,
  ],
  [
    'a caption',
    `<div class="photo-caption">The bridge in the spring of last year, seen from the mill.</div>`,
  ],
  [
    'a list of links',
    `<ul><li><a href="/a">Ferry stops in winter</a></li><li><a href="/b">Mill to be sold</a></li></ul>`,
  ],
  ['words pulled out', `<blockquote><p>It should have been done ten years ago</p></blockquote>`],
  ['a box of buttons', `<div class="socialShare"><a href="#">Tweet</a> <a href="#">Post</a></div>`],
  [
    'a dialogue',
    `<div role="dialog"><p>The ferry to the islands stops in winter, the company says.</p></div>`,
  ],
  [
    'what is not shown',
    `<div hidden><p>The ferry to the islands stops in winter, the company says.</p></div>`,
  ],
  [
    'what is read to nobody',
    `<div aria-hidden="true"><p>The ferry to the islands stops in winter, the company says.</p></div>`,
  ],
  [
    'what is read to the blind alone',
    `<p class="sr-only">The ferry to the islands stops in winter, the company says.</p>`,
  ],
  ['a drawing', `<svg><title>The ferry to the islands stops in winter, the company says.</title></svg>`],
])('leaves out %s between paragraphs', (_, box) => {
  const [first, ...others] = STORY.map((words) => `<p>${words}</p>`);
  expect(paragraphsOf(`<body><article>${first}${box}${others.join('')}</article></body>`)).toEqual(STORY);
});

it('keeps posts that the story quotes, with who wrote them', () => {
  const post =
    '<div class="social-embed"><blockquote class="twitter-tweet"><p>Our bridge at last.</p>— Bo Dahl (@bodahl) <a href="#">May 3, 2021</a></blockquote></div>';
  const [first, ...others] = STORY.map((words) => `<p>${words}</p>`);
  expect(paragraphsOf(`<body><article>${first}${post}${others.join('')}</article></body>`)).toEqual([
    STORY[0],
    'Our bridge at last.',
    '— Bo Dahl (@bodahl) May 3, 2021',
    ...STORY.slice(1),
  ]);
});

it('takes the fullest box for the story, whatever it is called, and not the first that is long enough', () => {
  const box = `<div class="about"><h2>Guests</h2><p>${'Guests write here about what they know best, and the paper does not share all of their views. '.repeat(3)}</p></div>`;
  const months = ['May', 'June', 'July'].flatMap((month) =>
    STORY.map((words) => `${words} That was in ${month}.`),
  );
  const long = months.map((words) => `<p>${words}</p>`).join('');
  expect(paragraphsOf(`<body><div class="story-sponsor">${long}</div>${box}</body>`)).toEqual(months);
});

it.each([
  ['an entity written twice over', '<title>Bridge&amp;nbsp;of Marl</title>', '', 'Bridge of Marl'],
  [
    'the heading where og:title is the site’s',
    '<meta property="og:site_name" content="Marl Post"><meta property="og:title" content="Marl Post - Latest News"><title>Bridge of Marl to be mended</title>',
    '<h1>Bridge of Marl to be mended</h1>',
    'Bridge of Marl to be mended',
  ],
  [
    'the heading where all others are the site’s',
    '<title>Marl Post</title>',
    '<h1>Bridge of Marl to be mended</h1>',
    'Bridge of Marl to be mended',
  ],
  [
    'the title without the site behind it',
    '<meta property="og:site_name" content="Marl Post"><title>Bridge of Marl to be mended - Marl Post</title>',
    '',
    'Bridge of Marl to be mended',
  ],
  [
    'the title where the heading is the site’s',
    '<meta property="og:site_name" content="Marl Post"><meta property="og:title" content="Bridge of Marl to be mended">',
    '<h1>Marl Post</h1>',
    'Bridge of Marl to be mended',
  ],
  [
    'soft hyphens out of it',
    '<title>Bridge of Marl to be mend&shy;ed</title>',
    '',
    'Bridge of Marl to be mended',
  ],
])('takes %s', (_, head, above, title) => {
  expect(factsOf(head, above).title).toBe(title);
});

it.each([
  ['<meta property="article:published" content="2021-05-03T08:00:00Z">', '2021-05-03'],
  ['<meta name="DC.Date" content="2021-05-03">', '2021-05-03'],
  ['<meta name="PUBDATE" content="20210503">', '2021-05-03'],
  ['<meta name="sailthru.date" content="2021-05-03 08:00:00">', '2021-05-03'],
  [
    '<meta name="article:published_time" content="0001-01-01T00:00:00Z"><meta name="date" content="2021-05-03">',
    '2021-05-03',
  ],
  ['<meta name="date" content="1970-01-01T00:00:00Z">', null],
  ['<meta name="date" content="0001-01-01">', null],
  [
    '<script type="application/ld+json">[{"@type":"Thing"},{"@type":["NewsArticle"],"datePublished":"2021-05-03"}]</script>',
    '2021-05-03',
  ],
  [
    '<script type="application/ld+json">{"@type":"Article","description":"two\nlines","datePublished":"2021-05-03",}</script>',
    '2021-05-03',
  ],
  [
    '<script type="application/ld+json">{"@type":"Article" "datePublished":"2021-05-03"</script>',
    '2021-05-03',
  ],
  [
    '<script type="application/ld+json">{"@graph":[{"@type":"Article","datePublished":"2021-05-03"}]}</script>',
    '2021-05-03',
  ],
])('reads the date in %s', (head, published) => {
  expect(factsOf(head).published).toBe(published);
});

it.each([
  ['<meta property="author" content="Ann Lee">', '', 'Ann Lee'],
  ['<meta name="byl" content="By Ann Lee,">', '', 'Ann Lee'],
  ['<meta name="author" content="May 3, 2021">', '', null],
  ['<meta name="author" content="By">', '', null],
  [
    '<meta name="author" content="https://marl.example/ann"><meta name="dc.creator" content="Ann Lee">',
    '',
    'Ann Lee',
  ],
  ['<meta name="author" content="Ann Lee, Staff Writer">', '', 'Ann Lee'],
  ['<meta name="author" content="Ann Lee | Marl Post">', '', 'Ann Lee'],
  ['', '<div class="byline"><span>Ann Lee</span><span>Monday, May 3, 2021</span></div>', 'Ann Lee'],
  ['', '<span class="author">Published by: Ann Lee</span>', 'Ann Lee'],
  [
    '<script type="application/ld+json">{"@type":"Article","author":["Ann Lee",{"name":"Bo Dahl"}]}</script>',
    '',
    'Ann Lee and Bo Dahl',
  ],
])('reads the author in %s%s', (head, above, author) => {
  expect(factsOf(head, above).author).toBe(author);
});
