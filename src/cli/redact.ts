import { Writable } from 'node:stream';

/** Stands where a secret stood. */
const REDACTED = '[redacted]';

/**
 * A stream that writes to another one, with a secret left out wherever it stands: in errors of other people's code too.
 *
 * @param secret nothing is left out where it is empty
 */
export function redacting(output: NodeJS.WritableStream, secret = ''): NodeJS.WritableStream {
  if (secret === '') return output;
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      output.write(String(chunk).replaceAll(secret, REDACTED));
      done();
    },
  });
}
