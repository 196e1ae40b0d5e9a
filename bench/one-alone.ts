import { openLibrary } from '../src/index.js';

/** What the system gives a process that has the articles of a folder and has been asked once. */
const [seeds = ''] = process.argv.slice(2);
const library = await openLibrary(seeds);
library.ask('Who pays?');
globalThis.gc?.();
process.stdout.write(JSON.stringify({ rss: process.memoryUsage().rss }));
