import { describe, expect, it } from 'vitest';
import { centrality, cosine, excess, length, NEWS, position, weigh } from '../../src/summary/scores.js';
import { bagOf } from '../../src/summary/sentence-candidates.js';

describe('scores', () => {
  it('likens sentences by their content words, whatever their endings', () => {
    expect(cosine(bagOf('The sanctions failed.'), bagOf('Failing sanction'))).toBeCloseTo(1);
    expect(cosine(bagOf('The sanctions failed.'), bagOf('Apples ripen.'))).toBe(0);
    expect(cosine(bagOf(''), bagOf('Apples ripen.'))).toBe(0);
  });
  it('gives the highest centrality to the sentence that shares most', () => {
    const bags = ['Apples ripen in autumn.', 'Farmers pick apples in autumn.', 'Farmers own tractors.'].map(
      bagOf,
    );
    const [first, second, third] = centrality(bags);
    expect(second).toBe(1);
    expect(first).toBeGreaterThan(third ?? 0);
  });
  it('has no centrality where nothing is shared', () => {
    expect(centrality([bagOf('Apples ripen.'), bagOf('Tractors rust.')])).toEqual([0, 0]);
    expect(centrality([])).toEqual([]);
  });
  it('falls off with the place', () => {
    expect(position(0)).toBe(1);
    expect(position(1)).toBeGreaterThan(position(2));
  });
  it('rewards length up to thirty words', () => {
    expect(length(15)).toBe(0.5);
    expect(length(90)).toBe(1);
  });
  it('counts what is over forty-five words', () => {
    expect(excess(45)).toBe(0);
    expect(excess(75)).toBe(1);
  });
  it('looks at nothing but the place in news', () => {
    const features = {
      position: 0.4,
      centrality: 1,
      title: 1,
      length: 1,
      excess: 1,
      personal: 1,
      opening: 1,
    };
    expect(weigh(features, NEWS.weights)).toBeCloseTo(0.4);
  });
});
