import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folders whose code decides what a compiled article holds. */
const FOLDERS = ['../language/', '../article/', '../search/', '../quotation/', '../summary/', './'];
const { resolve } = createRequire(import.meta.url);
/** The program that compiles articles, as it is built. */
const COMPILER = resolve('#compile-worker');
const VECTORS = resolve('#word-vectors');
/** A package that some code imports; the name of a scoped one has two parts. */
const IMPORTED = /(?:from|import\()\s*'((?!node:)(?:@[^/']+\/)?\w[^/']*)/gu;

/**
 * A digest of the code that compiles articles: it changes with every line of it, with its data, with the packages it
 * imports, and with Node.js, whose serialisation may change too.
 */
export function codeVersion(): string {
  version ??= digestOfCode();
  return version;
}

/** It takes a tenth of a start to find out, and stays the same. */
let version: string | undefined;

function digestOfCode(): string {
  const hash = createHash('sha256').update(process.version).update(readFileSync(VECTORS));
  const packages = new Set<string>();
  for (const code of FOLDERS.flatMap((folder) => codeIn(join(dirname(COMPILER), folder)))) {
    hash.update(code);
    for (const [, name = ''] of code.matchAll(IMPORTED)) packages.add(name);
  }
  for (const each of installedVersions([...packages], COMPILER)) hash.update(`${each}\n`);
  return hash.digest('hex');
}

function codeIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/**
 * Packages and all that they depend on, each as `name@version`, as they are installed: side by side, nested, or in a
 * store that links lead to. No lock file tells this where Verbatim itself is a dependency.
 *
 * @param names what the file at `from` imports
 */
export function installedVersions(names: readonly string[], from: string): readonly string[] {
  const installed = new Set<string>();
  const next = names.flatMap((name) => packageFile(name, from));
  const seen = new Set<string>();
  for (const file of next) {
    if (seen.has(file)) continue;
    seen.add(file);
    const { name, version, dependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
    installed.add(`${name}@${version}`);
    for (const dependency of Object.keys(dependencies)) next.push(...packageFile(dependency, file));
  }
  return [...installed].sort();
}

/** The package.json of a package, as Node.js looks for it from a file; none where it is not installed. */
function packageFile(name: string, from: string): string[] {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) return [realpathSync(file)];
    if (folder === dirname(folder)) return [];
  }
}
