import { setImmediate } from 'node:timers/promises';

/** Long work as a generator; it yields to other work between steps. */
export type Steps<Result> = Generator<void, Result>;

/** Maps a list to the results for all its elements, yielding to other work after every `slice` elements. */
export function* eachInSteps<Of, Made>(
  of: readonly Of[],
  slice: number,
  make: (one: Of) => readonly Made[],
): Steps<Made[]> {
  const all: Made[] = [];
  for (const [at, one] of of.entries()) {
    if (at % slice === slice - 1) yield;
    for (const made of make(one)) all.push(made);
  }
  return all;
}

/** Whether a value is still to be computed in steps. */
export function isSteps<Result extends object>(made: Result | Steps<Result>): made is Steps<Result> {
  return Symbol.iterator in made && 'next' in made;
}

/** Runs all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Milliseconds of steps to run without interruption; interrupting shorter work is not worthwhile. */
const PIECE = 10;

/** Runs steps to the end at once; returns any other value as it is. */
export function finish<Result extends object>(made: Result | Steps<Result>): Result {
  return isSteps<Result>(made) ? atOnce(made) : made;
}

/**
 * Runs steps in short pieces and yields to the event loop between them: timers, sockets and questions never wait longer
 * than one piece and one step.
 *
 * @param run runs each piece; pass a function to measure them
 */
export async function inTurn<Result>(
  steps: Steps<Result>,
  run: <T>(step: () => T) => T = (step) => step(),
): Promise<Result> {
  const piece = () => {
    const until = performance.now() + PIECE;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    return step;
  };
  let step = run(piece);
  while (!step.done) {
    await setImmediate();
    step = run(piece);
  }
  return step.value;
}
