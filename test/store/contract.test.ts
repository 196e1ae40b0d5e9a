import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StorePlace } from '../../src/store/open.js';
import type { CopyableStore } from '../../src/store/store.js';
import { describeStores, everything, file, PLENTY } from '../support/stores.js';

const LONG_AGO = { removed: 0, unanswered: 0, left: 0 };

describeStores('a store', (stores) => {
  let place: StorePlace;
  let store: CopyableStore;
  let guilds = 0;
  /** A server that nothing is known of. */
  const unknown = () => {
    guilds += 1;
    return `${guilds}`;
  };
  beforeAll(async () => {
    place = await stores.place();
    store = await stores.open(place, true);
  });

  /** Adds files, and gives the ids of all that the server keeps. */
  async function withFiles(guild: string, ...names: string[]): Promise<string[]> {
    await store.add(
      guild,
      names.map((name) => file(name)),
      PLENTY,
      1,
    );
    return (await store.articles(guild)).map(({ id }) => id);
  }

  describe('articles', () => {
    test('are kept with all that is known of them, in the order they came in', async () => {
      const guild = unknown();
      const first = await store.add(guild, [file('b'), file('a')], PLENTY, 1_732_000_000_000);
      await store.add(guild, [file('c')], PLENTY, 1_600_000_000_000);
      const articles = await store.articles(guild);
      expect(articles.map(({ name }) => name)).toEqual(['b.txt', 'a.txt', 'c.txt']);
      expect(articles[0]).toEqual({
        id: expect.any(String),
        name: 'b.txt',
        size: 1,
        digest: createHash('sha256').update('b').digest('hex'),
        addedAt: 1_732_000_000_000,
        removedAt: null,
      });
      expect(first).toEqual({ added: articles.slice(0, 2), known: [] });
    });

    test('keep every byte of their files', async () => {
      const guild = unknown();
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
      const files = [
        { name: 'any.txt', bytes },
        { name: 'none.txt', bytes: new Uint8Array() },
      ];
      await store.add(guild, files, PLENTY, 1);
      const [any, none] = await store.articles(guild);
      expect(await store.content(guild, any?.id ?? '')).toEqual(bytes);
      expect(await store.content(guild, none?.id ?? '')).toEqual(new Uint8Array());
      expect(await store.content(guild, 'another')).toBeNull();
      expect(await store.content('another', any?.id ?? '')).toBeNull();
    });

    test('with names that no database keeps as they are', async () => {
      const guild = unknown();
      await store.add(guild, [{ name: 'a\0b\u{D800}.txt', bytes: new Uint8Array() }], PLENTY, 1);
      expect((await store.articles(guild)).map(({ name }) => name)).toEqual(['a\u{FFFD}b\u{FFFD}.txt']);
    });

    test('are not added again under any name, not even by the same call', async () => {
      const guild = unknown();
      await withFiles(guild, 'a');
      const addition = await store.add(guild, [file('other', 'a'), file('b'), file('c', 'b')], PLENTY, 2);
      const [a, b, ...more] = await store.articles(guild);
      expect(more).toEqual([]);
      expect(addition).toEqual({ added: [b], known: [a, b] });
    });

    test('that were removed are listed with the time, and can be restored', async () => {
      const guild = unknown();
      const [id = ''] = await withFiles(guild, 'a');
      expect(await store.remove(guild, id, 5)).toBe(true);
      expect(await store.remove(guild, id, 6)).toBe(true);
      expect(await store.articles(guild)).toMatchObject([{ id, removedAt: 5 }]);
      expect(await store.content(guild, id)).not.toBeNull();
      expect(await store.restore(guild, id, PLENTY)).toBe('restored');
      expect(await store.restore(guild, id, { articles: 0, bytes: 0 })).toBe('restored');
      expect(await store.articles(guild)).toMatchObject([{ id, removedAt: null }]);
    });

    test('come back when they are added again', async () => {
      const guild = unknown();
      const [id = ''] = await withFiles(guild, 'a', 'b');
      await store.remove(guild, id, 5);
      const { added } = (await store.add(guild, [file('new', 'a')], PLENTY, 6)) as { added: unknown };
      expect(added).toMatchObject([{ id, name: 'new.txt', addedAt: 1, removedAt: null }]);
      expect((await store.articles(guild)).map((article) => article.name)).toEqual(['new.txt', 'b.txt']);
    });

    test('that are not there can be neither removed nor restored', async () => {
      const [guild, other] = [unknown(), unknown()];
      const [id = ''] = await withFiles(other, 'a');
      expect(await store.remove(guild, id, 5)).toBe(false);
      await store.remove(other, id, 5);
      expect(await store.restore(guild, id, PLENTY)).toBe('unknown');
      expect(await store.articles(other)).toMatchObject([{ id, removedAt: 5 }]);
    });

    test.each([
      ['articles', { articles: 2, bytes: 100 }, { articles: 1, bytes: 99 }],
      ['bytes', { articles: 9, bytes: 2 }, { articles: 8, bytes: 1 }],
    ] as const)('are all added or none: too many %s', async (limit, limits, room) => {
      const guild = unknown();
      const [, removed = ''] = await withFiles(guild, 'a', 'r');
      await store.remove(guild, removed, 2);
      const before = await everything(store, guild);
      expect(await store.add(guild, [file('a'), file('b'), file('c')], limits, 2)).toEqual({
        exceeds: limit,
        room,
      });
      expect(await everything(store, guild)).toEqual(before);
      await store.add(guild, [file('b')], limits, 2);
      expect(await store.restore(guild, removed, limits)).toBe(limit);
      // What is there already exceeds nothing, even where the limits are lower now.
      expect(await store.add(guild, [file('a')], { articles: 0, bytes: 0 }, 2)).toMatchObject({ added: [] });
    });

    test('never exceed a limit, however many add at once', async () => {
      const guild = unknown();
      const other = await stores.open(place, true);
      const additions = Array.from({ length: 12 }, (_, number) =>
        (number % 2 ? store : other).add(guild, [file(`${number}`)], { articles: 5, bytes: 100 }, 1),
      );
      const outcomes = await Promise.all(additions);
      expect(outcomes.filter((outcome) => 'added' in outcome)).toHaveLength(5);
      expect(await store.articles(guild)).toHaveLength(5);
    });
  });

  describe('settings', () => {
    test('are changed one by one, and taken back', async () => {
      const guild = unknown();
      expect(await store.settings(guild)).toEqual({});
      await store.set(guild, { answers: 'private', closest: false });
      await store.set(guild, { answers: 'public', strictness: 'eager' });
      await store.set(guild, { closest: null });
      expect(await store.settings(guild)).toEqual({ answers: 'public', strictness: 'eager' });
    });
  });

  describe('unanswered questions', () => {
    test('are counted by key, with their latest wording, newest first', async () => {
      const guild = unknown();
      const asked = (question: string, now: number, shortfall: 'nothing' | 'wrong' = 'nothing') =>
        store.countUnanswered(guild, { key: question.toLowerCase(), question, shortfall }, now);
      await asked('Who?', 10);
      await asked('When?', 20);
      await asked('WHO?', 30, 'wrong');
      expect(await store.unanswered(guild)).toEqual([
        { key: 'who?', question: 'WHO?', shortfall: 'wrong', count: 2, firstAt: 10, lastAt: 30 },
        { key: 'when?', question: 'When?', shortfall: 'nothing', count: 1, firstAt: 20, lastAt: 20 },
      ]);
    });
  });

  test('a server keeps the thousand questions that were asked last', async () => {
    const guild = unknown();
    const unanswered = Array.from({ length: 1_000 }, (_, number) => {
      const [key, now] = [`${number}`, number + 1];
      return { key, question: key, shortfall: 'nothing' as const, count: 1, firstAt: now, lastAt: now };
    });
    await store.replace(
      guild,
      { ...(await store.snapshot(guild)), unanswered },
      async () => new Uint8Array(),
    );
    await store.countUnanswered(guild, { key: 'new', question: 'new', shortfall: 'nothing' }, 2_000);
    const kept = await store.unanswered(guild);
    expect(kept).toHaveLength(1_000);
    expect([kept.at(0)?.key, kept.at(-1)?.key]).toEqual(['new', '1']);
  });

  describe('what is not kept any longer', () => {
    const question = (key: string) => ({ key, question: key, shortfall: 'nothing' as const });

    test('is what was removed, asked or left before a time, and nothing else', async () => {
      const [guild, left, returned] = [unknown(), unknown(), unknown()];
      const [early = '', late = '', kept = ''] = await withFiles(guild, 'early', 'late', 'kept');
      await store.remove(guild, early, 99);
      await store.remove(guild, late, 100);
      await store.countUnanswered(guild, question('early'), 99);
      await store.countUnanswered(guild, question('late'), 100);
      for (const each of [left, returned]) {
        await withFiles(each, 'a');
        await store.left(each, 99);
        // To note it again later puts nothing off.
        await store.left(each, 200);
      }
      await store.returned(returned);

      await store.purge({ removed: 100, unanswered: 100, left: 100 });
      expect((await store.articles(guild)).map(({ id }) => id)).toEqual([late, kept]);
      expect(await store.content(guild, early)).toBeNull();
      expect((await store.unanswered(guild)).map(({ key }) => key)).toEqual(['late']);
      expect((await everything(store, left)).articles).toEqual([]);
      expect((await everything(store, returned)).contents).toEqual(['a']);
      // An article of the same content is another one.
      expect((await withFiles(guild, 'early')).at(-1)).not.toBe(early);
    });

    test('is everything of a server that is forgotten', async () => {
      const [guild, other] = [unknown(), unknown()];
      for (const each of [guild, other]) {
        await withFiles(each, 'a');
        await store.set(each, { mentions: true });
        await store.countUnanswered(each, question('a'), 1);
      }
      expect(await store.guilds()).toEqual(expect.arrayContaining([guild, other]));
      const before = await everything(store, other);
      await store.forget(guild);
      expect(await everything(store, guild)).toEqual({
        articles: [],
        contents: [],
        settings: {},
        unanswered: [],
        leftAt: null,
      });
      expect(await store.guilds()).not.toContain(guild);
      expect(await everything(store, other)).toEqual(before);
    });
  });

  describe('changes', () => {
    test('are told here at once, once each, and not those of nothing', async () => {
      const guild = unknown();
      const heard: unknown[] = [];
      // Of what other tests did as other processes, the store may only hear now.
      const end = store.subscribe((each) => each === guild && heard.push(each));
      const told = async (work: Promise<unknown>) => {
        await work;
        return heard.splice(0);
      };
      expect(await told(store.add(guild, [file('a')], PLENTY, 1))).toEqual([guild]);
      const [{ id } = { id: '' }] = await store.articles(guild);
      expect(await told(store.remove(guild, id, 2))).toEqual([guild]);
      expect(await told(store.restore(guild, id, PLENTY))).toEqual([guild]);
      expect(await told(store.set(guild, { seeds: true }))).toEqual([guild]);
      expect(await told(store.remove(guild, id, 2))).toEqual([guild]);
      expect(await told(store.purge({ ...LONG_AGO, removed: 3 }))).toEqual([guild]);
      expect(await told(store.forget(guild))).toEqual([guild]);

      expect(await told(store.add(guild, [file('a')], { articles: 0, bytes: 0 }, 1))).toEqual([]);
      expect(await told(store.remove(guild, id, 2))).toEqual([]);
      expect(await told(store.restore(guild, id, PLENTY))).toEqual([]);
      expect(await told(store.set(guild, {}))).toEqual([]);
      expect(await told(store.purge(LONG_AGO))).toEqual([]);
      expect(await told(store.forget(guild))).toEqual([]);
      end();
      expect(await told(store.set(guild, { seeds: false }))).toEqual([]);
    });

    test('by another process are told too', async () => {
      const guild = unknown();
      const other = await stores.open(place, true);
      const heard = new Promise((resolve) => other.subscribe(resolve));
      await store.add(guild, [file('a')], PLENTY, 1);
      expect(await heard).toBe(guild);
      const gone = new Promise((resolve) => other.subscribe(resolve));
      await store.forget(guild);
      expect(await gone).toBe(guild);
    });

    test('by another process are not told where they change no library', async () => {
      const [asking, guild] = [unknown(), unknown()];
      const other = await stores.open(place, true);
      const heard: unknown[] = [];
      const changed = new Promise<void>((resolve) => {
        other.subscribe((each) => {
          heard.push(each);
          if (each === guild) resolve();
        });
      });
      await store.countUnanswered(asking, { key: 'why', question: 'Why?', shortfall: 'nothing' }, 1);
      await store.set(guild, { seeds: true });
      await changed;
      expect(heard).toEqual([guild]);
    });
  });

  describe('a turn', () => {
    test('is taken once in its time, whoever asks', async () => {
      const other = await stores.open(place, true);
      const asked = Array.from({ length: 12 }, (_, at) =>
        (at % 2 === 0 ? store : other).takeTurn('once', 60_000),
      );
      const waits = (await Promise.all(asked)).sort((a, b) => a - b);
      expect(waits[0]).toBe(0);
      // It is known to whoever asks later when it comes round again.
      for (const wait of waits.slice(1)) {
        expect(wait).toBeGreaterThan(30_000);
        expect(wait).toBeLessThanOrEqual(60_000);
      }
    });

    test('comes round again', async () => {
      expect(await store.takeTurn('again', 1)).toBe(0);
      // Milliseconds pass while the database answers.
      await expect.poll(() => store.takeTurn('again', 1)).toBe(0);
    });

    test('is none of another name', async () => {
      expect(await store.takeTurn('one', 60_000)).toBe(0);
      expect(await store.takeTurn('another', 60_000)).toBe(0);
    });
  });

  test('is made once, however many processes open it at the same time', async () => {
    const elsewhere = await stores.place();
    const all = await Promise.all(Array.from({ length: 6 }, () => stores.open(elsewhere, true)));
    await Promise.all(all.map((each, number) => each.add('1', [file(`${number}`)], PLENTY, 1)));
    expect(await all[0]?.articles('1')).toHaveLength(6);
  });

  test('keeps everything while it is closed, and does nothing then', async () => {
    const elsewhere = await stores.place();
    const first = await stores.open(elsewhere);
    await first.add('1', [file('a')], PLENTY, 1);
    await first.set('1', { answers: 'private' });
    const kept = await everything(first, '1');
    // What was begun is done.
    const [late] = await Promise.all([first.remove('1', kept.articles[0]?.id ?? '', 7), first.close()]);
    expect(late).toBe(true);
    await expect(first.articles('1')).rejects.toThrow('The store is closed.');
    const again = await stores.open(elsewhere);
    expect(await again.articles('1')).toMatchObject([{ ...kept.articles[0], removedAt: 7 }]);
    expect(await again.settings('1')).toEqual(kept.settings);
  });
});
