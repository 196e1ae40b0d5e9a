import { commands, messageCommands } from '../commands/index.js';
import { startBot } from '../src/bot/run.js';
import { openLibrary } from '../src/index.js';

/** The bot as a process of its own, whose memory is not that of the Discord it talks to. */
const [api = '', token = ''] = process.argv.slice(2);
const silent = () => {};
const log = { debug: silent, info: silent, warn: console.error, error: console.error };
const library = await openLibrary('seeds');
const running = startBot({ api, token }, { commands, messageCommands, library, log });
await running.ready;
process.send?.('ready');

/** Tells how many bytes of the heap are in use once what nobody holds is collected. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.once('disconnect', () => void running.stop());
