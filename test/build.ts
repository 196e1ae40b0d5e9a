import { execSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** What the build makes last. */
const BUILT = 'dist/src/program/LICENSES.txt';
/** What it makes it of. */
const FOLDERS = ['bench', 'build', 'commands', 'eval', 'src', 'test'];
const FILES = [
  'docs/screenshots.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.build.json',
  'tsconfig.json',
];

/** Builds the project once before the tests, so that those that start it as a program run today's code, with one cache. */
export default function build(): () => void {
  if (!isBuilt()) execSync('npm run build --silent', { cwd: root, stdio: 'inherit' });
  const cache = mkdtempSync(join(tmpdir(), 'verbatim-cache-'));
  // PostgreSQL, which does not run as root, finds a folder of its own in it.
  chmodSync(cache, 0o711);
  process.env.TEST_CACHE_DIR = cache;
  return () => rmSync(cache, { recursive: true, force: true });
}

/** Whether nothing has changed since the last build, be it that a file or a folder is gone. */
function isBuilt(): boolean {
  const built = statSync(join(root, BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const inFolders = FOLDERS.flatMap((folder) => [
    folder,
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  ]);
  const sources = [...inFolders, ...FILES].filter((path) => !path.endsWith('.test.ts'));
  return sources.every((path) => statSync(join(root, path)).mtimeMs < built);
}
