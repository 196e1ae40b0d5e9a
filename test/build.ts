import { execSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builds the project once before the tests, so that those that start it as a program run today's code, with one cache. */
export default function build(): () => void {
  execSync('npm run build --silent', { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' });
  const cache = mkdtempSync(join(tmpdir(), 'verbatim-cache-'));
  process.env.TEST_CACHE_DIR = cache;
  return () => rmSync(cache, { recursive: true, force: true });
}
