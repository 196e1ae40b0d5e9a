import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../src/verify/alignment.js';
import { claimedWordsIn, wordsIn } from '../../src/verify/claims.js';
import { compare } from '../../src/verify/comparison.js';

const whole = (text: string) => ({ start: 0, end: text.length });

function compared(claim: string, article: string) {
  const words = claimedWordsIn(claim, whole(claim), 100);
  const others = wordsIn(article, whole(article));
  const [best] = align(words, others);
  if (!best) throw new Error('Nothing to align.');
  const comparison = compare({ text: claim, words }, { text: article, words: others }, best, () => false);
  const wordOf = (text: string, span: { start: number; end: number } | null) =>
    span && text.slice(span.start, span.end);
  return {
    ...comparison,
    changes: comparison.differences.map(({ claimed, article: at, kind }) => [
      wordOf(claim, claimed),
      wordOf(article, at),
      kind,
    ]),
    left: comparison.leftOut.map((span) => wordOf(article, span)),
  };
}

const ARTICLE = 'On Monday the mayor said the old bridge will not open before 2026, whatever it costs.';

test.each([
  ['the old bridge will not open', []],
  ['the bridge will not open', [[null, 'old', 'word']]],
  ['the old bridge will open', [[null, 'not', 'negation']]],
  ['the old bridge will not open before 2027', [['2027', '2026', 'number']]],
  ['the old bridge will certainly not open', [['certainly', null, 'word']]],
  ['the old tunnel will not open', [['tunnel', 'bridge', 'word']]],
])('%s', (claim, changes) => {
  expect(compared(claim, ARTICLE).changes).toEqual(changes);
});

test('what “…” and square brackets stand for is no difference', () => {
  expect(compared('the old bridge … whatever it costs', ARTICLE)).toMatchObject({
    changes: [],
    left: ['will not open before 2026'],
  });
  expect(compared('[it] will not open before 2026', ARTICLE)).toMatchObject({ changes: [], share: 1 });
});

test.each([
  ['[Berg] will stay for the vote', '[Lund] will stay for the vote', 1],
  ['the [Acme Boat Hall] plan will stay', 'the [Acme Boat Club] plan will stay', 1],
  ['she will see it [the letters of the hall] soon', 'she will see it [the letters of the club] soon', 1],
  ['[Berg] will stay for the vote', 'She will stay for the vote', 0],
  ['[W]e will stay for the vote', '“[W]e will stay for the vote', 0],
  ['the [boat] plan will stay', 'the old plan will stay', 0],
])('square brackets of the article’s own are words like others: %s; %s', (claim, article, changes) => {
  expect(compared(claim, article).changes).toHaveLength(changes);
});

test('more of the claim that stands there is a larger share', () => {
  const shares = ['the old bridge will not open', 'the old bridge will vanish', 'a young whale sings'].map(
    (claim) => compared(claim, ARTICLE).share,
  );
  expect(shares[0]).toBe(1);
  expect(shares[1]).toBeLessThan(1);
  expect(shares[2]).toBeLessThan(shares[1] as number);
});

test('any run of words of a text is found in it, at no cost', () => {
  const word = fc.constantFrom('the', 'bridge', 'opens', 'Costa', 'not', '2026', 'old');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 3, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      (words, from, length) => {
        const start = from % (words.length - 1);
        const run = words.slice(start, start + 1 + (length % (words.length - start)));
        const [text, claim] = [words.join(' '), run.join(' ')];
        const alignments = align(claimedWordsIn(claim, whole(claim), 100), wordsIn(text, whole(text)));
        expect(alignments[0]?.cost).toBe(0);
      },
    ),
  );
});

test('without words there is nothing to align', () => {
  expect(align([], wordsIn(ARTICLE, whole(ARTICLE)))).toEqual([]);
  expect(align(claimedWordsIn('a bridge', whole('a bridge'), 10), [])).toEqual([]);
});

test.each([
  [
    'the deal was signed in October 2019 by both',
    'The deal was signed in May 2019 by both sides.',
    [['October', 'May', 'name']],
  ],
  [
    'the deal was signed in October 2019 by both',
    'After talks the deal was signed by both in May 2019, clerks said.',
    [['October', 'May', 'name']],
  ],
  [
    'the deal was signed in October 2019 by both',
    'In May 2019 the deal was signed by both sides.',
    [['October', 'May', 'name']],
  ],
  [
    'the firm paid 40 million dollars in March',
    'In March, the firm paid 30 million dollars to its owners.',
    [['40', '30', 'number']],
  ],
  [
    'he will leave the club at the end of June 2020',
    'He will leave at the end of May 2020, and join the club of his youth.',
    [['June', 'May', 'name']],
  ],
  [
    'she was elected in October 2019 with 60 percent',
    'She was elected with 55 percent of the vote in May 2019.',
    [
      ['October', 'May', 'name'],
      ['60', '55', 'number'],
    ],
  ],
  [
    'the deal was signed in October by both',
    'The deal was signed by both in the town hall.',
    [
      ['in', null, 'word'],
      ['October', null, 'name'],
    ],
  ],
])('a phrase in another place differs in its own words alone: %s; %s', (claim, article, changes) => {
  expect(compared(claim, article).changes).toEqual(changes);
});

test('the same words in another order are others', () => {
  expect(
    compared('the firm paid 30 million in March', 'In March the firm paid 30 million.').changes,
  ).not.toEqual([]);
});
