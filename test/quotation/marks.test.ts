import { describe, expect, it } from 'vitest';
import { slice } from '../../src/language/span.js';
import { quotedSpans } from '../../src/quotation/marks.js';
import { articleOf, saidIn } from './articles.js';

const quoted = (...paragraphs: string[]) => {
  const article = articleOf(...paragraphs);
  return quotedSpans(article).map((span) => slice(article.text, span));
};

describe('quotedSpans', () => {
  it.each([
    ['curly', 'A “b c” d “e”.', ['“b c”', '“e”']],
    ['straight', 'A "b c" d "e".', ['"b c"', '"e"']],
    ['doubled single', "A ''b c'' d.", ["''b c''"]],
    ['a curly mark closed by a straight one', 'A “b c" d.', ['“b c"']],
    ['low and high', 'A „b c“ d.', ['„b c“']],
    ['guillemets', 'A «b c» d ‹e›.', ['«b c»', '‹e›']],
    ['guillemets that point inward', 'A »b c« d.', ['»b c«']],
    ['single with apostrophes', 'A ‘b’s dogs’ bone isn’t c,’ d.', ['‘b’s dogs’ bone isn’t c,’']],
    ['marks in marks', 'A “b ‘c’ d” e “f “g” h” i.', ['“b ‘c’ d”', '“f “g” h”']],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    'It’s the voters’ choice.',
    "Rock 'n roll in the '90s",
    'A 5" pipe and a 6" one',
    'The ’68 class',
  ])('leaves apostrophes and inches alone: %s', (text) => {
    expect(quoted(text)).toEqual([]);
  });

  it('ends a mark that is never closed with its paragraph, or before the next one opens', () => {
    expect(quoted('A “b c.', 'D e.')).toEqual(['“b c.']);
    expect(quoted('A “b c. “D e.” F.')).toEqual(['“b c.', '“D e.”']);
  });

  it.each([
    [
      ['A: “b c.', 'I don’t d,” e.'],
      ['“b c.', 'I don’t d,”'],
    ],
    [
      ['A: “b c.', "It's d. I've e.”"],
      ['“b c.', "It's d. I've e.”"],
    ],
    [
      ['A: “b c.', 'The dogs’ d,” e.'],
      ['“b c.', 'The dogs’ d,”'],
    ],
    [['A: “b c.', 'He can’t d.', 'E.'], ['“b c.']],
    [
      ['A: “b c.', 'It’s “d e.”'],
      ['“b c.', '“d e.”'],
    ],
  ])('goes on past apostrophes in the next paragraph: %j', (paragraphs, expected) => {
    expect(quoted(...paragraphs)).toEqual(expected);
  });

  it('tells where a quotation goes on from the paragraph before', () => {
    const article = articleOf('A: “b c.', '“D e.', 'F g,” he said. “H.”');
    expect(quotedSpans(article).map(({ continues }) => continues)).toEqual([false, true, true, false]);
    expect(quotedSpans(article).map((span) => slice(article.text, span))).toEqual([
      '“b c.',
      '“D e.',
      'F g,”',
      '“H.”',
    ]);
  });
});

describe('marks as newspapers set them', () => {
  it.each([
    ['“He told me, ‘Go home,’ ” Eva Lund said. It rained.', 'Eva Lund: “He told me, ‘Go home,’ ”'],
    ['“It was late,’’ said Eva Lund. It rained.', 'Eva Lund: “It was late,’’'],
    ['‘‘It was late,’’ said Eva Lund. It rained.', 'Eva Lund: ‘‘It was late,’’'],
    ['It rained. ’It is done,’ said Eva Lund.', 'Eva Lund: ’It is done,’'],
    ["It rained. `It is done,' said Eva Lund.", "Eva Lund: `It is done,'"],
    ['It rained. ”It is done,“ said Eva Lund.', 'Eva Lund: ”It is done,“'],
    ['It rained. “ It is done, ” said Eva Lund.', 'Eva Lund: “ It is done, ”'],
    ['“It is odd,’’ Will Lund, a clerk, told reporters. It rained.', 'Will Lund: “It is odd,’’'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
