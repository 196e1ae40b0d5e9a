import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    // The language model loads once for all files, not once for each: a third of the time.
    isolate: false,
    pool: 'threads',
    // Many wait for programs and for a browser more than they work.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
