/** How often it is written anew, in milliseconds. */
const EVERY = 250;

/**
 * Goes through the items and keeps a line on stderr that tells how far it is. Where stderr is no terminal, one line
 * says when all is done.
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
