import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A program of the browser, whose packages are built into it. */
const CLIENT = 'src/local/page/client/';
/** Packages of types alone, which nothing loads when the program runs. */
const TYPES = ['mdast'];
/** Packages that others import, named for their versions: with the next ones, Markdown takes quadratic time. */
const HELD = ['micromark', 'micromark-core-commonmark'];

/** The packages that some code imports, by their names in package.json. */
function importedBy(isIncluded: (file: string) => boolean): string[] {
  const files = ['src', 'commands']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`),
    )
    .filter((file) => /\.tsx?$/u.test(file) && isIncluded(file.replaceAll('\\', '/')));
  const names = files.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:\bfrom |\bimport\()'([^'.#\n][^'\n]*)'(?:;$|\))/gmu,
      ),
    ].map(([, path = '']) => /^(?:@[^/]+\/)?[^/]+/u.exec(path)?.[0] ?? path),
  );
  return [...new Set(names)].filter((name) => !isBuiltin(name) && !TYPES.includes(name)).sort();
}

test('every package that the program imports is a dependency, and every dependency is imported', () => {
  expect(importedBy((file) => !file.startsWith(CLIENT))).toEqual(
    Object.keys(dependencies)
      .filter((name) => !HELD.includes(name))
      .sort(),
  );
});

test('every package that is built into the page is there to build with', () => {
  const known = Object.keys({ ...dependencies, ...devDependencies });
  expect(importedBy((file) => file.startsWith(CLIENT)).filter((name) => !known.includes(name))).toEqual([]);
});
