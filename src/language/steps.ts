import { setImmediate } from 'node:timers/promises';

/** Long work in steps, between which other work may have its turn. */
export type Steps<Result> = Generator<void, Result>;

/** What is made of each of a list, one after the other, other work having its turn after so many of them. */
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

/** Whether something is made in steps, and not there yet. */
export function isSteps<Result extends object>(made: Result | Steps<Result>): made is Steps<Result> {
  return Symbol.iterator in made && 'next' in made;
}

/** Does all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Milliseconds of steps that are done at once: shorter work is not worth an interruption. */
const PIECE = 10;

/** Does at once what may be made in steps. */
export function finish<Result extends object>(made: Result | Steps<Result>): Result {
  return isSteps<Result>(made) ? atOnce(made) : made;
}

/**
 * Does a few steps at a time, and between them whatever else waits: timers, sockets and questions never wait longer than
 * a piece and a step take.
 *
 * @param run does each piece; whoever wants to measure them gives it
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
