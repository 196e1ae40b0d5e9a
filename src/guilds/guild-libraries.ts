import { basename, extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import { type Article, UnreadableArticle } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { checkFile } from '../article/read.js';
import { inTurn } from '../language/steps.js';
import { digestOf } from '../library/cache.js';
import type { Compiled } from '../library/compile.js';
import { type Compiler, type Content, PutOff } from '../library/compiler.js';
import { type Derived, makeDerived } from '../library/derived.js';
import { type IndexedArticles, libraryOf } from '../library/library.js';
import type { LiveLibrary } from '../library/live.js';
import { besides, type Ready } from '../library/mutable-library.js';
import type { Library } from '../library/results.js';
import type { GuildSettings, Store, StoredArticle } from '../store/store.js';

/** The current library of a server. */
export interface GuildLibrary {
  readonly library: Library;
  /** The server's own articles in it, by the ids in the store. */
  readonly own: ReadonlyMap<string, Article>;
  /** The own articles, to be asked together with those of an archive that is not in the library; else null. */
  readonly besideArchive: IndexedArticles | null;
}

/** The libraries of all servers. */
export interface GuildLibraries {
  /** Opens a server's library, or returns the open one. */
  of(guild: string): Promise<GuildLibrary>;
  settings(guild: string): Promise<GuildSettings>;
  /** Whether the operator's articles are in an archive. */
  readonly hasArchive: boolean;
  /**
   * Marks a server's library and settings as stale, so that they are read anew when next needed; all servers' for null.
   */
  changed(guild: string | null): void;
}

/** What libraries are built from. */
export interface GuildLibrarySources {
  readonly store: Store;
  /**
   * The operator's articles, which every server sees unless its settings exclude them. Those of an archive are not
   * included, because it does not provide their compiled form.
   */
  readonly seeds: Pick<LiveLibrary, 'library'> & Partial<Pick<LiveLibrary, 'compiledOf'>>;
  readonly compiler: Compiler;
  /** How much memory open libraries may use together, in bytes, as estimated. */
  readonly memory: number;
  /** Computes in advance what questions to a library will need. */
  readonly ready: Ready;
}

/** The memory used per character of an article in an open library, and per article, in bytes, as measured. */
const PER_CHARACTER = 14;
const PER_ARTICLE = 6_000;
/** The approximate memory used by a library's words, spellings and counts, in bytes, if its articles differ. */
const PER_LIBRARY = 1_700_000;
/** The memory used by words of an archive that occurred in a server's questions, in bytes, and their maximum number. */
const PER_ARCHIVE = 9_000_000;
const MOST_WORDS = 30_000;
/** The memory used by a server without articles of its own, in bytes. */
const LEAST = 500;

/** The number of libraries opened at a time, and of files of one library read at a time. */
const OPENED_AT_ONCE = 4;
const READ_AT_ONCE = 8;
const MOST_SETTINGS = 20_000;

/** What is cached for a server between two questions. */
interface Kept {
  /** Null if the server uses the operator's current library. */
  readonly library: Library | null;
  /** The operator's articles that it was built from; null if the server uses them alone. */
  readonly seeds: Library | null;
  /** The server's own articles, as they were read, and with their ids in the library. */
  readonly read: ReadonlyMap<string, Article>;
  readonly own: ReadonlyMap<string, Article>;
  /** The server's own words and counts, so that no word of one server reveals anything about another's. */
  readonly derived: Derived | null;
  /** The number of words when it was built. */
  readonly words: number;
  readonly besideArchive: IndexedArticles | null;
  /** The server's own copies of the operator's articles, keyed by the originals. */
  readonly copies: ReadonlyMap<Article, Article>;
  /** As estimated. */
  readonly bytes: number;
}

/** The entry of every server that uses the operator's library. */
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

/** Opens libraries when they are needed, and closes those that were used least recently. */
export function openGuildLibraries(sources: GuildLibrarySources): GuildLibraries {
  const { store, seeds, memory } = sources;
  const kept = new LRUCache<string, Kept>({
    maxSize: memory,
    // The largest library evicts all others, but is cached.
    sizeCalculation: ({ bytes }) => Math.min(bytes, memory),
  });
  const settings = new LRUCache<string, Promise<GuildSettings>>({ max: MOST_SETTINGS });
  /** Servers whose articles or settings have changed since their library was built. */
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
      // If something has changed in the meantime, a newer one is being built.
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

/** Whether it contains many more words of an archive than are kept between questions. */
function hasOutgrown({ derived, words }: Pick<Kept, 'derived' | 'words'>): boolean {
  return derived !== null && derived.indexer.vocabulary.words.length - words > MOST_WORDS;
}

/** The order to rebuild a server's library, reusing the unchanged parts of the previous one. */
interface Order {
  readonly guild: string;
  readonly seeds: Library;
  /** Whether to include the operator's articles. */
  readonly isSeeded: boolean;
  /** The server's own articles. */
  readonly stored: readonly StoredArticle[];
  readonly before: Kept | undefined;
}

async function open(
  { guild, seeds, isSeeded, stored, before: last }: Order,
  { store, compiler, ready, seeds: live }: GuildLibrarySources,
): Promise<Kept> {
  const before = last && hasOutgrown(last) ? await withoutOtherWords(last) : last;
  const derived = before?.derived ?? makeDerived();
  const copies = new Map<Article, Article>();
  const { compiledOf } = live;
  if (isSeeded && compiledOf)
    for (const article of seeds.articles) {
      const known = before?.copies.get(article);
      // A copy, because data cached by article object must not come from another library.
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

/** The same, but with only the words of its own articles. */
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

/** The articles of the readable files, by the ids in the store; and the other files, with the reason. */
async function readOwn(
  { guild, stored, before, derived }: Reading,
  { store, compiler }: Pick<GuildLibrarySources, 'store' | 'compiler'>,
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

/** A file of a server: its name and content. */
interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Compiles a server's file in another thread, however long that takes. It is cached by content alone: an article that a
 * thousand servers have, under whatever name, is compiled once.
 *
 * @throws {UnreadableArticle} with a plain sentence that gives the reason
 */
export async function compileOwn({ name, bytes }: File, compiler: Compiler): Promise<Compiled> {
  checkFile(name, bytes.length);
  const digest = digestOf(bytes);
  const content = contentOf({ name, digest });
  const compiled = await compiler.compile(content.name, bytes, 'soon').catch((error) => {
    if (error instanceof PutOff) return compiler.compile(content.name, bytes, 'later');
    throw error;
  });
  return { ...compiled, article: named(compiled.article, digest, name) };
}

/** The cache key of a stored article. */
export function contentOf({ name, digest }: Pick<StoredArticle, 'name' | 'digest'>): Content {
  return { name: `${digest}${extname(name).toLowerCase()}`, digest };
}

/** The article with the id that the file gives, or else the file's name, in place of its digest. */
function named(article: Article, digest: string, name: string): Article {
  const shown = printable(name);
  const { warnings } = article;
  return {
    ...article,
    ...(article.id === digest && { id: printable(basename(name, extname(name))) }),
    ...(warnings && { warnings: warnings.map((each) => each.replace(/^[\da-f]{64}\.\w+/u, () => shown)) }),
  };
}

/** Why a file is not an article, as a sentence. */
export function refusalOf(error: unknown): string {
  if (error instanceof UnreadableArticle) return error.message;
  return 'Reading it failed.';
}
