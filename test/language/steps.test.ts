import { describe, expect, test, vi } from 'vitest';
import { atOnce, eachInSteps, finish, inTurn, type Steps } from '../../src/language/steps.js';

/** Counts to a number, a step for each. */
function* counting(to: number, counted: number[] = []): Steps<number[]> {
  for (let at = 1; at <= to; at++) {
    counted.push(at);
    yield;
  }
  return counted;
}

describe('work in steps', () => {
  test('gives at once what it gives in the end', () => {
    expect(atOnce(counting(3))).toEqual([1, 2, 3]);
    expect(finish(counting(3))).toEqual([1, 2, 3]);
    expect(finish([1, 2])).toEqual([1, 2]);
  });

  test('lets others have their turn between two pieces, each as long as its steps may take', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const order: string[] = [];
    const measured: number[] = [];
    function* slowly(): Steps<string> {
      for (const each of ['a', 'b', 'c', 'd']) {
        order.push(each);
        now += 6;
        yield;
      }
      return 'done';
    }
    setImmediate(() => order.push('another'));
    const done = await inTurn(slowly(), (piece) => {
      const since = now;
      const made = piece();
      measured.push(now - since);
      return made;
    });
    vi.restoreAllMocks();
    expect(done).toBe('done');
    expect(order).toEqual(['a', 'b', 'another', 'c', 'd']);
    expect(measured).toEqual([12, 12, 0]);
  });

  test('makes something of each of a list, a step for so many of them', () => {
    const steps = eachInSteps([1, 2, 3, 4, 5], 2, (one) => (one % 2 ? [one, one] : []));
    let count = 1;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    expect([step.value, count]).toEqual([[1, 1, 3, 3, 5, 5], 3]);
  });
});
