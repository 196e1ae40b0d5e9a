import { expect, it } from 'vitest';
import { buildArticle } from '../../src/article/build.js';
import { readMarkdown } from '../../src/article/markdown.js';
import { slice } from '../../src/language/span.js';
import { outlineOf } from './fixtures.js';

const read = async (text: string) => buildArticle('test', await readMarkdown(text));
const paragraphsOf = async (text: string) => {
  const article = await read(text);
  return article.paragraphs.map((span) => slice(article.text, span));
};

it('takes title, author, date and address from the front matter, and sections by the headings', async () => {
  const article = await read(`---
title: Rain at Last
author: Ada Low
published: 2024-03-03
url: https://news.example/rain
tags: [weather, harbour]
---

# Rain at Last

It rained on Tuesday.

## The flood

Then it rained *too much*.

### The bill

Nobody pays.
`);
  expect(outlineOf(article)).toEqual({
    title: 'Rain at Last',
    author: 'Ada Low',
    published: '2024-03-03',
    year: 2024,
    headings: [null, 'The flood', 'The bill'],
    paragraphs: [1, 1, 1],
  });
  expect(article.url).toBe('https://news.example/rain');
});

it('without front matter takes the first heading for the title, and author and date from lines of their own', async () => {
  const article = await read('# Rain at Last\n\nBy Ada Low\n\n3 March 2024\n\nIt rained on Tuesday.');
  expect(outlineOf(article)).toMatchObject({
    title: 'Rain at Last',
    author: 'Ada Low',
    published: '2024-03-03',
    paragraphs: [1],
  });
});

it.each([
  ['emphasis and links', 'It *rained* on **[Tuesday](https://a.example "t")**.', ['It rained on Tuesday.']],
  ['entities', 'Rain &amp; wind &mdash; &ldquo;hard&rdquo;', ['Rain & wind — “hard”']],
  ['lines of a paragraph', 'It rained\non Tuesday.', ['It rained on Tuesday.']],
  ['a break that is meant', 'It rained  \non Tuesday.', ['It rained\non Tuesday.']],
  ['items', '- It rained.\n- It snowed.\n  1. Then not.', ['It rained.', 'It snowed.', 'Then not.']],
  ['a quoted paragraph', '> “Rain,” she said.\n>\n> “Much.”', ['“Rain,” she said.', '“Much.”']],
  ['code', 'See `rain.txt`.\n\n```sh\nrain  --hard\n```', ['See rain.txt.', 'rain  --hard']],
  ['a table', '| day | mm |\n|---|---|\n| Tue | 40 |', ['day\tmm', 'Tue\t40']],
  [
    'HTML inside',
    'It <b>rained</b>.\n\n<div>Much <i>rain</i></div>\n\n<!-- no -->',
    ['It rained.', 'Much rain'],
  ],
  ['what shows no words', 'It rained.\n\n***\n\n![Rain](rain.png)', ['It rained.']],
])('shows %s as plain text', async (_, markdown, shown) => {
  expect(await paragraphsOf(markdown)).toEqual(shown);
});
