import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openStore, type StorePlace } from '../src/store/open.js';
import { startPostgres } from '../test/support/postgres.js';

const PLENTY = { articles: 1_000_000, bytes: 1e12 };
const TIMES = 30;
const MEGABYTE = 1024 * 1024;

/** Prints how long operations take in both databases, and how long they block everything else in the process. */
export async function benchStore(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-store-'));
  const server = await startPostgres();
  try {
    await measure('SQLite', { dataDir });
    await measure('PostgreSQL', { dataDir, databaseUrl: await server.database() });
  } finally {
    await server.remove();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(name: string, place: StorePlace): Promise<void> {
  const store = await openStore(place);
  let made = 0;
  const add = async (size: number) => {
    made += 1;
    const addition = await store.add('1', [{ name: `${made}.txt`, bytes: randomBytes(size) }], PLENTY, made);
    return 'added' in addition ? (addition.added[0]?.id ?? '') : '';
  };
  const large = await add(20 * MEGABYTE);
  const steps: [string, number, (index: number) => Promise<unknown>][] = [
    ['add 20 kB', TIMES, () => add(20_000)],
    ['add 1 MB', TIMES, () => add(MEGABYTE)],
    ['add 20 MB', 5, () => add(20 * MEGABYTE)],
    ['read 20 MB', 5, () => store.content('1', large)],
    ['list the articles', TIMES, () => store.articles('1')],
    ['read the settings', TIMES, () => store.settings('1')],
    ['change a setting', TIMES, (index) => store.set('1', { closest: index % 2 === 0 })],
    [
      'count a question',
      TIMES,
      (index) =>
        store.countUnanswered('1', { key: `${index}`, question: 'Who?', shortfall: 'nothing' }, index),
    ],
    ['forget a server', 1, () => store.forget('1')],
  ];
  console.log(`${name}: median, longest, longest wait of anything else (ms)`);
  for (const [title, times, step] of steps) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const took: number[] = [];
    for (let index = 0; index < times; index += 1) {
      const start = performance.now();
      await step(index);
      took.push(performance.now() - start);
    }
    delay.disable();
    took.sort((a, b) => a - b);
    const figures = [took[took.length >> 1] ?? 0, took.at(-1) ?? 0, delay.max / 1e6];
    console.log(`  ${title.padEnd(20)}${figures.map((each) => each.toFixed(1).padStart(9)).join('')}`);
  }
  await store.close();
}
