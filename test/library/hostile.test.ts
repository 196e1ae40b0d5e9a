import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableArticle } from '../../src/article/article.js';
import { buildArticle, LONGEST_PARAGRAPH } from '../../src/article/build.js';
import { blocksOfFragment } from '../../src/article/html-blocks.js';
import { readJson } from '../../src/article/json.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { outlineOf } from '../../src/article/source.js';
import { acronymsIn } from '../../src/language/acronyms.js';
import { termsOf } from '../../src/language/terms.js';
import { compile, decode, encode } from '../../src/library/compile.js';
import { HOSTILE_SHAPES, hostileFile } from '../support/hostile-file.js';

it('any file is read with every span in its place, or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(hostileFile(3_000), async ({ path, text }) => {
      const compiled = await compile(path, new TextEncoder().encode(text)).catch((error) => {
        if (!(error instanceof UnreadableArticle)) throw error;
        return null;
      });
      if (!compiled) return;
      expect(decode(encode(compiled))).not.toBeNull();
      const longest = compiled.article.paragraphs.reduce(
        (most, { start, end }) => Math.max(most, end - start),
        0,
      );
      expect(longest).toBeLessThanOrEqual(LONGEST_PARAGRAPH);
    }),
    { numRuns: 30 },
  );
});

describe('time grows no faster than the text', () => {
  /** What takes time with the square of the length takes a quarter of a minute for a text so long; what does not, a quarter of a second at the most. */
  const LENGTH = 50_000;
  const GENEROUS = 4_000;
  const READERS: Readonly<Record<string, (text: string) => unknown>> = {
    'plain text': (text) => readPlainText(text),
    JSON: (text) =>
      readJson(JSON.stringify({ title: text.replace(/[\r\n]/gu, ' '), sections: [{ paragraphs: [text] }] })),
    'a date': (text) => readJson(JSON.stringify({ published: text.replace(/[\r\n]/gu, ' '), sections: [] })),
    'a heading of a document with markup': (text) =>
      outlineOf({}, [
        { level: 1, text: `a${text}a` },
        { level: 2, text: `a${text}a` },
      ]),
    'terms of a text': (text) => termsOf(text),
    'acronyms of a text': (text) => acronymsIn(`NATO. ${text}`),
  };

  it.each(Object.entries(READERS))('%s', (_what, reads) => {
    const timeFor = (text: string) => {
      const since = performance.now();
      try {
        reads(text);
      } catch (error) {
        if (!(error instanceof UnreadableArticle)) throw error;
      }
      return performance.now() - since;
    };
    const slow = HOSTILE_SHAPES.filter((shape) => {
      const text = shape.repeat(Math.ceil(LENGTH / shape.length));
      // The machine may have halted once; what takes quadratic time takes it every time.
      return timeFor(text) > GENEROUS && timeFor(text) > GENEROUS;
    });
    expect(slow).toEqual([]);
  });
});

it('nor do the blanks of a piece of HTML that stand in elements of their own', () => {
  const since = performance.now();
  expect(blocksOfFragment(`Rain${'<b> </b>'.repeat(200_000)}fell.`)).toEqual([
    { level: null, text: 'Rain fell.' },
  ]);
  expect(performance.now() - since).toBeLessThan(25_000);
});

it('a long line of quotations is read, and cut into paragraphs that hold all of it', async () => {
  const text = '“Yes,” he said. “a” '.repeat(6_000);
  const { article, quotations } = await compile('long.txt', new TextEncoder().encode(text));
  const { paragraphs } = article;
  expect(paragraphs.map(({ start, end }) => article.text.slice(start, end)).join(' ')).toBe(text.trim());
  expect(quotations.quotations.length).toBeGreaterThan(1_200);
});

it('a word without an end is cut between two characters, and a long sentence between two words', () => {
  const cut = (text: string) =>
    buildArticle('any', readPlainText(text)).paragraphs.map(({ start, end }) => text.slice(start, end));
  expect(cut(`a${'👩'.repeat(10_000)}`).join('')).toBe(`a${'👩'.repeat(10_000)}`);
  expect(cut(`a${'👩'.repeat(10_000)}`).some((part) => /\p{Cs}/u.test(part))).toBe(false);
  const words = cut('rain '.repeat(5_000));
  expect(words.length).toBe(3);
  expect(words.every((part) => /^rain\b.*\brain$/u.test(part))).toBe(true);
});
