import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { openCache } from '../../src/library/cache.js';
import { makeCompiler } from '../../src/library/compiler.js';
import { createLibrary } from '../../src/library/library.js';
import type { Store } from '../../src/store/store.js';
import { type Kept, type KeptOptions, keepServers, textFile } from '../support/servers.js';

const seeds = createLibrary([
  { id: 'storm', title: 'Storm', sections: [{ paragraphs: ['Wind took the roof of the Kaivo off.'] }] },
]);
const bees = textFile('bees.txt', 'Bees\n\nThe bees of Voss came back in May.\n');
const wasps = textFile('wasps.txt', 'Wasps\n\nThe wasps of Voss came back in June.\n');

let kept: Kept;
afterEach(() => kept.close());

/** Servers with what was asked of their store. */
async function open(options: KeptOptions = {}) {
  const asked: string[] = [];
  const wrapped = (store: Store): Store => ({
    ...store,
    articles: (guild) => {
      asked.push(`articles ${guild}`);
      return store.articles(guild);
    },
    content: (guild, id) => {
      asked.push(`content ${guild}`);
      return store.content(guild, id);
    },
  });
  kept = await keepServers(seeds, { wrapped, ...options });
  const guild = (id: string) => kept.guilds.guild(id);
  const contents = () => asked.splice(0).filter((each) => each.startsWith('content'));
  return { guild, asked, contents };
}

const ids = async (guild: { library(): Promise<{ articles: readonly { id: string }[] }> }) =>
  (await guild.library()).articles.map(({ id }) => id);

describe('the library of a server', () => {
  test('is the operator’s own where the server has no articles', async () => {
    const { guild } = await open();
    expect(await guild('1').library()).toBe(kept.seeds.library);
    await kept.seeds.add('wasps.txt', wasps.bytes);
    expect(await guild('1').library()).toBe(kept.seeds.library);
    await guild('1').change({ seeds: false });
    expect(await ids(guild('1'))).toEqual([]);
    await guild('1').change({ seeds: null });
    expect(await guild('1').library()).toBe(kept.seeds.library);
  });

  test('is made once, however many ask for it at a time', async () => {
    const { guild, asked } = await open();
    await guild('1').add([bees]);
    kept.guilds.guild('1');
    await guild('1').change({ closest: false });
    asked.splice(0);
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => guild('1').library()));
    for (const other of others) expect(other).toBe(first);
    expect(asked).toEqual(['articles 1']);
    expect(await guild('1').library()).toBe(first);
  });

  test('reads what is new alone, and answers as one that reads all', async () => {
    const { guild, contents } = await open();
    await guild('1').add([bees]);
    const before = await guild('1').library();
    contents();
    await guild('1').add([wasps]);
    expect(contents()).toEqual(['content 1']);
    expect(await ids(guild('1'))).toEqual(['storm', 'bees', 'wasps']);
    // Whoever has the one before goes on with it.
    expect(before.articles.map(({ id }) => id)).toEqual(['storm', 'bees']);
    expect(before.ask('When did the bees come back?').answered).toBe(true);
    const [, first] = (await guild('1').articles()).map(({ id }) => id);
    await guild('1').remove(first as string);
    expect(await ids(guild('1'))).toEqual(['storm', 'bees']);
    expect(contents()).toEqual([]);
  });

  test('has the operator’s articles of the time when it is asked', async () => {
    const { guild, contents } = await open();
    await guild('1').add([bees]);
    contents();
    await kept.seeds.add('wasps.txt', wasps.bytes);
    expect(await ids(guild('1'))).toEqual(['storm', 'wasps', 'bees']);
    expect(contents()).toEqual([]);
  });

  test('tells articles of the same name apart, the operator’s and its own', async () => {
    const { guild } = await open();
    const others = ['a', 'b'].map((word) =>
      textFile('storm.txt', `Other ${word}\n\nAn other storm ${word} came.\n`),
    );
    await guild('1').add(others);
    expect(await ids(guild('1'))).toEqual(['storm', 'storm (2)', 'storm (3)']);
    const [first] = await guild('1').articles();
    await guild('1').remove(first?.id as string);
    expect(await ids(guild('1'))).toEqual(['storm', 'storm (2)']);
    expect((await guild('1').articles()).map(({ article }) => article)).toEqual([null, 'storm (2)']);
  });

  test('is asked together with an archive, unless the server has none of its own or leaves that out', async () => {
    const { guild } = await open({ isArchive: true });
    expect(await guild('1').besideArchive()).toBeNull();
    await guild('1').add([bees]);
    expect(await ids(guild('1'))).toEqual(['bees']);
    expect((await guild('1').besideArchive())?.articles).toBe((await guild('1').library()).articles);
    await guild('1').change({ seeds: false });
    expect(await guild('1').besideArchive()).toBeNull();
    expect(await ids(guild('1'))).toEqual(['bees']);
  });

  test('lets go of the words of an archive when these become many', async () => {
    const { guild, contents } = await open({ isArchive: true });
    await guild('1').add([bees]);
    contents();
    const wordsIn = async () => (await guild('1').besideArchive())?.derived.indexer.vocabulary;
    const before = await wordsIn();
    const few = before?.words.length;
    for (let word = 0; word <= 30_000; word++) before?.add({ word: `word${word}`, content: true });
    const after = await wordsIn();
    expect(after).not.toBe(before);
    expect(after?.words.length).toBe(few);
    expect(await wordsIn()).toBe(after);
    expect((await guild('1').library()).ask('When did the bees come back?').answered).toBe(true);
    expect(contents()).toEqual([]);
  });

  test('is let go of when memory is wanted by others, and opened again when it is asked', async () => {
    // Room for one with two articles.
    const { guild, contents } = await open({ memory: 2_500_000 });
    await guild('1').add([bees]);
    await guild('2').add([wasps]);
    contents();
    expect(await ids(guild('1'))).toEqual(['storm', 'bees']);
    expect(await ids(guild('2'))).toEqual(['storm', 'wasps']);
    expect(contents()).toEqual(['content 1', 'content 2']);
    expect(await ids(guild('2'))).toEqual(['storm', 'wasps']);
    expect(contents()).toEqual([]);
  });

  test('that is larger than all memory is there all the same', async () => {
    const { guild, contents } = await open({ memory: 1000 });
    await guild('1').add([bees]);
    contents();
    expect(await ids(guild('1'))).toEqual(['storm', 'bees']);
    expect(contents()).toEqual([]);
  });

  test('is asked for again where the store has failed', async () => {
    let isBroken = true;
    const broken = (store: Store): Store => ({
      ...store,
      settings: (guild) => (isBroken ? Promise.reject(new Error('gone')) : store.settings(guild)),
    });
    const { guild } = await open({ wrapped: broken });
    await expect(guild('1').library()).rejects.toThrow('gone');
    isBroken = false;
    expect(await guild('1').library()).toBe(kept.seeds.library);
  });

  test('is not what it was before a change that came while it was made', async () => {
    let reached: (() => void) | undefined;
    let goOn: (() => void) | undefined;
    const slow = (store: Store): Store => ({
      ...store,
      articles: async (guild) => {
        const articles = await store.articles(guild);
        if (reached) {
          const going = new Promise<void>((resolve) => {
            goOn = resolve;
          });
          reached();
          reached = undefined;
          await going;
        }
        return articles;
      },
    });
    const { guild } = await open({ wrapped: slow });
    await guild('1').add([bees]);
    await guild('1').change({ closest: false });
    const isReached = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const old = ids(guild('1'));
    await isReached;
    await kept.store.add('1', [wasps], { articles: 9, bytes: 9999 }, 0);
    goOn?.();
    expect(await old).toEqual(['storm', 'bees']);
    expect(await ids(guild('1'))).toEqual(['storm', 'bees', 'wasps']);
  });
});

test('what is not to be kept any longer is deleted at the start and every day', async () => {
  const purged: unknown[] = [];
  const noting = (store: Store): Store => ({
    ...store,
    async purge(expiry) {
      purged.push(expiry);
      await store.purge(expiry);
    },
  });
  const now = Date.parse('2024-05-31T00:00:00Z');
  await open({ wrapped: noting, now: () => now });
  const day = (date: string) => Date.parse(`${date}T00:00:00Z`);
  await expect
    .poll(() => purged)
    .toEqual([{ removed: day('2024-05-24'), left: day('2024-05-01'), unanswered: day('2024-03-02') }]);
});

test('servers without articles of their own do not wait for those whose articles are being read', async () => {
  const never = (store: Store): Store => ({ ...store, content: () => new Promise(() => {}) });
  let isSlow = false;
  const { guild } = await open({
    wrapped: (store) => ({ ...store, content: (...of) => (isSlow ? never(store) : store).content(...of) }),
  });
  const many = ['1', '2', '3', '4', '5'];
  for (const id of many) await kept.store.add(id, [bees], { articles: 9, bytes: 9999 }, 0);
  isSlow = true;
  for (const id of many) void guild(id).library();
  expect(await guild('6').library()).toBe(kept.seeds.library);
});

test('the same article of several servers is compiled once, and nothing is left of it when none has it any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const cached = join(folder, 'servers');
  const { guild } = await open({ compiler: makeCompiler({ cache: openCache(cached, () => {}) }) });
  await guild('1').add([bees]);
  await guild('2').add([{ ...bees, name: 'other-bees.txt' }]);
  expect(await ids(guild('1'))).toEqual(['storm', 'bees']);
  expect(await ids(guild('2'))).toEqual(['storm', 'other-bees']);
  expect(readdirSync(cached)).toHaveLength(1);
  await guild('2').add([wasps]);
  expect(readdirSync(cached)).toHaveLength(2);
  await guild('2').forget();
  await expect.poll(() => readdirSync(cached)).toHaveLength(1);
  await guild('1').forget();
  await expect.poll(() => readdirSync(cached)).toEqual([]);
});
