/** Those who wait for their turn, the first of them first. */
const waiting: (() => void)[] = [];

/**
 * Resolves after all who asked before have had a turn, each in a round of the event loop of its own. However much
 * arrives at once, what comes behind it is taken in and timers go off between two pieces of work: where there is more
 * to do than 3 s are enough for, whoever waits is told in time that an answer is coming.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
