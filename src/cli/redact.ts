import { Writable } from 'node:stream';

/** Stands where a secret stood. */
const REDACTED = '[redacted]';

/**
 * A stream that writes to another one, with secrets left out wherever they stand: in errors of other people's code too.
 *
 * @param secrets nothing is left out for one that is empty
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
