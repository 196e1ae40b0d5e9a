import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Article } from '../article/article.js';
import { inTurn } from '../language/steps.js';
import type { Compiler } from '../library/compiler.js';
import { type Derived, makeDerived } from '../library/derived.js';
import type { IndexedArticles } from '../library/indexed.js';
import { libraryOf } from '../library/library.js';
import type { LiveLibrary } from '../library/live.js';
import { besides, type Ready } from '../library/mutable-library.js';
import type { Library } from '../library/results.js';
import type { GuildSettings, Store, StoredArticle } from '../store/store.js';
import { compileOwn, refusalOf } from './own-articles.js';

/** A server's library as it is now. */
export interface GuildLibrary {
  readonly library: Library;
  /** The server's own articles in it, by the ids that they are stored under. */
  readonly own: ReadonlyMap<string, Article>;
  /** These, to be asked together with those of an archive, where the library has none of that; else null. */
  readonly besideArchive: IndexedArticles | null;
}

/** The libraries of all servers. */
export interface GuildLibraries {
  /** Opens a server's library, or gives it where it is open. */
  of(guild: string): Promise<GuildLibrary>;
  settings(guild: string): Promise<GuildSettings>;
  /** Whether the operator's articles are those of an archive. */
  readonly hasArchive: boolean;
  /** Has a server's library and settings read anew when they are next asked for; those of all servers for null. */
  changed(guild: string | null): void;
}

/** What libraries are made of. */
export interface Sources {
  readonly store: Store;
  /**
   * The operator's articles, which every server sees unless its owner has switched them off. Of an archive, which
   * gives none of them with what was derived from it, a library has none.
   */
  readonly seeds: Pick<LiveLibrary, 'library'> & Partial<Pick<LiveLibrary, 'compiledOf'>>;
  readonly compiler: Compiler;
  /** How much open libraries may take together, in bytes, as estimated. */
  readonly memory: number;
  /** Computes in advance what will be asked of a library. */
  readonly ready: Ready;
}

/** What a character of an article takes in an open library, and an article beside that, in bytes; as measured. */
const PER_CHARACTER = 14;
const PER_ARTICLE = 6_000;
/** What its words, its spellings and its counts take, about, of articles that are not alike. */
const PER_LIBRARY = 1_700_000;
/** What the words of an archive take that were met in a server's questions, and how many these may be. */
const PER_ARCHIVE = 9_000_000;
const MOST_WORDS = 30_000;
/** What is kept of a server without articles of its own. */
const LEAST = 500;

/** Libraries that are opened at a time, and files of one that are read at a time. */
const OPENED_AT_ONCE = 4;
const READ_AT_ONCE = 8;
const MOST_SETTINGS = 20_000;

/** What is kept of a server between two questions. */
interface Kept {
  /** Null where the operator's library serves, as it is at any time. */
  readonly library: Library | null;
  /** The operator's articles that it was made with; null where they serve alone. */
  readonly seeds: Library | null;
  /** The server's own articles as they were read, and under the ids that they have beside the others. */
  readonly read: ReadonlyMap<string, Article>;
  readonly own: ReadonlyMap<string, Article>;
  /** Holds the server's own words and counts: no word of one server tells anything about another's. */
  readonly derived: Derived | null;
  /** How many words it held when it was made. */
  readonly words: number;
  readonly besideArchive: IndexedArticles | null;
  /** The server's own copies of the operator's articles, by these. */
  readonly copies: ReadonlyMap<Article, Article>;
  /** As estimated. */
  readonly bytes: number;
}

/** The same of each server where the operator's library serves. */
const ALONE: Kept = {
  library: null,
  seeds: null,
  read: new Map(),
  own: new Map(),
  derived: null,
  words: 0,
  besideArchive: null,
  copies: new Map(),
  bytes: LEAST,
};

/** Opens libraries when they are asked for, and lets go of those that were asked least lately. */
export function openGuildLibraries(sources: Sources): GuildLibraries {
  const { store, seeds, memory } = sources;
  const kept = new LRUCache<string, Kept>({
    maxSize: memory,
    // The largest pushes all others out, but is there.
    sizeCalculation: ({ bytes }) => Math.min(bytes, memory),
  });
  const settings = new LRUCache<string, Promise<GuildSettings>>({ max: MOST_SETTINGS });
  /** Servers whose articles or settings have changed since theirs was made. */
  const stale = new Set<string>();
  const underWay = new Map<string, { readonly seeds: Library; readonly made: Promise<Kept> }>();
  const whenFree = pLimit(OPENED_AT_ONCE);

  const settingsOf = (guild: string): Promise<GuildSettings> => {
    const known = settings.get(guild) ?? store.settings(guild);
    settings.set(guild, known);
    known.catch(() => {
      if (settings.peek(guild) === known) settings.delete(guild);
    });
    return known;
  };

  /** Servers without articles of their own do not wait for those that have many. */
  async function make(guild: string, from: Library, before: Kept | undefined): Promise<Kept> {
    const [{ seeds: isSeeded = true }, all] = await Promise.all([settingsOf(guild), store.articles(guild)]);
    const stored = all.filter(({ removedAt }) => removedAt === null);
    if (stored.length === 0 && isSeeded) return ALONE;
    return whenFree(() => open({ guild, seeds: from, isSeeded, stored, before }, sources));
  }

  function current(guild: string): Promise<Kept> | Kept {
    const isOld = ({ seeds: before }: Pick<Kept, 'seeds'>) => before !== seeds.library;
    const making = underWay.get(guild);
    if (making && !isOld(making)) return making.made;
    const known = kept.get(guild);
    const isFit = known && !hasOutgrown(known) && (known.library === null || !isOld(known));
    if (isFit && !stale.has(guild)) return known;
    stale.delete(guild);
    const from = seeds.library;
    const made = make(guild, from, known);
    underWay.set(guild, { seeds: from, made });
    const done = (now?: Kept) => {
      // Where something has changed meanwhile, another is on its way.
      if (underWay.get(guild)?.made !== made) return;
      underWay.delete(guild);
      if (now) kept.set(guild, now);
      else kept.delete(guild);
    };
    made.then(done, () => done());
    return made;
  }

  return {
    settings: settingsOf,
    hasArchive: seeds.compiledOf === undefined,
    async of(guild) {
      const { library, own, besideArchive } = await current(guild);
      return { library: library ?? seeds.library, own, besideArchive };
    },
    changed(guild) {
      if (guild === null) {
        settings.clear();
        for (const each of [...kept.keys(), ...underWay.keys()]) stale.add(each);
        underWay.clear();
        return;
      }
      settings.delete(guild);
      if (kept.has(guild) || underWay.has(guild)) stale.add(guild);
      underWay.delete(guild);
    },
  };
}

/** Whether it holds many more words of an archive than are kept between questions. */
function hasOutgrown({ derived, words }: Pick<Kept, 'derived' | 'words'>): boolean {
  return derived !== null && derived.indexer.vocabulary.words.length - words > MOST_WORDS;
}

/** A server's library is made anew, with what is still the same of the one before. */
interface Order {
  readonly guild: string;
  readonly seeds: Library;
  /** Whether the operator's articles are asked too. */
  readonly isSeeded: boolean;
  /** The server's own. */
  readonly stored: readonly StoredArticle[];
  readonly before: Kept | undefined;
}

async function open(
  { guild, seeds, isSeeded, stored, before: last }: Order,
  { store, compiler, ready, seeds: live }: Sources,
): Promise<Kept> {
  const before = last && hasOutgrown(last) ? await withoutOtherWords(last) : last;
  const derived = before?.derived ?? makeDerived();
  const copies = new Map<Article, Article>();
  const { compiledOf } = live;
  if (isSeeded && compiledOf)
    for (const article of seeds.articles) {
      const known = before?.copies.get(article);
      // A copy: what others keep by the article must not be what was found out in another library.
      const copy = known ?? { ...article };
      if (!known) derived.adopt({ ...compiledOf(article), article: copy });
      copies.set(article, copy);
      await setImmediate();
    }
  const read = await readOwn({ guild, stored, before, derived }, { store, compiler });
  const seeded = [...copies.values()];
  const own = besides(seeded, [...read.articles.values()]);
  const articles = [...seeded, ...own];
  const { skipped } = read;
  const library = await inTurn(
    (function* () {
      const made = yield* libraryOf({ articles, skipped }, derived);
      yield* ready(made);
      return made;
    })(),
  );
  const isBesideArchive = isSeeded && compiledOf === undefined && articles.length > 0;
  const besideArchive = isBesideArchive
    ? { articles, skipped, derived, index: await inTurn(derived.indexer.index(articles)) }
    : null;
  const ids = [...read.articles.keys()];
  const bytes = articles.reduce(
    (sum, { text }) => sum + PER_ARTICLE + PER_CHARACTER * text.length,
    besideArchive ? PER_LIBRARY + PER_ARCHIVE : PER_LIBRARY,
  );
  return {
    library,
    seeds,
    read: read.articles,
    derived,
    words: derived.indexer.vocabulary.words.length,
    besideArchive,
    own: new Map(own.map((article, at) => [ids[at] as string, article])),
    copies,
    bytes,
  };
}

/** The same with what was derived from its articles alone. */
async function withoutOtherWords(kept: Kept): Promise<Kept> {
  const derived = makeDerived();
  for (const article of [...kept.copies.values(), ...kept.read.values()]) {
    if (kept.derived) derived.adopt(kept.derived.compiledOf(article));
    await setImmediate();
  }
  return { ...kept, derived };
}

interface Reading {
  readonly guild: string;
  readonly stored: readonly StoredArticle[];
  readonly before: Kept | undefined;
  readonly derived: Derived;
}

/** The articles of those files that can be read, by the ids that they are stored under; and the others, with the reason. */
async function readOwn(
  { guild, stored, before, derived }: Reading,
  { store, compiler }: Pick<Sources, 'store' | 'compiler'>,
) {
  const skipped: { path: string; reason: string }[] = [];
  const whenFree = pLimit(READ_AT_ONCE);
  const read = await whenFree.map(stored, async ({ id, name }) => {
    const known = before?.read.get(id);
    if (known) return [[id, known] as const];
    await setImmediate();
    const bytes = await store.content(guild, id);
    if (!bytes) return [];
    try {
      const compiled = await compileOwn({ name, bytes }, compiler);
      derived.adopt(compiled);
      return [[id, compiled.article] as const];
    } catch (error) {
      skipped.push({ path: name, reason: refusalOf(error) });
      return [];
    }
  });
  return { articles: new Map(read.flat()), skipped };
}
