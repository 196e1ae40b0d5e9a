import { describe, expect, test } from 'vitest';
import {
  answerRows,
  csvOf,
  markdownOf,
  quotationRows,
  type Row,
  timelineRows,
} from '../../src/cards/export.js';
import { atOnce } from '../../src/language/steps.js';
import { fakeLibrary, roofAnswer, roofQuotes } from '../support/fake-library.js';
import { flood } from '../support/flood.js';

const HEADINGS = 'date,text,speaker,kind,title,section,paragraph,article,url,also';
const [quoted] = atOnce(quotationRows(roofQuotes.quotations, fakeLibrary())) as [Row];

describe('a table', () => {
  test('of an answer has the sentences that answer, with where they stand', () => {
    expect(atOnce(csvOf(answerRows(roofAnswer, fakeLibrary())))).toBe(
      `${HEADINGS}\r\n2023-03-05,“The roof is gone.”,Ola Dahl,,Storm Over Bergen,After The Wind,2,storm,,\r\n`,
    );
  });

  test('of quotations has their pieces and of what kind they are', () => {
    expect(quoted).toMatchObject({ text: '“We were lucky,” […] “The roof is gone.”', kind: 'direct' });
  });

  test('of a timeline is in order of date and names the sources of the same words', () => {
    const rows = atOnce(timelineRows(flood.timeline('schools'), flood));
    expect(rows).toMatchObject([{ date: '2024-03-05', article: 'third-day', also: 'wire-copy' }]);
  });

  test('of nothing has headings alone', () => {
    expect(atOnce(csvOf([]))).toBe(`${HEADINGS}\r\n`);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula in a spreadsheet', (text) => {
    const [, cell = ''] =
      /^[^,]*,"?(.*?)"?,Ola Dahl/su.exec(
        atOnce(csvOf([{ ...quoted, text }]))
          .split('\r\n')
          .slice(1)
          .join('\r\n'),
      ) ?? [];
    expect(cell).toBe(`'${text}`);
  });

  test('keeps marks and line breaks within a cell', () => {
    expect(atOnce(csvOf([{ ...quoted, text: 'so, “it” is "it"\nand on' }]))).toContain(
      '"so, “it” is ""it""\nand on"',
    );
  });
});

test('Markdown quotes the words and cites them below', () => {
  expect(markdownOf('Ola *Dahl*', [{ ...quoted, url: 'https://news.example/storm' }])).toBe(
    '# Ola \\*Dahl\\*\n\n' +
      '> “We were lucky,” \\[…\\] “The roof is gone.”\n\n' +
      '— Storm Over Bergen · After The Wind · ¶ 2 · Ola Dahl · direct · 2023-03-05 <https://news.example/storm>\n',
  );
});
