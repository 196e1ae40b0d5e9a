import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedVersions } from '../../src/library/code-version.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'installed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Installs a package in a folder; gives the path of its package.json. */
function install(folder: string, version: string, dependencies: Record<string, string> = {}): string {
  const path = join(dir, folder, 'package.json');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ name: folder.split('node_modules/').at(-1), version, dependencies }));
  return path;
}

describe('what is installed', () => {
  test('is found where the package is a dependency of another, without a lock file', () => {
    install('node_modules/reader', '1.0.0', { lines: '^1', '@scope/words': '^2' });
    install('node_modules/lines', '1.2.0');
    install('node_modules/@scope/words', '2.0.0');
    install('node_modules/unrelated', '9.0.0');
    const own = install('node_modules/verbatim-bot', '0.1.0');
    expect(installedVersions(['reader'], own)).toEqual(['@scope/words@2.0.0', 'lines@1.2.0', 'reader@1.0.0']);
  });

  test('is the nested one where there are two', () => {
    install('node_modules/lines', '1.2.0');
    const own = install('node_modules/verbatim-bot', '0.1.0');
    install('node_modules/verbatim-bot/node_modules/lines', '1.3.0');
    expect(installedVersions(['lines'], own)).toEqual(['lines@1.3.0']);
  });

  test('is found in a store that links lead to', () => {
    install('store/a/node_modules/reader', '1.0.0', { lines: '^1' });
    install('store/a/node_modules/lines', '1.4.0');
    const own = install('app', '0.1.0');
    mkdirSync(join(dir, 'app/node_modules'));
    symlinkSync(join(dir, 'store/a/node_modules/reader'), join(dir, 'app/node_modules/reader'), 'junction');
    expect(installedVersions(['reader'], own)).toEqual(['lines@1.4.0', 'reader@1.0.0']);
  });

  test('ends where packages depend on each other, and goes on without one that is missing', () => {
    const own = install('app', '0.1.0');
    install('node_modules/a', '1.0.0', { b: '*', missing: '*' });
    install('node_modules/b', '1.0.0', { a: '*' });
    expect(installedVersions(['a'], own)).toEqual(['a@1.0.0', 'b@1.0.0']);
  });
});
