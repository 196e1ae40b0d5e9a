import { makeThreads } from '../../src/library/compile-threads.js';

/** One pool for all tests, which nobody closes: a thread takes a second of the processor to start. */
export const sharedThreads = { ...makeThreads(), close: async () => {} };
