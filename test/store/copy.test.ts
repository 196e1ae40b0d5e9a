import { describe, expect, test } from 'vitest';
import { copyStore } from '../../src/store/copy.js';
import type { CopyableStore } from '../../src/store/store.js';
import { everything, file, PLENTY, postgresStores, sqliteStores } from '../support/stores.js';

const ignore = () => {};

describe('a copy', () => {
  const stores = { SQLite: sqliteStores(), PostgreSQL: postgresStores() };
  const open = async (database: keyof typeof stores) => stores[database].open(await stores[database].place());

  /** A store with some of everything. */
  async function filled(database: keyof typeof stores): Promise<CopyableStore> {
    const store = await open(database);
    for (const guild of ['1', '2', '3', '4']) {
      await store.add(guild, [file('b'), file(`a of ${guild}`), file('empty', '')], PLENTY, 10);
      const [{ id } = { id: '' }] = await store.articles(guild);
      await store.remove(guild, id, 20);
      await store.set(guild, { answers: 'private', closest: false });
      for (const now of [30, 40])
        await store.countUnanswered(guild, { key: 'k', question: `${now}`, shortfall: 'closest' }, now);
    }
    await store.left('3', 50);
    return store;
  }

  async function all(store: CopyableStore) {
    const guilds = await store.guilds();
    return Promise.all(guilds.map(async (guild) => [guild, await everything(store, guild)]));
  }

  describe.each([
    ['SQLite', 'PostgreSQL'],
    ['PostgreSQL', 'SQLite'],
  ] as const)('from %s to %s', (from, to) => {
    test('holds the same, with the same ids, whatever was there of these servers', async () => {
      const [source, target] = [await filled(from), await open(to)];
      await target.add('2', [file('other'), file('b')], PLENTY, 1);
      const progress: unknown[] = [];
      await copyStore(source, target, (done, of) => progress.push(`${done}/${of}`));
      expect(await all(target)).toEqual(await all(source));
      expect(progress).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
    });

    test('that was interrupted goes on, and copies no server twice', async () => {
      const [source, target] = [await filled(from), await open(to)];
      const interrupted = copyStore(source, target, (done) => {
        if (done === 2) throw new Error('interrupted');
      });
      await expect(interrupted).rejects.toThrow('interrupted');
      expect(await target.guilds()).toEqual(['1', '2']);
      // Meanwhile the first goes on.
      await source.set('1', { closest: true });
      const copied: string[] = [];
      const replace: CopyableStore['replace'] = (guild, ...rest) => {
        copied.push(guild);
        return target.replace(guild, ...rest);
      };
      await copyStore(source, { ...target, replace }, ignore);
      expect(copied).toEqual(['1', '3', '4']);
      expect(await all(target)).toEqual(await all(source));
    });

    test('that fails amid a server leaves that server as it was', async () => {
      const [source, target] = [await filled(from), await open(to)];
      await target.add('1', [file('before')], PLENTY, 1);
      const before = await all(target);
      let read = 0;
      const content: CopyableStore['content'] = async (...words) => {
        read += 1;
        return read === 3 ? Buffer.from('damaged') : source.content(...words);
      };
      await expect(copyStore({ ...source, content }, target, ignore)).rejects.toThrow(
        /is damaged or was deleted/u,
      );
      expect(await all(target)).toEqual(before);
    });
  });

  test('leaves other servers alone', async () => {
    const [source, target] = [await filled('SQLite'), await open('SQLite')];
    await target.add('9', [file('z')], PLENTY, 1);
    await copyStore(source, target, ignore);
    expect(await target.guilds()).toEqual(['1', '2', '3', '4', '9']);
  });
});
