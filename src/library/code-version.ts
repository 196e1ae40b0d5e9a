import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folders whose code determines the contents of a compiled article. */
const FOLDERS = ['../language/', '../article/', '../search/', '../quotation/', '../summary/', './'];
const { resolve } = createRequire(import.meta.url);
/** The built program that compiles articles. */
const COMPILER = resolve('#compile-worker');
const VECTORS = resolve('#word-vectors');
/** Matches the package in an import; the name of a scoped package has two parts. */
const IMPORTED = /(?:from|import\(|require\()\s*'((?!node:)(?:@[^/']+\/)?\w[^/']*)/gu;

/**
 * A digest of the code that compiles articles. It changes with every line of that code, its data, the packages that it
 * imports, and Node.js, whose serialisation format may change too.
 */
export function codeVersion(): string {
  version ??= digestOfCode();
  return version;
}

/** Cached, because computing it takes a tenth of the start. */
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
 * Some packages and all their dependencies, each as `name@version`, as installed: side by side, nested, or in a store
 * behind symlinks. No lock file lists them if Verbatim itself is a dependency.
 *
 * @param names the packages that the file at `from` imports
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

/** The package.json of a package, resolved from a file as Node.js does; empty if it is not installed. */
function packageFile(name: string, from: string): string[] {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(file)) return [realpathSync(file)];
    if (folder === dirname(folder)) return [];
  }
}
