/** Where programs under test keep what they compile: the same articles are not compiled again at each start. */
export const SHARED_CACHE = process.env.TEST_CACHE_DIR ?? 'none';
