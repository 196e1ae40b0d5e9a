// Follows a folder of articles and prints what changes, until Ctrl-C: node examples/follow-folder.js seeds
import process from 'node:process';
import { watchLibrary } from 'verbatim-bot';

const [folder = 'seeds'] = process.argv.slice(2);

const live = await watchLibrary(folder, {
  changed: ({ added, changed, removed, kept, skipped }) => {
    for (const path of added) console.log(`New: ${path}`);
    for (const path of changed) console.log(`Changed: ${path}`);
    for (const path of removed) console.log(`Gone: ${path}`);
    for (const { path, reason } of [...kept, ...skipped]) console.log(`Unreadable: ${path}: ${reason}`);
  },
  failed: (reason) => console.error(reason),
});
// A library never changes; `live.library` is the newest one.
console.log(`Following ${live.library.articles.length} articles.`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => live.close());
