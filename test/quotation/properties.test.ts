import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../src/language/span.js';
import { findQuotations } from '../../src/quotation/find.js';
import { articleOf } from './articles.js';

const words = fc.constantFrom(
  ...[
    '“',
    '”',
    '"',
    "''",
    '‘',
    '’',
    '«',
    '»',
    '.',
    ',',
    '?',
    ':',
    '-',
    '—',
    '(',
    ')',
    'said',
    'says',
    'told',
    'that',
  ],
  ...[
    'Anna Berg',
    'Mr. Holm',
    'Berg',
    'he',
    'she',
    'the mayor',
    'according to',
    'and',
    'the bridge',
    'is',
    'safe',
    '🌧',
    'שלום',
  ],
);
const paragraph = fc.oneof(
  fc
    .array(fc.tuple(words, fc.constantFrom('', ' ', ' ')), { maxLength: 40 })
    .map((parts) => parts.flat().join('')),
  fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replaceAll(/[\r\n]/gu, ' ')),
);

describe('for any text', () => {
  it('every span lies inside the article and in its paragraph, pieces in order', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), (paragraphs) => {
        const article = articleOf(...paragraphs);
        const { quotations, speakers } = findQuotations(article);
        const spans = quotations.flatMap(({ pieces, cue, manner, mention }) => [
          ...pieces,
          cue,
          manner,
          mention,
        ]);
        spans.push(...speakers.flatMap(({ name, role, mentions }) => [name, role, ...mentions]));
        for (const span of spans) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(article.text.length);
        }
        for (const { pieces, speaker } of quotations) {
          expect(pieces.length).toBeGreaterThan(0);
          expect(speaker === null || speaker < speakers.length).toBe(true);
          pieces.slice(1).forEach((piece, at) => {
            expect(piece.start).toBeGreaterThanOrEqual(pieces[at]?.end ?? 0);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no words are given to two quotations', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), (paragraphs) => {
        const pieces = findQuotations(articleOf(...paragraphs)).quotations.flatMap((each) => each.pieces);
        const ordered = [...pieces].sort((a, b) => a.start - b.start);
        ordered.slice(1).forEach((piece, at) => {
          expect(overlaps(piece, ordered[at] ?? piece)).toBe(false);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('thousands of marks in one paragraph are read, open, closed or nested', () => {
    for (const mark of ['“', '”', '"', "'", '‘', '«', '“a” ', '"a" '])
      expect(findQuotations(articleOf(mark.repeat(5_000))).speakers).toEqual([]);
  });
});
