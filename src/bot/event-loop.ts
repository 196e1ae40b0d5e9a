/** The callers waiting for a turn, in order. */
const waiting: (() => void)[] = [];

/** The assumed duration of a turn, in milliseconds, until one has been measured. */
const USUAL = 10;
/** The weight of the latest turn in the moving average. */
const LATEST = 0.2;

/** In milliseconds. If a longer wait is expected, the member is first told that an answer is coming. */
export const LONG_WAIT = 150;

let isBusy = false;
let usual = USUAL;

/**
 * Resolves after all earlier callers have had a turn, each in a round of the event loop of its own. Between two turns,
 * however many are waiting, new interactions are received and timers fire. If the work exceeds Discord's time limit,
 * each waiting member is told in time that an answer is coming.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (isBusy) return;
    isBusy = true;
    setImmediate(next);
  });
}

/** The time that a new caller is likely to wait for a turn, in milliseconds, by the recent duration of turns. */
export function expectedWait(): number {
  return waiting.length * usual;
}

/** The number of pending sends that turns wait for. */
let ahead = 0;
/**
 * The number of rounds of the event loop since the last turn, and how many of them a turn waits at most for pending
 * sends.
 */
let rounds = 0;
const MOST_ROUNDS = 50;

/** Delays the next turn for something short that should be sent at once, but not forever. */
export function goAhead(sent: Promise<unknown>): void {
  ahead += 1;
  const done = () => {
    ahead -= 1;
  };
  sent.then(done, done);
}

function next(): void {
  if (ahead > 0 && rounds++ < MOST_ROUNDS) return void setImmediate(next);
  rounds = 0;
  const first = waiting.shift();
  isBusy = first !== undefined;
  if (!first) return;
  const since = performance.now();
  first();
  setImmediate(() => {
    usual += LATEST * (performance.now() - since - usual);
    next();
  });
}

/** Runs a piece of work and measures its time. */
export type Timed = <T>(piece: () => T) => T;

/** How long the answer to one interaction has blocked everything else. */
interface Blocking {
  readonly timed: Timed;
  /** The duration of the longest piece until the next round of the event loop, in milliseconds. */
  longest(): number;
}

/** Starts to measure the pieces of an answer. */
export function measureBlocking(): Blocking {
  let longest = 0;
  return {
    longest: () => longest,
    timed(piece) {
      const since = performance.now();
      try {
        return piece();
      } finally {
        longest = Math.max(longest, performance.now() - since);
      }
    },
  };
}
