import { SingleBar } from 'cli-progress';

/** Work that takes less, in milliseconds, needs no bar. */
const PATIENCE = 500;
/** Where there is no terminal, the milliseconds before the first line and from each to the next. */
const BETWEEN_LINES = 5_000;

/**
 * Shows how far some long work is: a bar on a terminal, a line now and then elsewhere.
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
