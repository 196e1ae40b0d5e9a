import { setImmediate } from 'node:timers/promises';

/** Long work in steps, between which other work may have its turn. */
export type Steps<Result> = Generator<void, Result>;

/** Does all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Does a step whenever nothing else waits, so that timers, sockets and questions never wait longer than one takes.
 *
 * @param run does each step; whoever wants to measure them gives it
 */
export async function inTurn<Result>(
  steps: Steps<Result>,
  run: <T>(step: () => T) => T = (step) => step(),
): Promise<Result> {
  let step = run(() => steps.next());
  while (!step.done) {
    await setImmediate();
    step = run(() => steps.next());
  }
  return step.value;
}
