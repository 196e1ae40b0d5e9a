import { Writable } from 'node:stream';

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
export const NOTHING_FOUND: number = 1;
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
