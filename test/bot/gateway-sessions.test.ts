import { expect, test } from 'vitest';
import { identifyTurns } from '../../src/bot/gateway-sessions.js';
import type { Turns } from '../../src/store/store.js';
import { createDiary } from '../e2e/diary.js';

/** Time that passes when everybody waits, and no sooner. */
function passingTime() {
  let now = 0;
  const waiting: { until: number; wake: () => void }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    pause: (ms: number) =>
      new Promise<void>((wake) => {
        waiting.push({ until: now + ms, wake });
      }),
    /** Lets time pass until nobody waits any more. */
    async pass() {
      for (await settle(); waiting.length > 0; await settle()) {
        waiting.sort((a, b) => a.until - b.until);
        const [next] = waiting.splice(0, 1);
        now = Math.max(now, next?.until ?? 0);
        next?.wake();
      }
    },
  };
}

/** A store's turns, by the same clock. */
function storeWith({ now }: { now(): number }): Turns {
  const taken = new Map<string, number>();
  return {
    async takeTurn(name, apart) {
      const wait = (taken.get(name) ?? -apart) + apart - now();
      if (wait <= 0) taken.set(name, now());
      return Math.max(0, wait);
    },
  };
}

const { signal } = new AbortController();
const always = async () => {};

/** When shards of a bucket identify, in the order in which they are let. */
async function times(shards: number, shared: Turns | undefined, time: ReturnType<typeof passingTime>) {
  const processes = [1, 2].map(() => identifyTurns(shared, createDiary().log, time));
  const seen: number[] = [];
  const all = Array.from({ length: shards }, (_, shard) =>
    processes[shard % 2]?.next(0, always, signal).then(() => seen.push(time.now())),
  );
  await time.pass();
  await Promise.all(all);
  return seen;
}

test('shards of one bucket identify five seconds apart and more, in all processes that share a store', async () => {
  const time = passingTime();
  expect(await times(6, storeWith(time), time)).toEqual([0, 5_500, 11_000, 16_500, 22_000, 27_500]);
});

test('a process keeps its own shards apart where there is no store, or that fails, which it says once', async () => {
  const diary = createDiary();
  const failing = { takeTurn: () => Promise.reject(new Error('gone')) };
  for (const shared of [undefined, failing]) {
    const time = passingTime();
    const turns = identifyTurns(shared, diary.log, time);
    const seen: number[] = [];
    const all = [0, 1, 2].map(() => turns.next(0, always, signal).then(() => seen.push(time.now())));
    await time.pass();
    await Promise.all(all);
    expect(seen).toEqual([0, 5_500, 11_000]);
  }
  expect(diary.lines).toEqual([
    expect.stringMatching(/not kept apart from those of other processes: .*gone/u),
  ]);
});

test('shards of different buckets do not wait for each other', async () => {
  const time = passingTime();
  const turns = identifyTurns(storeWith(time), createDiary().log, time);
  await Promise.all([0, 1, 2].map((bucket) => turns.next(bucket, always, signal)));
  expect(time.now()).toBe(0);
});

test('none identifies before Discord allows it, and who waits for that takes no turn', async () => {
  const time = passingTime();
  const turns = identifyTurns(storeWith(time), createDiary().log, time);
  let allow = () => {};
  const allowed = new Promise<void>((resolve) => {
    allow = resolve;
  });
  const order: string[] = [];
  const first = turns.next(0, () => allowed, signal).then(() => order.push('first'));
  const second = turns.next(0, always, signal).then(() => order.push('second'));
  await second;
  allow();
  await time.pass();
  await first;
  expect(order).toEqual(['second', 'first']);
  expect(time.now()).toBe(5_500);
});

test('who gives up waits no longer', async () => {
  const turns = identifyTurns(undefined, createDiary().log);
  const leaving = new AbortController();
  await turns.next(0, always, leaving.signal);
  const next = turns.next(0, always, leaving.signal);
  leaving.abort();
  await expect(next).rejects.toThrow('abort');
});
