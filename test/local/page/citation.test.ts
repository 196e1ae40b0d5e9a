import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citedBy, meantBy, namingOf, piecesOf } from '../../../src/local/page/client/citation.js';
import { parseMarkdown, wordsOf } from '../../../src/local/page/client/markdown-parser.js';

const ARTICLES = [
  { id: 'a', title: 'Storm', date: null },
  { id: 'b', title: 'Storm', date: '2024' },
  { id: 'c', title: 'Storm · Part two', date: null },
];

function cited(content: string, heading = 'A question') {
  const nodes = parseMarkdown(content);
  const at = nodes.findIndex(({ type }) => type === 'subtext');
  return citedBy(wordsOf(nodes[at]?.content as never), nodes.slice(0, at), heading, namingOf(ARTICLES));
}

describe('the place that a citation names', () => {
  test('is a paragraph of an article, and what is bold is quoted', () => {
    expect(cited('> It **rained\\. All** day.\n-# Storm · ¶ 12 · Ada Low · 2024')).toEqual({
      articles: ['a', 'b'],
      paragraphs: { first: 12, last: 12 },
      words: ['rained. All'],
    });
  });

  test('without bold words all are quoted, but not what is left out between them', () => {
    expect(cited('> It rained. […] It stopped.\n-# Storm · ¶ 1')?.words).toEqual([
      'It rained.',
      'It stopped.',
    ]);
  });

  test('reaches over several paragraphs, each of which is a line of the quote', () => {
    expect(cited('> Then **it rained.**\n> **It stopped.** Then\n-# Storm · ¶ 1–2')).toEqual({
      articles: ['a', 'b'],
      paragraphs: { first: 1, last: 2 },
      words: ['it rained.', 'It stopped.'],
    });
    expect(cited('> It rained.\n> It stopped.\n-# Storm · ¶ 1–2')?.words).toEqual([
      'It rained.',
      'It stopped.',
    ]);
  });

  test('may name a title that is cut', () => {
    expect(cited('> It rained.\n-# Stor… · ¶ 1')?.articles).toEqual(['a', 'b', 'c']);
  });

  test('is in the article that the heading names where the line names none', () => {
    expect(cited('> It rained.\n-# ¶ 3', 'Storm · Part two · Cost')?.articles).toEqual(['a', 'b', 'c']);
    expect(cited('> It rained.\n-# ¶ 3')).toBeNull();
  });

  test('may be a title or byline, which is in no paragraph', () => {
    expect(cited('> **By Ada Low**\n-# Storm · 2024')?.paragraphs).toBeNull();
  });

  test.each(['> quoted\n-# 3 of 5 passages', 'no quote\n-# Storm · ¶ 1'])('is none in %j', (content) => {
    expect(cited(content)).toBeNull();
  });
});

describe('the article that is meant where several have that title', () => {
  const article = (id: string, text: string) => ({
    ...(ARTICLES[0] as (typeof ARTICLES)[0]),
    id,
    author: null,
    speakers: [],
    sections: [{ heading: null, paragraphs: [{ number: 1, text }] }],
  });
  const dry = article('a', 'It was dry.');
  const wet = article('b', 'It rained.');

  test('is the one that holds the words', () => {
    const place = { articles: ['a', 'b'], paragraphs: { first: 1, last: 1 } };
    expect(meantBy({ ...place, words: ['It rained.'] }, [dry, wet])).toBe(wet);
    expect(meantBy({ ...place, words: ['It snowed.'] }, [dry, wet])).toBe(dry);
  });
});

describe('the pieces of paragraphs', () => {
  const text = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');

  test('are their words, character for character, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (paragraphs, words) => {
        expect(piecesOf(paragraphs, words).map(text)).toEqual(paragraphs);
      }),
    );
  });

  test('are marked where quoted words stand, wherever lines are broken', () => {
    expect(piecesOf(['It\nrained (a lot) all day.'], ['It rained (a lot)'])).toEqual([
      [
        { text: 'It\nrained (a lot)', isMarked: true },
        { text: ' all day.', isMarked: false },
      ],
    ]);
  });

  test('are marked in each paragraph that words are quoted from, in order', () => {
    expect(piecesOf(['Yes. No.', 'No. Yes.'], ['No.', 'Yes.', 'Never.'])).toEqual([
      [
        { text: 'Yes. ', isMarked: false },
        { text: 'No.', isMarked: true },
      ],
      [
        { text: 'No. ', isMarked: false },
        { text: 'Yes.', isMarked: true },
      ],
    ]);
  });
});
