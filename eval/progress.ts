/** The interval of updates, in milliseconds. */
const EVERY = 250;

/**
 * Iterates over the items and shows the progress in a line on stderr. If stderr is no terminal, it prints one line at
 * the end.
 */
export function* withProgress<Item>(what: string, items: readonly Item[]): Generator<Item> {
  let written = Number.NEGATIVE_INFINITY;
  for (const [index, item] of items.entries()) {
    if (process.stderr.isTTY && performance.now() - written > EVERY) {
      written = performance.now();
      process.stderr.write(`\r\u001b[K${what}: ${index} of ${items.length}`);
    }
    yield item;
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  else process.stderr.write(`${what}: ${items.length} done\n`);
}
