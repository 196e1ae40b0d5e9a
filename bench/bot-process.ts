import { join } from 'node:path';
import { commands, messageCommands, ready } from '../commands/index.js';
import type { Bot } from '../src/bot/bot.js';
import { startBot } from '../src/bot/run.js';
import { openLibrary } from '../src/index.js';
import { watchLibrary } from '../src/library/live.js';

/**
 * The bot as a process of its own, whose memory is not that of the Discord it talks to: the address of that, the token,
 * and a folder with a folder `articles` in it.
 */
const [api = '', token = '', folder = ''] = process.argv.slice(2);
const [articles, cache] = [join(folder, 'articles'), join(folder, 'cache')];
const silent = () => {};
const log = { debug: silent, info: silent, warn: console.error, error: console.error };
// Whoever watches a folder does not wait for what takes long; what is kept is there at once.
await openLibrary(articles, { cache });
const live = await watchLibrary(articles, { ready, changed: silent, failed: console.error }, { cache });
const bot: Bot = {
  commands,
  messageCommands,
  log,
  get library() {
    return live.library;
  },
};
const running = startBot({ api, token }, bot);
await running.ready;
process.send?.('ready');

/** Tells how many bytes of the heap are in use once what nobody holds is collected. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.once('disconnect', () => void running.stop().then(live.close));
