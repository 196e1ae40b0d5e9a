import { expect, test } from 'vitest';
import { checkKept, killWriters, writeUntil } from '../../bench/store-kills.js';
import { openStore } from '../../src/store/open.js';
import { describeStores, file, PLENTY } from '../support/stores.js';

/** `npm run bench -- store-kills` kills as often as one likes. */
const KILLS = 5;

describeStores('a process that is killed', (stores) => {
  test('has kept all that was acknowledged, and nothing half', { timeout: 120_000 }, async () => {
    let steps = 0;
    await killWriters(await stores.place(), KILLS, (more) => {
      steps += more;
    });
    expect(steps).toBeGreaterThan(KILLS);
  });

  test('while it makes the tables leaves the next one to make them', { timeout: 120_000 }, async () => {
    for (let wait = 0; wait < 60; wait += 20) {
      const place = await stores.place();
      const { acknowledged } = await writeUntil(place, '1', (child) => {
        setTimeout(() => child.kill('SIGKILL'), wait);
      });
      const store = await openStore(place);
      await checkKept(store, '1', acknowledged);
      await store.add('2', [file('a')], PLENTY, 1);
      expect(await store.articles('2')).toHaveLength(1);
      await store.close();
    }
  });
});
