import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { contains, overlaps, type Span } from '../../src/language/span.js';
import { findQuotations } from '../../src/quotation/find.js';
import { articleOf } from './articles.js';

/** Marks of every kind, verbs of speech, names and what stands around them, right-to-left words among them. */
const MARKS = ['“', '”', '„', '"', "''", '``', '‘', '’', "'", '«', '»', '‹', '›', '「', '」'];
const STOPS = ['.', ',', '?', '!', '…', ':', ';', '-', '—', '(', ')', '\u200f', '\u202e'];
const CUES = [
  'said',
  'says',
  'told',
  'saying',
  'that',
  'according to',
  'in the words of',
  'called',
  'asked',
  'and',
  'as',
];
const NAMES = [
  'Anna Berg',
  'Mr. Holm',
  'Berg',
  'he',
  'she',
  'they',
  'the mayor',
  'Bill Holm',
  'ANNA:',
  'שלום',
  'مرحبا',
];
const OTHERS = ['the bridge', 'is', 'safe', 'who', 'words', 'in', 'Monday', '5', '🌧', 'e\u0301'];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const word = fc.oneof(...[MARKS, STOPS, CUES, NAMES, OTHERS].map((list) => fc.constantFrom(...list)));
const soup = fc
  .array(fc.tuple(word, fc.constantFrom('', ' ', ' ')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));
const nested = fc
  .array(fc.tuple(fc.constantFrom(...MARKS), word), { maxLength: 12 })
  .map(
    (pairs) =>
      `${pairs.map(([mark]) => mark).join('')}${pairs.map(([mark, text]) => `${text}${mark}`).join(' ')}`,
  );
const anything = fc
  .string({ unit: 'grapheme', maxLength: 80 })
  .map((text) => text.replaceAll(/[\r\n]/gu, ' '));
const paragraph = fc.oneof({ weight: 4, arbitrary: soup }, nested, anything);

/** Checks everything that holds for the quotations of any article. */
function check(article: Article): void {
  expect(faultsIn(article)).toEqual([]);
}

/** What does not hold: such an article has too many spans to expect something of each. */
function faultsIn(article: Article): string[] {
  const { quotations, speakers } = findQuotations(article);
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const inside = (span: Span | null) => {
    if (!span) return;
    const { start, end } = span;
    must(start >= 0 && end > start && end <= article.text.length, `${start}–${end} outside the text`);
  };
  for (const { name, role, mentions } of speakers) for (const span of [name, role, ...mentions]) inside(span);
  for (const { pieces, cue, manner, mention, speaker } of quotations) {
    for (const span of [...pieces, cue, manner, mention]) inside(span);
    for (const piece of pieces)
      must(
        article.paragraphs.some((paragraph) => contains(paragraph, piece)),
        `${piece.start} over paragraphs`,
      );
    must(pieces.length > 0, 'no words');
    must(speaker === null || speaker < speakers.length, `no speaker ${speaker}`);
    pieces.slice(1).forEach((piece, at) => {
      must(piece.start >= (pieces[at]?.end ?? 0), `${piece.start} out of order`);
    });
  }
  const all = quotations.flatMap(({ pieces }) => pieces).sort((a, b) => a.start - b.start);
  all.slice(1).forEach((piece, at) => {
    must(!overlaps(piece, all[at] ?? piece), `${piece.start} given twice`);
  });
  return faults;
}

describe('for any article, every span lies inside the text, and no words are given to two quotations', () => {
  it('of up to five paragraphs of words, names, verbs of speech and marks in any order', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), (paragraphs) => check(articleOf(...paragraphs))),
      { numRuns: 400 },
    );
  });

  it.each([...MARKS, '“a” ', '"a" ', '“a ‘b’ ', '“No,” he said. '])('of thousands of marks: %s', (mark) => {
    check(articleOf(mark.repeat(3_000), 'He said: “No.”'));
  });

  it('of one paragraph of a quarter of a megabyte', () => {
    const sentence = '“The bridge is safe,” Anna Berg said on Monday, adding that it was “late.” ';
    check(articleOf(sentence.repeat(Math.ceil(250_000 / sentence.length))));
  });

  it('of thousands of people of one surname', () => {
    const people = Array.from({ length: 2_000 }, (_, index) => {
      const name = index.toString(26).replaceAll(/./gu, (digit) => LETTERS[Number.parseInt(digit, 26)] ?? '');
      return `“No,” A${name} Berg said. Berg added that it was “late.” `;
    });
    check(articleOf(people.join('')));
  });
});
