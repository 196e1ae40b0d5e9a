import { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import type { Printed } from './tasks.js';

/** The environment of a command line: a process has one, and tests make their own. */
export interface Io {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The maximum line width, because longer lines are hard to read. */
const WIDEST = 100;
const USUAL = 80;

/** The text style for that output. */
export function styleFor({ output, env }: Io): { width: number; ansi: boolean } {
  const plain = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return { width: Math.min(output.columns || USUAL, WIDEST), ansi: output.isTTY === true && !plain };
}

/** Exit statuses. Scripts rely on them. */
export const FOUND: number = 0;
const NOTHING_FOUND: number = 1;
export const WRONG_USE: number = 2;

/** The replacement for a secret. */
const REDACTED = '[redacted]';

/**
 * A stream that writes to another one without the secrets, even if an error message of other code contains them.
 *
 * @param secrets empty ones are ignored
 */
export function redacting(
  output: NodeJS.WritableStream,
  secrets: readonly (string | undefined)[],
): NodeJS.WritableStream {
  const known = secrets.filter((secret) => secret !== undefined && secret !== '') as string[];
  if (known.length === 0) return output;
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      output.write(known.reduce((text, secret) => text.replaceAll(secret, REDACTED), String(chunk)));
      done();
    },
  });
}

/** The output formats: text for people, or a format for other programs. */
export type Format = 'text' | 'json' | 'csv' | 'md';

export const FORMATS: readonly Format[] = ['text', 'json', 'csv', 'md'];

/** Prints one answer and returns the exit status. */
export function print(printed: Printed, format: Format, io: Io): number {
  io.output.write(written(printed, format, io));
  return printed.found ? FOUND : NOTHING_FOUND;
}

function written(printed: Printed, format: Format, io: Io): string {
  switch (format) {
    case 'json':
      return jsonLine(printed);
    case 'csv':
      return printed.csv?.() ?? '';
    case 'md':
      return printed.markdown?.() ?? '';
    case 'text':
      return printed.text(styleFor(io));
  }
}

/**
 * Answers each line of standard input with a line of JSON. The status is `FOUND` if anything was found for at least
 * one, as with grep.
 */
export async function printEach(
  answer: (line: string) => Printed | Promise<Printed>,
  io: Io,
): Promise<number> {
  let status = NOTHING_FOUND;
  for await (const line of linesOf(io.input)) {
    const printed = await answer(line);
    io.output.write(jsonLine(printed));
    if (printed.found) status = FOUND;
  }
  return status;
}

function jsonLine({ json }: Printed): string {
  return `${JSON.stringify(json)}\n`;
}

/**
 * The lines of a stream, including blank ones, so that the nth answer belongs to the nth line. Only line feeds end a
 * line; `readline` would also break at U+2028, which a question may contain.
 */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/u, '');
  }
  if (rest !== '') yield rest;
}

/** In milliseconds; shorter work shows no progress. */
const PATIENCE = 500;
/** Milliseconds between two lines of progress if there is no terminal, also before the first. */
const BETWEEN_LINES = 5_000;

/**
 * Shows the progress of long work: a bar on a terminal, otherwise a line at intervals.
 *
 * @example
 * const progress = progressOn(process.stderr, 'Reading articles');
 * progress(600, 3000);
 */
export function progressOn(
  stream: NodeJS.WritableStream,
  what: string,
): (done: number, total: number) => void {
  const from = performance.now() + ('isTTY' in stream && stream.isTTY ? PATIENCE : BETWEEN_LINES);
  let bar: SingleBar | undefined;
  return (done, total) => {
    if (done < total && performance.now() > from && !bar) {
      bar = new SingleBar({
        stream,
        format: `${what} {bar} {value} of {total}`,
        barsize: 30,
        clearOnComplete: true,
        noTTYOutput: true,
        notTTYSchedule: BETWEEN_LINES,
      });
      bar.start(total, done);
    }
    bar?.update(done);
    if (done === total) bar?.stop();
  };
}
