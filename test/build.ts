import { execSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the project once before the tests, so that those that start it as a program run today's code. */
export default function build(): void {
  execSync('npm run build --silent', { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' });
}
