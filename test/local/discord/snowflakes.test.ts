import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSnowflakes, idAt, shardOf } from '../../../src/local/discord/clock.js';
import { manualClock } from '../../support/clock.js';

describe('ids', () => {
  test('bear the time, grow, and are never given twice', () => {
    const clock = manualClock();
    const nextId = createSnowflakes(clock);
    const steps = fc.array(fc.nat(3), { minLength: 1, maxLength: 50 });
    let last = 0n;
    fc.assert(
      fc.property(steps, (pauses) => {
        for (const pause of pauses) {
          clock.advance(pause);
          const id = BigInt(nextId());
          expect(id > last).toBe(true);
          expect(Number(id >> 22n) + 1_420_070_400_000).toBe(clock.now());
          last = id;
        }
      }),
    );
  });

  test('go on growing beyond 4096 in one millisecond', () => {
    const nextId = createSnowflakes(manualClock());
    expect(new Set(Array.from({ length: 5000 }, nextId)).size).toBe(5000);
  });
});

test('neighbouring guilds fall on different shards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), (shards) => {
      const ids = Array.from({ length: shards }, (_, index) => idAt(1_700_000_000_000, index));
      expect(new Set(ids.map((id) => shardOf(id, shards))).size).toBe(shards);
    }),
  );
});
