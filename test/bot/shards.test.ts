import { expect, test } from 'vitest';
import { waitAgain } from '../../src/bot/shards.js';

test('a shard that keeps falling over waits twice as long each time, five minutes at the most', () => {
  const waits = [0];
  for (let fall = 0; fall < 12; fall++) waits.push(waitAgain(waits.at(-1) as number, 10_000));
  expect(waits.slice(1, 5)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waits.at(-1)).toBe(300_000);
});

test('one that ran well for ten minutes is started again as soon as the first time', () => {
  expect(waitAgain(64_000, 600_000)).toBe(1_000);
});
