/** Runs a piece of work, whose time counts. */
export type Timed = <T>(piece: () => T) => T;

/** How long the answer to one interaction has kept everything else waiting. */
export interface Held {
  readonly timed: Timed;
  /** Milliseconds that the longest piece took until the event loop had its turn. */
  longest(): number;
}

/** Begins to measure the pieces of an answer. */
export function measureHeld(): Held {
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
