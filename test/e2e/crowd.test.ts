import { expect, test } from 'vitest';
import { type Clock, systemClock } from '../../src/local/discord/clock.js';
import { asking, inTown, read } from './town.js';

const CROWD = 1000;
/** Milliseconds of work for an answer: one after the other they take far longer than Discord waits. */
const WORK = 5;

/**
 * Here Discord, who checks all it is sent, runs in the same process beside other tests: its clock goes slower, so that
 * what it takes itself does not count. `npm run bench -- load` holds the bot as a process of its own to 3 s.
 */
const SLOWER = 3;
const began = Date.now();
const clock: Clock = {
  now: () => Math.floor(began + (Date.now() - began) / SLOWER),
  after: (ms, run) => systemClock.after(SLOWER * ms, run),
};

/** Keeps the event loop busy, as the ranking of a long article does. */
function answerSlowly() {
  const end = performance.now() + WORK;
  while (performance.now() < end);
  return { title: ['Done'], blocks: [] };
}

test('a thousand ask at once, and each of them gets an answer', { timeout: 120_000 }, () =>
  inTown(
    async ({ ada }) => {
      // Discord gives each up for which it has no sign of life within 3 s.
      const answers = await Promise.all(
        Array.from({ length: CROWD }, (_, index) => ada.command('ask', { question: `Why ${index}?` })),
      );
      expect(answers.map(read).every((text) => text.includes('Done'))).toBe(true);
    },
    { bot: asking(answerSlowly), loopback: { clock } },
  ),
);
