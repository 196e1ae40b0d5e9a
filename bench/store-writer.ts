import { randomBytes, randomInt } from 'node:crypto';
import { openStore, type StorePlace } from '../src/store/open.js';
import type { StoredArticle } from '../src/store/store.js';

/** The output for each step, one line each: that it begins, and that the store has acknowledged it. */
export type WriterLine =
  | 'opening'
  | { readonly begun: Step }
  | { readonly added: readonly StoredArticle[] }
  | { readonly done: Step }
  | { readonly failed: string };

export type Step =
  | { readonly add: readonly string[] }
  | { readonly remove: string }
  | { readonly restore: string };

const PLENTY = { articles: 1_000_000, bytes: 1e12 };
const LARGEST = 100_000;

/** Adds, removes and restores articles of one server at random, until it is killed or the store fails. */
async function write(place: StorePlace, guild: string): Promise<void> {
  tell('opening');
  const store = await openStore(place).catch((error: Error) => {
    tell({ failed: error.message });
    return null;
  });
  if (store === null) return;
  const ids: string[] = [];
  try {
    for (let step = 0; ; step += 1) {
      const id = ids[randomInt(Math.max(1, ids.length))];
      const choice = id === undefined ? 0 : randomInt(4);
      if (choice < 2 || id === undefined) {
        const names = Array.from({ length: randomInt(1, 4) }, (_, index) => `${step}-${index}.txt`);
        tell({ begun: { add: names } });
        const files = names.map((name) => ({ name, bytes: randomBytes(randomInt(1, LARGEST)) }));
        const addition = await store.add(guild, files, PLENTY, step + 1);
        if (!('added' in addition)) throw new Error('There is room for all.');
        ids.push(...addition.added.map((article) => article.id));
        tell({ added: addition.added });
      } else {
        const taken: Step = choice === 2 ? { remove: id } : { restore: id };
        tell({ begun: taken });
        if ('remove' in taken) await store.remove(guild, id, step + 1);
        else await store.restore(guild, id, PLENTY);
        tell({ done: taken });
      }
    }
  } catch (error) {
    tell({ failed: (error as Error).message });
  }
  await store.close();
}

function tell(line: WriterLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const [place = '', guild = ''] = process.argv.slice(2);
await write(JSON.parse(place), guild);
