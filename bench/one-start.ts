import { openLibrary } from '../src/library/library.js';

/** Opens the folder in the arguments with the given cache, and prints how long that and the whole start took. */
const [folder = '', cache = ''] = process.argv.slice(2);
const from = performance.now();
await openLibrary(folder, { cache });
const ready = performance.now();
process.stdout.write(JSON.stringify({ open: ready - from, ready }));
