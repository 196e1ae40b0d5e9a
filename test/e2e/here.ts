import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run.js';
import { openLibrary } from '../../src/library/library.js';
import { watchLibrary } from '../../src/library/live.js';
import { examine, register, start } from '../../src/start.js';
import { SHARED_CACHE } from '../support/shared-cache.js';

const EVENTS = ['SIGINT', 'SIGTERM', 'disconnect', 'uncaughtException', 'unhandledRejection'];

/** Removes at the end of the test what a command that runs in this process listens to. */
export function leaveListeners(): void {
  const before = EVENTS.map((event) => process.listeners(event as never));
  onTestFinished(() => {
    EVENTS.forEach((event, at) => {
      for (const listener of process.listeners(event as never))
        if (!before[at]?.includes(listener)) process.removeListener(event, listener);
    });
  });
}

/**
 * Runs a command that ends by itself, in this process: another takes more than a second of the processor to start.
 *
 * @param settings all that the environment has
 */
export async function runHere(word: string, settings: Record<string, string>) {
  leaveListeners();
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { CACHE_DIR: SHARED_CACHE, DATA_DIR: dataDir, ...settings };
  const never = () => Promise.reject(new Error('No test asks for this.'));
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const status = await runCli(
    [word],
    { input: Readable.from([]), output, errors, env },
    {
      version: '',
      exampleFolder: '',
      open: openLibrary,
      watch: watchLibrary,
      archive: never,
      load: never,
      mcp: never,
      start,
      deploy: register,
      doctor: examine,
    },
  );
  output.end();
  errors.end();
  const [out, err] = await Promise.all([text(output), text(errors)]);
  return { status, out, err: err.split('\n').filter((line) => line !== '') };
}
