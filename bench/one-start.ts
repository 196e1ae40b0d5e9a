import { openLibrary } from '../src/library/library.js';

/** Opens the folder that the command line names, with that cache, and prints how long it and the whole start took. */
const [folder = '', cache = ''] = process.argv.slice(2);
const from = performance.now();
await openLibrary(folder, { cache });
const ready = performance.now();
process.stdout.write(JSON.stringify({ open: ready - from, ready }));
