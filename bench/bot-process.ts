import { join } from 'node:path';
import { commands, messageCommands, ready } from '../commands/index.js';
import type { Bot } from '../src/bot/bot.js';
import { startBot } from '../src/bot/run.js';
import { openLibrary } from '../src/index.js';
import { watchLibrary } from '../src/library/live.js';

/**
 * The bot in a process of its own, so that its memory is separate from that of the Discord it connects to. Arguments:
 * the URL of that Discord, the token, and a folder that contains a folder `articles`.
 */
const [api = '', token = '', folder = ''] = process.argv.slice(2);
const [articles, cache] = [join(folder, 'articles'), join(folder, 'cache')];
const silent = () => {};
const log = { debug: silent, info: silent, warn: console.error, error: console.error };
// Compiles all articles first, because a watched folder puts off slow ones. They are then in the cache.
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

/** Reports the heap usage in bytes, after a garbage collection. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.once('disconnect', () => void running.stop().then(live.close));
