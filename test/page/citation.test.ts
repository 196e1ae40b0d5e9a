import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citedBy, piecesOf } from '../../src/page/client/citation.js';
import { parseMarkdown, wordsOf } from '../../src/page/client/markdown-parser.js';

const ARTICLES = [
  { id: 'a', title: 'Storm', date: null },
  { id: 'b', title: 'Storm', date: '2024' },
  { id: 'c', title: 'Storm · Part two', date: null },
];

function cited(content: string, heading = 'A question') {
  const nodes = parseMarkdown(content);
  const at = nodes.findIndex(({ type }) => type === 'subtext');
  return citedBy(wordsOf(nodes[at]?.content as never), nodes.slice(0, at), heading, ARTICLES);
}

describe('the place that a citation names', () => {
  test('is a paragraph of an article, and what is bold is quoted', () => {
    expect(cited('> It **rained\\. All** day.\n-# Storm · ¶ 12 · Ada Low · 2024')).toEqual({
      articles: ['a', 'b'],
      paragraph: 12,
      words: ['rained. All'],
    });
  });

  test('without bold words all are quoted, but not what is left out between them', () => {
    expect(cited('> It rained. […] It stopped.\n-# Storm · ¶ 1')?.words).toEqual([
      'It rained.',
      'It stopped.',
    ]);
  });

  test('is in the article that the heading names where the line names none', () => {
    expect(cited('> It rained.\n-# ¶ 3', 'Storm · Part two · Cost')?.articles).toEqual(['a', 'b', 'c']);
    expect(cited('> It rained.\n-# ¶ 3')).toBeNull();
  });

  test('may be a title or byline, which is in no paragraph', () => {
    expect(cited('> **By Ada Low**\n-# Storm · 2024')?.paragraph).toBeNull();
  });

  test.each(['> quoted\n-# 3 of 5 passages', 'no quote\n-# Storm · ¶ 1'])('is none in %j', (content) => {
    expect(cited(content)).toBeNull();
  });
});

describe('the pieces of a paragraph', () => {
  test('are its words, character for character, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
        expect(
          piecesOf(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('are marked where quoted words stand, wherever lines are broken', () => {
    expect(piecesOf('It\nrained (a lot) all day.', ['It rained (a lot)'])).toEqual([
      { text: 'It\nrained (a lot)', isMarked: true },
      { text: ' all day.', isMarked: false },
    ]);
  });
});
