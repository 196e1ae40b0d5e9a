import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts a program, a database or a browser, or watches a folder. */
const STARTS =
  /child_process|program\.js|stage\.js|postgres|support\/stores|startBrowser|library\/live|seeing\(/u;

/**
 * Tests that start something wait for it now and then, and the others fill the processor meanwhile. Those that start
 * something also take longest: they come in the first two thirds, lest everybody waits for one of them at the end.
 */
class Mixed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const starting = sorted.filter(({ moduleId }) => STARTS.test(readFileSync(moduleId, 'utf8')));
    const others = sorted.filter((file) => !starting.includes(file));
    const between = Math.floor((2 / 3) * (others.length / starting.length));
    return [...starting.flatMap((file) => [file, ...others.splice(0, between)]), ...others];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    // The language model loads once for all files, not once for each: a third of the time.
    isolate: false,
    pool: 'threads',
    // One more than processors: now and then a test waits for a time to pass.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: Mixed },
    testTimeout: 60_000,
    // Of what is awaited by looking again and again; a busy machine takes longer than the usual second.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
  },
});
