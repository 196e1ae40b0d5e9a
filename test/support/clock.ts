import type { Clock } from '../../src/local/discord/server.js';

/** A clock that stands still until it is told to advance. */
export interface ManualClock extends Clock {
  /** Lets time pass, and runs what falls due, in its order. */
  advance(ms: number): void;
}

/** Makes a clock that starts at the present time. */
export function manualClock(): ManualClock {
  let now = Date.now();
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
}
