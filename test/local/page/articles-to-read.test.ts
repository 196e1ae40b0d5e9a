import { describe, expect, test } from 'vitest';
import { readSource } from '../../../src/article/source.js';
import type { QuoteBlock } from '../../../src/cards/card.js';
import { citedIn } from '../../../src/local/page/articles-to-read.js';

const article = readSource(
  {
    id: 'storm',
    title: 'Storm',
    sections: [{ paragraphs: ['It rained. It blew.', 'It was over by noon.'] }],
  },
  'storm',
);

function spanOf(words: string) {
  const start = article.text.indexOf(words);
  return { start, end: start + words.length };
}

function cited(shown: readonly string[], strong: readonly string[] = []) {
  const spans = shown.map(spanOf);
  const within = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  const block: QuoteBlock = {
    type: 'quote',
    article: 'storm',
    within,
    shown: spans,
    strong: strong.map(spanOf),
    citation: [],
  };
  return citedIn(block, { articles: [article] });
}

const strong = (text: string) => ({ text, isStrong: true });
const weak = (text: string) => ({ text, isStrong: false });

describe('the place that quoted words are from', () => {
  test('is where what answers stands, with what is quoted around it', () => {
    expect(cited(['It rained.', 'It blew.', 'It was over by noon.'], ['It blew.'])).toEqual({
      article: 'storm',
      paragraphs: [1],
      words: [weak('It rained.'), strong('It blew.')],
    });
  });

  test('tells the words that answer from the rest of their sentence', () => {
    expect(cited(['It rained. It blew.'], ['rained']).words).toEqual([
      weak('It '),
      strong('rained'),
      weak('. It blew.'),
    ]);
  });

  test('is where all of it stands where nothing of it answers more than the rest', () => {
    expect(cited(['It rained.', 'It was over by noon.'])).toEqual({
      article: 'storm',
      paragraphs: [1, 2],
      words: [strong('It rained.'), strong('It was over by noon.')],
    });
  });

  test('has the words of each paragraph apart where they go on in the next', () => {
    const { start } = spanOf('It blew.');
    const over = article.text.slice(start, spanOf('It was over').end);
    expect(cited([over])).toEqual({
      article: 'storm',
      paragraphs: [1, 2],
      words: [strong('It blew.'), strong('It was over')],
    });
  });

  test('is in no paragraph for a title', () => {
    expect(cited(['Storm'])).toEqual({ article: 'storm', paragraphs: [], words: [] });
  });
});
