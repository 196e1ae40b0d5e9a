import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The folders whose code decides what is derived from an article. */
const FOLDERS = ['../language/', '../article/', '../search/', '../quotation/', '../summary/', './'];
const VECTORS = pathToFileURL(createRequire(import.meta.url).resolve('#word-vectors'));
/** What is installed; npm keeps the second, where it installed for this package. */
const INSTALLED = ['../package.json', '../node_modules/.package-lock.json'];

/**
 * A name for the code that derives: another one whenever a line of it changes, or its data, what it is built on, or
 * Node.js, whose way of writing data down may change too.
 */
export function codeVersion(): string {
  const code = FOLDERS.flatMap((folder) => filesIn(new URL(folder, import.meta.url)));
  const installed = INSTALLED.map((path) => new URL(path, VECTORS)).filter((file) => existsSync(file));
  const hash = createHash('sha256').update(process.version);
  for (const file of [...code, VECTORS, ...installed]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(folder: URL): URL[] {
  return readdirSync(folder)
    .filter((name) => /\.[jt]s$/u.test(name))
    .sort()
    .map((name) => new URL(name, folder));
}
