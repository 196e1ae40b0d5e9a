import { basename } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import pLimit from 'p-limit';
import { UnreadableArticle } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { checkFile } from '../article/read.js';
import { digestOf, keyOf } from '../library/cache.js';
import { codeVersion } from '../library/code-version.js';
import { type Compiled, decode } from '../library/compile.js';
import { makeThreads, type Threads, TookTooLong } from '../library/compile-threads.js';
import { articleKey } from '../library/find-article.js';
import { type Files, filesIn, reasonOf } from '../library/folder.js';
import { lookUpOf } from '../library/look-up.js';
import type { SkippedFile } from '../library/results.js';
import { ArchiveFailure } from './archive-failure.js';
import { migrateArchive, openDatabase, type Schema } from './database.js';
import { countWords } from './statistics.js';

/** Options for loading an archive. */
export interface Loading {
  /** Whether to remove articles that are no longer in the folder. */
  readonly prune?: boolean;
  /** Called with the number of files processed so far, and the total. */
  readonly progress?: (done: number, total: number) => void;
  /** Called for each file that cannot be read. */
  readonly skipped?: (file: SkippedFile) => void;
}

/** The result of loading: the number of files that were stored, were unchanged, could not be read, and were removed. */
export interface Loaded {
  readonly stored: number;
  readonly same: number;
  readonly skipped: number;
  readonly removed: number;
}

/** The number of files read concurrently, and stored together; an interruption loses at most one batch. */
const AT_ONCE = 16;
const BATCH = 32;

/**
 * Loads all articles of a folder that are new or changed. If interrupted, it resumes where it stopped. The words are
 * counted at the end; only then can the new articles be found by them.
 *
 * @throws {ArchiveFailure} if the database cannot be used
 * @throws {UnusableFolder} if the folder does not exist
 */
export async function loadArchive(url: string, folder: string, loading: Loading = {}): Promise<Loaded> {
  const files = await filesIn(folder);
  const threads = makeThreads();
  const database = openDatabase(url, 'loading');
  try {
    // One connection holds the lock; the others do the work.
    return await database.use((db) =>
      db.connection().execute(async (own) => {
        await lock(own);
        return load(db, { ...files, threads }, loading);
      }),
    );
  } finally {
    await threads.close();
    await database.close();
  }
}

/** Any number that no other program uses for an advisory lock. */
const LOCK = 731_290_446;

async function lock(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_lock(${LOCK}) as free`.execute(db);
  if (rows[0]?.free !== true)
    throw new ArchiveFailure('The archive is being loaded already. Wait until that is done.');
}

interface Source extends Files {
  readonly threads: Threads;
}

/** A file to store, or why it cannot be read. */
interface ReadFile {
  readonly path: string;
  readonly digest: string;
  readonly made: { readonly compiled: Compiled; readonly bytes: Uint8Array } | { readonly reason: string };
}

async function load(db: Kysely<Schema>, source: Source, loading: Loading): Promise<Loaded> {
  const { progress = () => {}, skipped = () => {}, prune = false } = loading;
  const edition = await openEdition(db);
  const columns = ['path', 'digest', 'reason', 'name'] as const;
  const before = await db.selectFrom('articles').select(columns).where('edition', '=', edition).execute();
  const known = new Map(before.map((file) => [file.path, file]));
  const names = new Set(before.flatMap(({ name }) => name ?? []));
  const count = { stored: 0, same: 0, skipped: 0, removed: 0 };
  const skip = (path: string, reason: string) => {
    count.skipped++;
    skipped({ path: printable(path), reason });
  };
  for (const { path, reason } of source.unreadable) skip(path, reason);
  const inTurn = pLimit(AT_ONCE);
  const { paths } = source;
  let done = 0;
  for (let at = 0; at < paths.length; at += BATCH) {
    const files = await inTurn.map(paths.slice(at, at + BATCH), async (path) => {
      const file = await readFile(path, known.get(path), source);
      progress(++done, paths.length);
      return file;
    });
    const changed: ReadFile[] = [];
    for (const file of files) {
      const { path, made } = file;
      const old = known.get(path);
      if (made === 'same') count.same++;
      else if ('reason' in made) skip(path, made.reason);
      // The last good version of a file is kept.
      if (made === 'same' || ('reason' in made && (old?.name ?? null) !== null)) continue;
      if (!('reason' in made)) count.stored++;
      names.delete(old?.name ?? '');
      changed.push({ ...file, made });
    }
    if (changed.length > 0) await db.transaction().execute((db) => store(edition, changed, names, db));
  }
  if (prune) {
    const there = new Set(paths);
    const gone = before.flatMap(({ path }) => (there.has(path) ? [] : [path]));
    count.removed = gone.length;
    if (gone.length > 0) await db.transaction().execute((db) => remove(edition, gone, db));
  }
  await finishEdition(edition, db);
  return count;
}

async function readFile(
  path: string,
  old: { readonly digest: string; readonly reason: string | null } | undefined,
  { contentOf, threads }: Source,
): Promise<Omit<ReadFile, 'made'> & { readonly made: ReadFile['made'] | 'same' }> {
  let digest = '';
  try {
    const bytes = await contentOf(path);
    checkFile(path, bytes.length);
    digest = keyOf(basename(path), digestOf(bytes), '');
    if (old?.digest === digest)
      return { path, digest, made: old.reason === null ? 'same' : { reason: old.reason } };
    const compiled = await threads.compile({ path, bytes }, 'soon').catch((error) => {
      if (error instanceof TookTooLong) return threads.compile({ path, bytes }, 'later');
      throw error;
    });
    return { path, digest, made: { compiled: decode(compiled) as Compiled, bytes: compiled } };
  } catch (error) {
    // An error that the content does not cause may not occur the next time, so no digest is stored.
    return {
      path,
      digest: error instanceof UnreadableArticle ? digest : '',
      made: { reason: reasonOf(error) },
    };
  }
}

/** Opens the edition for this version of the program, and creates its tables. */
export async function openEdition(db: Kysely<Schema>): Promise<number> {
  await migrateArchive(db);
  const version = codeVersion();
  await db
    .insertInto('editions')
    .values({ version })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await db
    .selectFrom('editions')
    .select('id')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return id;
}

/** Stores files, replacing those with the same paths. */
async function store(
  edition: number,
  files: readonly ReadFile[],
  names: Set<string>,
  db: Transaction<Schema>,
): Promise<void> {
  await remove(
    edition,
    files.map(({ path }) => path),
    db,
  );
  const unreadable = files.flatMap(({ path, digest, made }) =>
    'reason' in made ? [{ edition, path, digest, reason: printable(made.reason), paragraphs: 0 }] : [],
  );
  if (unreadable.length > 0) await db.insertInto('articles').values(unreadable).execute();
  const articles = files.flatMap(({ path, digest, made }) =>
    'reason' in made ? [] : [{ path, digest, name: nameFor(path, made.compiled, names), ...made }],
  );
  await storeArticles(edition, articles, db);
}

/** The article's id, or its path if another article has that id. */
function nameFor(path: string, { article: { id } }: Compiled, names: Set<string>): string {
  const slashed = printable(path.replaceAll('\\', '/'));
  const name =
    [printable(id), slashed.replace(/\.[^./]*$/u, ''), slashed].find((each) => !names.has(each)) ?? slashed;
  names.add(name);
  return name;
}

/** An article to store. */
export interface ArchivedArticle {
  readonly path: string;
  readonly digest: string;
  /** Its id in the archive. */
  readonly name: string;
  readonly compiled: Omit<Compiled, 'condensed'>;
  /** `compiled` as serialised by `encode`. */
  readonly bytes: Uint8Array;
}

/** Stores articles with everything that they are chosen by. */
export async function storeArticles(
  edition: number,
  articles: readonly ArchivedArticle[],
  db: Kysely<Schema>,
): Promise<void> {
  if (articles.length === 0) return;
  const rows = await db
    .insertInto('articles')
    .values(
      articles.map(({ path, digest, name, compiled: { article }, bytes }) => ({
        edition,
        path,
        digest,
        name,
        key: articleKey(name),
        published: article.published?.value ?? null,
        paragraphs: article.paragraphs.length,
        compiled: bytes,
      })),
    )
    .returning('id')
    .execute();
  const found = articles.map(({ compiled }, at) => ({
    article: rows[at]?.id as number,
    ...lookUpOf(compiled),
  }));
  const parts = found.flatMap(({ article, parts }) => parts.map((part) => ({ article, ...part })));
  await sql`insert into parts (article, edition, stems, forms)
    select article, ${edition}, stems::tsvector, forms::tsvector from unnest(
      ${parts.map(({ article }) => article)}::int[],
      ${parts.map(({ stems }) => stems)}::text[],
      ${parts.map(({ forms }) => forms)}::text[]
    ) as part (article, stems, forms)`.execute(db);
  const named = found.flatMap(({ article, headings }) =>
    headings.map((name) => ({ article, edition, name })),
  );
  if (named.length > 0) await db.insertInto('places').values(named).execute();
  const speakers = found.flatMap(({ article, speakers }) =>
    speakers.map(({ words, quotations }) => ({ article, edition, words: [...words], quotations })),
  );
  if (speakers.length > 0) await db.insertInto('speakers').values(speakers).execute();
  await db.updateTable('editions').set({ stale: true }).where('id', '=', edition).execute();
}

async function remove(edition: number, paths: readonly string[], db: Transaction<Schema>): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('articles')
    .where('edition', '=', edition)
    .where('path', '=', sql<string>`any(${paths})`)
    .executeTakeFirst();
  if (numDeletedRows > 0n)
    await db.updateTable('editions').set({ stale: true }).where('id', '=', edition).execute();
}

/**
 * Counts the words of the stored articles, and removes the editions of other versions of the program.
 *
 * @throws {ArchiveFailure} if there is no article
 */
export async function finishEdition(edition: number, db: Kysely<Schema>): Promise<void> {
  const any = await db
    .selectFrom('articles')
    .select('id')
    .where('edition', '=', edition)
    .where('name', 'is not', null)
    .limit(1)
    .execute();
  if (any.length === 0)
    throw new ArchiveFailure('There is no article in it that can be read: the archive stays empty.');
  const { stale } = await db
    .selectFrom('editions')
    .select('stale')
    .where('id', '=', edition)
    .executeTakeFirstOrThrow();
  if (stale) await db.transaction().execute((db) => countWords(edition, db));
  await db.deleteFrom('editions').where('id', '!=', edition).execute();
  if (stale) await sql`vacuum analyze articles, parts, places, speakers, stems, words`.execute(db);
}
