/** Those who wait for their turn, the first of them first. */
const waiting: (() => void)[] = [];

/** Milliseconds that a turn takes, until any has been measured. */
const USUAL = 10;
/** What the latest turn counts beside those before. */
const LATEST = 0.2;

/** In milliseconds: whoever is likely to wait longer for a turn is told first that an answer is coming. */
export const LONG_WAIT = 150;

let isBusy = false;
let usual = USUAL;

/**
 * Resolves after all who asked before have had a turn, each in a round of the event loop of its own. However much
 * arrives at once, what comes behind it is taken in and timers go off between two pieces of work: where there is more
 * to do than 3 s are enough for, whoever waits is told in time that an answer is coming.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (isBusy) return;
    isBusy = true;
    setImmediate(next);
  });
}

/** Milliseconds that who asks for a turn now is likely to wait for it, as long as turns have taken of late. */
export function expectedWait(): number {
  return waiting.length * usual;
}

/** What goes ahead of turns and is under way. */
let ahead = 0;
/** Rounds of the event loop since the latest turn, and so many of them at the most that a turn waits for what goes ahead. */
let rounds = 0;
const MOST_ROUNDS = 50;

/** A turn waits for something short that is to be sent at once, but not forever. */
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

/** Runs a piece of work, whose time counts. */
export type Timed = <T>(piece: () => T) => T;

/** How long the answer to one interaction has kept everything else waiting. */
interface Blocking {
  readonly timed: Timed;
  /** Milliseconds that the longest piece took until the event loop had its turn. */
  longest(): number;
}

/** Begins to measure the pieces of an answer. */
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
