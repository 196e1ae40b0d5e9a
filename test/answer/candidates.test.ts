import { expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';

const SUBJECTS = ['harbour', 'bridge', 'council', 'ferry', 'budget'];

/** An article of paragraphs of that many sentences, as long as paragraphs can be. */
function articleOf(paragraphs: number, sentences: number) {
  const sentence = (number: number) => `The ${SUBJECTS[number % 5]} near gate ${number} was shut.`;
  const paragraph = (_: unknown, at: number) =>
    Array.from({ length: sentences }, (_, within) => sentence(at * sentences + within)).join(' ');
  return { title: 'Report', sections: [{ paragraphs: Array.from({ length: paragraphs }, paragraph) }] };
}

/** How many sentences of paragraphs were read to rank them. */
function ranked(paragraphs: number, sentences: number): number {
  const library = createLibrary([articleOf(paragraphs, sentences)]);
  const { passages } = library.ask('What was shut near the bridge?', { explain: true, limit: 1_000 });
  const [{ paragraphs: own } = { paragraphs: [] }] = library.articles;
  return passages.reduce((sum, { paragraph }) => sum + (own[(paragraph ?? 0) - 1]?.sentences.length ?? 0), 0);
}

test('all of an article as newspapers have them is ranked', () => {
  expect(ranked(40, 6)).toBe(240);
});

test('no more sentences of long paragraphs are ranked than while one waits', () => {
  expect(ranked(14, 180)).toBe(11 * 180);
});
