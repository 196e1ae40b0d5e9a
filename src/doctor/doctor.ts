import { examine, type Patient } from './examine.js';
import type { Finding } from './finding.js';

/** Exit statuses: nothing has to be done, or something has. */
const WELL = 0;
const ILL = 1;

/**
 * Prints what is as it should be and what is not, with what to do, as it is found.
 *
 * @returns the exit status: 0 where nothing has to be done, 1 where something has
 */
export async function doctor(patient: Patient, output: NodeJS.WritableStream): Promise<number> {
  let due = 0;
  for await (const finding of examine(patient)) {
    if (finding.state === 'todo') due += 1;
    output.write(linesFor(finding));
  }
  output.write(due === 0 ? '\nNothing has to be done.\n' : `\nTo be done: ${due}.\n`);
  return due === 0 ? WELL : ILL;
}

const WIDTH = 6;

function linesFor({ state, about, found, advice }: Finding): string {
  const first = `${state.padEnd(WIDTH)}${about}: ${found}\n`;
  return advice ? `${first}${' '.repeat(WIDTH)}-> ${advice}\n` : first;
}
