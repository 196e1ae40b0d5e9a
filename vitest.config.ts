import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts a program, a database or a browser. */
const STARTS = /child_process|program\.js|stage\.js|postgres|support\/stores|startBrowser/u;

/** Those that start something take longest: at the end nobody should wait for one of them alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const starts = new Set(sorted.filter(({ moduleId }) => STARTS.test(readFileSync(moduleId, 'utf8'))));
    return [...starts, ...sorted.filter((file) => !starts.has(file))];
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
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // Of what is awaited by looking again and again; a busy machine takes longer than the usual second.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
  },
});
