import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../src/summary/sentence-candidates.js';
import { unitsOf } from '../../src/summary/units.js';
import { plain } from './articles.js';

/** For each sentence that can be shown, the places of the sentences of its runs. */
function runs(...paragraphs: string[]): Record<number, number[][]> {
  const article = plain(...paragraphs);
  const units = unitsOf(article, candidatesOf(article));
  return Object.fromEntries(
    units.map(({ head, runs }) => [head.order, runs.map((run) => run.map(({ order }) => order))]),
  );
}

const FIRST = 'The council of Genoa closed the old bridge.';

describe('unitsOf', () => {
  it('lets a sentence stand alone that needs no other', () => {
    expect(runs(FIRST, 'Repairs on the piers take about a year.')).toEqual({ 0: [[0]], 1: [[1]] });
  });
  it('takes along what an opener points to, as far back as it takes', () => {
    expect(runs(FIRST, 'It had been closed before in May. That was because of the rain.')).toEqual({
      0: [[0]],
      1: [[0, 1]],
      2: [[0, 1, 2]],
    });
  });
  it('takes along the sentence that names the speaker', () => {
    const quoted = '“The piers are weak,” Mayor Ann Lee said. “Nobody should cross the bridge now.”';
    expect(runs(FIRST, quoted)[2]).toEqual([[1, 2]]);
  });
  it('shows nothing alone that a "However" takes back', () => {
    expect(runs(`${FIRST} However, the courts opened it again.`)).toEqual({ 0: [[0, 1]], 1: [[0, 1]] });
  });
  it('prefers to show a "But" along', () => {
    expect(runs(`${FIRST} But the courts opened it again.`)[0]).toEqual([[0, 1], [0]]);
  });
  it('never hangs a sentence on boilerplate, and leaves out fragments', () => {
    expect(runs('Image: A. Nonymous.', 'It closed on the ninth of May.', 'A sad day.')).toEqual({});
  });
});
