import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The folders whose code decides what is derived from an article. */
const FOLDERS = ['../language/', '../article/', '../search/', '../quotation/', './'];
const VECTORS = pathToFileURL(createRequire(import.meta.url).resolve('#word-vectors'));
/** What is installed; npm keeps the second, where it installed for this package. */
const INSTALLED = ['../package.json', '../node_modules/.package-lock.json'];

/**
 * A name for the code that derives: another one whenever a line of it changes, or its data, what it is built on, or
 * Node.js, whose way of writing data down may change too.
 */
export async function codeVersion(): Promise<string> {
  const code = await Promise.all(FOLDERS.map((folder) => filesIn(new URL(folder, import.meta.url))));
  const rest = [VECTORS, ...INSTALLED.map((path) => new URL(path, VECTORS))];
  const contents = await Promise.all([...code.flat(), ...rest].map((file) => readFile(file).catch(() => '')));
  const hash = createHash('sha256').update(process.version);
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}

async function filesIn(folder: URL): Promise<URL[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /\.[jt]s$/u.test(name))
    .sort()
    .map((name) => new URL(name, folder));
}
