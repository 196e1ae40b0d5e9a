import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { CopyableStore, GuildSettings, Shortfall } from '../../src/store/store.js';
import { describeStores, everything, file } from '../support/stores.js';

/** What is expected of a server, as plainly as it can be kept. */
interface Model {
  articles: { id: string; name: string; content: string; addedAt: number; removedAt: number | null }[];
  settings: Record<string, unknown>;
  unanswered: Record<
    string,
    { question: string; shortfall: Shortfall; count: number; firstAt: number; lastAt: number }
  >;
  leftAt: number | null;
  /** Whether anything was ever kept of it, since it was forgotten. */
  isKnown: boolean;
}

const LIMITS = { articles: 3, bytes: 12 };
const GUILDS = ['a', 'b', 'c'] as const;
const NEVER = Number.MIN_SAFE_INTEGER;
type Guild = (typeof GUILDS)[number];
type Models = Record<Guild, Model>;
/** Does something to the store, expects its answer, and does the same to the model of that server alone. */
type Step = (
  store: CopyableStore,
  id: (guild: Guild) => string,
  models: Models,
  now: number,
) => Promise<void>;

const empty = (): Model => ({ articles: [], settings: {}, unanswered: {}, leftAt: null, isKnown: false });
const live = ({ articles }: Model) => articles.filter(({ removedAt }) => removedAt === null);

function exceeds(model: Model, contents: readonly string[]): 'articles' | 'bytes' | null {
  const all = [...live(model).map(({ content }) => content), ...contents];
  if (contents.length > 0 && all.length > LIMITS.articles) return 'articles';
  return contents.length > 0 && all.join('').length > LIMITS.bytes ? 'bytes' : null;
}

const guild = fc.constantFrom(...GUILDS);
const content = fc.constantFrom('', 'one', 'two', 'three', 'fourteen', 'seventeen');
/** One of the articles of any of the servers, be it the one that is asked or another. */
const which = fc.record({ owner: guild, index: fc.nat(4) });
const settings = fc.record(
  {
    answers: fc.constantFrom('public', 'private', null),
    closest: fc.constantFrom(true, false, null),
    strictness: fc.constantFrom('strict', 'eager', null),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<{ [K in keyof GuildSettings]?: GuildSettings[K] | null }>;

function idOf(models: Models, { owner, index }: { owner: Guild; index: number }): string {
  return models[owner].articles[index]?.id ?? 'none';
}

const step: fc.Arbitrary<[string, Step]> = fc.oneof(
  fc.tuple(guild, fc.array(content, { maxLength: 3 })).map(([to, contents]): [string, Step] => [
    `add ${contents} to ${to}`,
    async (store, id, models, now) => {
      const model = models[to];
      const isLive = (each: string) => live(model).some((article) => article.content === each);
      const fresh = [...new Set(contents)].filter((each) => !isLive(each));
      const limit = exceeds(model, fresh);
      const files = contents.map((each, index) => file(`${now}-${index}`, each));
      const addition = await store.add(id(to), files, LIMITS, now);
      if (limit) return expect(addition).toMatchObject({ exceeds: limit });
      const added = 'added' in addition ? addition.added : [];
      expect(added).toHaveLength(fresh.length);
      model.isKnown ||= fresh.length > 0;
      for (const [index, each] of fresh.entries()) {
        const name = `${now}-${contents.indexOf(each)}.txt`;
        const removed = model.articles.find((article) => article.content === each);
        const article = added[index];
        if (removed) Object.assign(removed, { name, removedAt: null });
        else
          model.articles.push({ id: article?.id ?? '', name, content: each, addedAt: now, removedAt: null });
      }
    },
  ]),
  fc.tuple(guild, which).map(([from, what]): [string, Step] => [
    `remove ${what.owner}${what.index} from ${from}`,
    async (store, id, models, now) => {
      const article = models[from].articles.find((each) => each.id === idOf(models, what));
      expect(await store.remove(id(from), idOf(models, what), now)).toBe(article !== undefined);
      if (article) article.removedAt ??= now;
    },
  ]),
  fc.tuple(guild, which).map(([to, what]): [string, Step] => [
    `restore ${what.owner}${what.index} to ${to}`,
    async (store, id, models) => {
      const article = models[to].articles.find((each) => each.id === idOf(models, what));
      const limit = article && article.removedAt !== null ? exceeds(models[to], [article.content]) : null;
      const outcome = await store.restore(id(to), idOf(models, what), LIMITS);
      expect(outcome).toBe(limit ?? (article ? 'restored' : 'unknown'));
      if (article && !limit) article.removedAt = null;
    },
  ]),
  fc.tuple(guild, settings).map(([of, changes]): [string, Step] => [
    `set ${JSON.stringify(changes)} of ${of}`,
    async (store, id, models) => {
      await store.set(id(of), changes);
      models[of].isKnown ||= Object.keys(changes).length > 0;
      const set = { ...models[of].settings, ...changes };
      models[of].settings = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));
    },
  ]),
  fc
    .tuple(guild, fc.constantFrom('x', 'y'), fc.constantFrom<Shortfall>('nothing', 'closest', 'wrong'))
    .map(([by, key, shortfall]): [string, Step] => [
      `count ${key} of ${by}`,
      async (store, id, models, now) => {
        await store.countUnanswered(id(by), { key, question: `${key}${now}`, shortfall }, now);
        const { count = 0, firstAt = now } = models[by].unanswered[key] ?? {};
        const asked = { question: `${key}${now}`, shortfall, count: count + 1, firstAt, lastAt: now };
        models[by].unanswered[key] = asked;
        models[by].isKnown = true;
      },
    ]),
  guild.map((of): [string, Step] => [
    `forget ${of}`,
    async (store, id, models) => {
      await store.forget(id(of));
      models[of] = empty();
    },
  ]),
  guild.map((of): [string, Step] => [
    `leave ${of}`,
    async (store, id, models, now) => {
      await store.left(id(of), now);
      if (models[of].isKnown) models[of].leftAt ??= now;
    },
  ]),
  guild.map((to): [string, Step] => [
    `return to ${to}`,
    async (store, id, models) => {
      await store.returned(id(to));
      models[to].leftAt = null;
    },
  ]),
  fc
    .tuple(fc.constantFrom('removed', 'unanswered', 'left'), fc.integer({ min: 0, max: 8 }))
    .map(([what, ago]): [string, Step] => [
      `purge ${what} before ${ago} ago`,
      async (store, _id, models, now) => {
        const before = { removed: NEVER, unanswered: NEVER, left: NEVER, [what]: now - ago };
        await store.purge(before);
        for (const each of GUILDS) {
          const model = models[each];
          if (model.leftAt !== null && model.leftAt < before.left) models[each] = empty();
          model.articles = model.articles.filter(
            ({ removedAt }) => removedAt === null || removedAt >= before.removed,
          );
          model.unanswered = Object.fromEntries(
            Object.entries(model.unanswered).filter(([, { lastAt }]) => lastAt >= before.unanswered),
          );
        }
      },
    ]),
);

describeStores('servers', (stores) => {
  let store: CopyableStore;
  let runs = 0;
  beforeAll(async () => {
    store = await stores.open(await stores.place());
  });

  test('are what was done to them, and nothing of one reaches another', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        runs += 1;
        const id = (each: Guild) => `${each}${runs}`;
        const models: Models = { a: empty(), b: empty(), c: empty() };
        for (const [index, [, take]] of steps.entries()) await take(store, id, models, index + 1);
        for (const each of GUILDS) {
          const { articles, unanswered, leftAt, ...rest } = await everything(store, id(each));
          const asked = unanswered.map(({ key, ...question }) => [key, question] as const);
          const { isKnown: _isKnown, ...expected } = models[each];
          expect({
            articles: articles.map(({ size: _size, digest: _digest, ...article }, index) => {
              return { ...article, content: rest.contents[index] };
            }),
            settings: rest.settings,
            unanswered: Object.fromEntries(asked),
            leftAt,
          }).toEqual(expected);
          // Nothing is purged by the times of the next run.
          await store.forget(id(each));
        }
      }),
      { numRuns: 40 },
    );
  });
});
