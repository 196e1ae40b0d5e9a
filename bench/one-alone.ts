import { openLibrary } from '../src/index.js';

/** Prints the memory of a process that has opened a folder of articles and answered one question. */
const [seeds = ''] = process.argv.slice(2);
const library = await openLibrary(seeds);
library.ask('Who pays?');
globalThis.gc?.();
process.stdout.write(JSON.stringify({ rss: process.memoryUsage().rss }));
