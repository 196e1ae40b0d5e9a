import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { readSource } from '../../src/article/source.js';
import { folderPage, folderReport } from '../../src/cli/folder-report.js';
import { checkTask } from '../../src/cli/tasks.js';
import type { Library } from '../../src/library/results.js';
import { understood } from '../../src/library/understood.js';
import { fakeLibrary, frost, roofQuotation, roofQuotes, storm } from '../support/fake-library.js';

const library = fakeLibrary({ articles: [storm, frost], quotes: () => roofQuotes });
const nobodyQuoted = { ...roofQuotes, quotations: [] };
const quotesOfStorm = fakeLibrary({
  articles: [storm, frost],
  quotes: ({ source } = {}) => (source === 'storm' ? roofQuotes : nobodyQuoted),
});
const style = (width: number) => ({ width, ansi: false });

describe('a check', () => {
  test('is a table with a row for each file, and what to look at below it', () => {
    const reports = [storm, frost].map((article) => understood(article, quotesOfStorm));
    expect(folderReport(reports, [], style(100))).toBe(
      [
        'title              date        author    sections  paragraphs  quotations  warnings',
        'Storm Over Bergen  2023-03-05  Kari Lie         2           2           1         0',
        'Frost In May       –           –                1           1           0         2',
        '',
        'frost',
        '  ! No date of publication was found: begin the first paragraph with "December 8, 2021 – ".',
        '  ! No author was found: add a line "By NAME" below the title.',
        '',
        'Understood: 2. Skipped: 0.',
        '',
      ].join('\n'),
    );
  });

  test.each([60, 64, 70, 80])('keeps its table within a terminal of %i columns', (width) => {
    const article = readSource(
      {
        id: 'long',
        title: 'A Title That Is Longer Than Any Terminal Is Wide '.repeat(4).trim(),
        author: 'Maria del Carmen Fernandez de la Cruz y Villanueva',
        sections: [{ paragraphs: ['Rain\u001b[2J fell.'] }],
      },
      'long',
    );
    const [headers = '', row = ''] = folderReport([understood(article, library)], [], style(width)).split(
      '\n',
    );
    expect(headers).toMatch(/^title +date +author +sect\. +par\. +quot\. +warn\.$/u);
    expect(row).toMatch(/^A Title[^…]*… +– +Maria[^…]*… +1 +1 +1 +\d$/u);
    expect([headers.length, row.length]).toEqual([width, width]);
  });

  test('warns of what may have been misunderstood', () => {
    const bare = readSource({ id: 'bare', sections: [{ heading: 'Alone', paragraphs: [] }] }, 'bare');
    const nobody = { ...roofQuotation, speaker: null };
    const of = fakeLibrary({ articles: [bare], quotes: () => ({ ...roofQuotes, quotations: [nobody] }) });
    expect(understood(bare, of).warnings.map((warning) => warning.split(':')[0])).toEqual([
      'No title was found',
      'No date of publication was found',
      'No author was found',
      'No paragraph was found, so nothing can be quoted from it.',
      'Sections without a paragraph',
      'Quotations whose speaker the text does not tell',
    ]);
  });

  test('is without a fault where no file was skipped', () => {
    const skipped = [{ path: 'a.pdf', reason: 'It is no text.' }];
    expect(checkTask(library).found).toBe(true);
    const task = checkTask(fakeLibrary({ skipped, quotes: () => roofQuotes }));
    expect(task.found).toBe(false);
    expect(task.text(style(80))).toMatch(
      /a\.pdf\n {2}! skipped: It is no text\.\n\nUnderstood: 1\. Skipped: 1\.\n$/u,
    );
  });

  test('may be of one article', () => {
    expect(checkTask(library, 'frost').json).toMatchObject({ articles: [{ article: 'frost' }] });
  });
});

describe('the page of a check', () => {
  const pageOf = (article: Article, of: Library) => folderPage([understood(article, of)], [], of);

  test('shows headings, numbered paragraphs, ends of sentences and the words of each speaker', () => {
    const page = pageOf(storm, quotesOfStorm);
    expect(page).toContain('<h2 dir="auto">Storm Over Bergen</h2>');
    expect(page).toContain('<h3 dir="auto">After The Wind</h3>');
    expect(page).toContain('<li><mark class="direct" style="--hue:210">Ola Dahl<sup>1</sup></mark> 1</li>');
    expect(page).toContain(
      '¶ 2</span> <mark class="direct" style="--hue:210">“We were lucky,”</mark> Mayor Ola Dahl said.<i class="end"></i> ' +
        '<mark class="direct" style="--hue:210">“The roof is gone.”<sup>1</sup></mark><i class="end"></i> ' +
        'Repairs begin today.<i class="end"></i></p>',
    );
  });

  const markup = fc
    .array(fc.constantFrom('<', '>', '/', '&', '"', '!--', 'b', 'img', ' ', '. ', '\u0000', '\ud800'))
    .map((parts) => parts.join(''));

  test('opens no tag for what stands in an article', () => {
    fc.assert(
      fc.property(fc.array(markup), (paragraphs) => {
        const article = readSource(
          { id: 'any', title: 'Any', sections: [{ paragraphs: ['One.', ...paragraphs] }] },
          'any',
        );
        const page = pageOf(article, fakeLibrary({ articles: [article], quotes: () => nobodyQuoted }));
        const tags = page.match(
          /<(?!meta|\/?(?:html|title|style|main|h[1-3]|p|article|bdi|ul|li|span|i)\b)[^>]*>/gu,
        );
        expect(tags).toEqual(['<!doctype html>']);
      }),
      { numRuns: 30 },
    );
  });

  test('escapes what looks like markup, in every place', () => {
    const evil = '<script>alert("1")</script>&amp;';
    const article = readSource(
      {
        id: 'evil',
        title: evil,
        author: evil,
        sections: [{ heading: evil, paragraphs: [`${evil} it says.`] }],
      },
      'evil',
    );
    const of = fakeLibrary({ articles: [article], quotes: () => nobodyQuoted });
    const report = { ...understood(article, of), article: 'evil', warnings: [evil] };
    const page = folderPage([report, report], [{ path: evil, reason: evil }], of);
    expect(page).not.toContain('<script');
    expect(
      page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;amp;/gu)?.length,
    ).toBeGreaterThan(8);
  });

  test('shows what was taken for no paragraph', () => {
    const article = buildArticle('rain', readPlainText('Title Of It\nBy Kari Lie\n\nRain fell on Monday.\n'));
    const page = pageOf(article, fakeLibrary({ articles: [article], quotes: () => nobodyQuoted }));
    expect(page).toContain('<span class="number">no paragraph</span> By Kari Lie</p>');
  });
});
