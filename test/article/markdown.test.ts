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

it.each([
  ['+++\ntitle = "Rain: the end"\ndate = 2021-12-08T10:00:00Z\nauthors = ["Ann Lee", "Bo Dahl"]\n+++'],
  ['---\ntitle: Rain: the end\ndate: 2021-12-08\nauthors:\n  - Ann Lee\n  - Bo Dahl\n---'],
  ['---\nTitle: "Rain: the end"\npubDate: 8 December 2021\nbyline: By Ann Lee and Bo Dahl\n---'],
  [
    '---\nheadline: Rain: the end\npublished_at: 20211208\nauthor:\n  - name: Ann Lee\n  - name: Bo Dahl\n---',
  ],
  ['---\ntitle: Rain: the end\ncreated: 2021-12-08\nauthor: "[[Ann Lee]] and [[people/bo|Bo Dahl]]"\n---'],
  ['---\ntitle: Rain: the end\npublishDate: 2021-12-08\nauthor: Ann Lee and Bo Dahl\ntags: [a, b\n---'],
])('reads the facts of any generator: %s', async (matter) => {
  expect(outlineOf(await read(`${matter}\n\nIt rained.`))).toMatchObject({
    title: 'Rain: the end',
    author: 'Ann Lee and Bo Dahl',
    published: '2021-12-08',
    paragraphs: [1],
  });
});

it.each([
  ['Hugo', '{{< figure src="a.png" >}}\n\nIt {{% mark %}}rained{{% /mark %}}.'],
  ['Jekyll', '{% include ad.html %}\n\nIt rained.\n{: .lead}'],
  ['MDX', 'import Map from "./map"\n\nexport const a = 1\n\nIt rained.'],
  ['Obsidian', '![[rain.png]]\n\nIt ==rained==.%% check %% ^a1'],
  ['Obsidian’s links', 'It [[weather|rained]].'],
  ['a callout', '> [!note]\n> It rained.'],
  ['Docusaurus', ':::note\n\nIt rained.\n\n:::'],
])('passes over the marks of %s', async (_, text) => {
  expect(await paragraphsOf(text)).toEqual(['It rained.']);
});

it('leaves such marks in code, where they are shown', async () => {
  expect(await paragraphsOf('```\n{{< a >}}\n```')).toEqual(['{{< a >}}']);
});

it.each([
  ['a rubric', '*Weather*\n\n# Rain\n\nIt rained.'],
  ['a picture', '![](a.png)\n\n# Rain\n\nIt rained.'],
  ['nothing', '# Rain\n\nIt rained.'],
])('takes the only heading of the first level for the title below %s', async (_, text) => {
  expect(outlineOf(await read(text))).toMatchObject({ title: 'Rain', headings: [null], paragraphs: [1] });
});
