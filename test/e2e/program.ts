import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { SHARED_CACHE } from '../support/shared-cache.js';
import { createDiary } from './diary.js';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/src/main.js');

/** Takes what is to be done when a test has ended. */
export type Finished = (done: () => Promise<void> | void) => void;

/**
 * Starts the program as somebody would whose environment has these settings alone.
 *
 * @param hasInput whether there is anybody to type
 * @param finished of the test that starts it; where tests run at the same time each has to give its own
 */
export function verbatim(
  word: string,
  settings: Record<string, string>,
  hasInput = false,
  finished: Finished = onTestFinished,
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-'));
  finished(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { PATH: process.env.PATH, CACHE_DIR: SHARED_CACHE, DATA_DIR: dataDir, ...settings };
  const child = spawn(process.execPath, [main, word], { cwd: root, env, stdio: 'pipe' });
  if (!hasInput) child.stdin.end();
  finished(() => void child.kill('SIGKILL'));
  const diary = createDiary();
  createInterface(child.stderr).on('line', diary.log.info);
  const closed = once(child, 'close');
  /** How it ends, and what it has written until then. */
  const ending = async () => {
    const [out, [status]] = await Promise.all([text(child.stdout), closed]);
    return { status, out, err: diary.lines };
  };
  return { child, dataDir: env.DATA_DIR, lines: diary.lines, line: diary.line, ending };
}
