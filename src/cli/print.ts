import { FOUND, NOTHING_FOUND } from './exit.js';
import { type Io, styleFor } from './io.js';
import { linesOf } from './stdin.js';
import type { Printed } from './tasks.js';

/** Prints one answer and gives the exit status. */
export function print(printed: Printed, json: boolean, io: Io): number {
  io.output.write(json ? jsonLine(printed) : printed.text(styleFor(io)));
  return printed.found ? FOUND : NOTHING_FOUND;
}

/** Answers each line of standard input with a line of JSON; found is what was found for at least one, as grep has it. */
export async function printEach(answer: (line: string) => Printed, io: Io): Promise<number> {
  let status = NOTHING_FOUND;
  for await (const line of linesOf(io.input)) {
    const printed = answer(line);
    io.output.write(jsonLine(printed));
    if (printed.found) status = FOUND;
  }
  return status;
}

function jsonLine({ json }: Printed): string {
  return `${JSON.stringify(json)}\n`;
}
