import { describe, expect, test } from 'vitest';
import { nearer, together } from '../../src/answer/near.js';
import type { Ranked } from '../../src/answer/rank.js';

/** A passage of an article, by the number of its paragraph, with a sentence of its own. */
function passage(article: string, number: number, score: number): Ranked {
  const of = { number, sentences: [{ start: number * 10, end: number * 10 + 9 }] };
  return {
    candidate: { article: { id: article }, of },
    context: { sentence: 0 },
    score,
  } as unknown as Ranked;
}

const numbers = (ranked: readonly Ranked[]) => ranked.map(({ candidate }) => candidate.of.number);
const shown = { article: 'a', paragraph: 2, sentence: { start: 20, end: 29 } };
const ranked = [passage('a', 7, 1), passage('a', 3, 0.9), passage('a', 2, 0.8), passage('b', 2, 0.7)];
const order = (kind: 'ellipsis' | 'plain' | 'more' | 'reference', isNear = true) =>
  numbers(nearer(ranked, { kind, isWhole: false, shown, isNear } as Parameters<typeof nearer>[1]));

describe('what stands near to what was shown last', () => {
  test('comes first after "Why?"', () => expect(order('ellipsis')).toEqual([2, 3, 7, 2]));
  test('comes first after "When did he say that?"', () => expect(order('reference')).toEqual([2, 3, 7, 2]));
  test('is not looked at for a question that stands by itself', () =>
    expect(order('plain')).toEqual([7, 3, 2, 2]));
  test('is not what was read already, where more is asked for', () =>
    expect(order('more')).toEqual([3, 7, 2, 2]));
  test('counts less where it was not sure to answer', () =>
    expect(order('reference', false)).toEqual([3, 2, 7, 2]));
});

describe('two rankings are one', () => {
  const last = { ranked: [passage('a', 1, 0)], confidence: 0.5 };
  const first = (kind: 'ellipsis' | 'plain', confidence: number) =>
    together(kind, last, { ranked: [passage('b', 9, 0), passage('a', 1, -3)], confidence })[0]?.candidate
      .article.id;

  test('a follow-up stays with the article shown last', () => expect(first('ellipsis', 0.6)).toBe('a'));
  test('a question that stands by itself goes where it is surer', () =>
    expect(first('plain', 0.6)).toBe('b'));
  test('a passage of both is believed as both believe it', () => {
    const [one, two] = together('plain', last, {
      ranked: [passage('a', 1, 0), passage('b', 9, 0)],
      confidence: 0.5,
    });
    expect(Math.exp(one?.score ?? 0)).toBeCloseTo(0.75);
    expect(Math.exp(two?.score ?? 0)).toBeCloseTo(0.25);
  });
});
