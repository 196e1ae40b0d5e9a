import type { Kysely } from 'kysely';
import { queryOf } from '../answer/query.js';
import { analyseQuestion, partsOf } from '../answer/question/question.js';
import type { Article } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { type ServerState, serverState } from '../database/connections.js';
import { atOnce } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import { codeVersion } from '../library/code-version.js';
import { headingKey } from '../library/headings.js';
import type { IndexedArticles } from '../library/library.js';
import { speakerKeys } from '../library/look-up.js';
import { periodOf } from '../library/period.js';
import { TOLD_APART } from '../library/quotes.js';
import type { Library } from '../library/results.js';
import type { PassageIndex, StemWeights } from '../search/passage-index.js';
import { ArchiveFailure, LOAD } from './archive-failure.js';
import {
  type Among,
  articlesFrom,
  articlesHolding,
  articlesNamed,
  articlesQuoting,
  CHOSEN,
} from './choose.js';
import { checkMigrations, openDatabase, type Schema } from './database.js';
import { countedTogether, libraryBeside, type OpenedArticles, openedArticles } from './opened.js';
import { type WordStatistics, wordStatistics } from './statistics.js';
import type { Wanted } from './wanted.js';

/** Articles in a database that are opened on demand. */
export interface Archive {
  /**
   * A library of the articles that are most likely to contain what is wanted. It uses the word statistics of the whole
   * archive, so it ranks like a library of all articles, and it answers like any other.
   *
   * @param own articles that are searched together with them, all of these
   * @throws {ArchiveFailure} if the database cannot be used, or if nothing has been loaded
   * @example (await archive.libraryFor({ texts: ['Who pays?'] })).ask('Who pays?')
   */
  libraryFor(wanted: Wanted, own?: IndexedArticles): Promise<Library>;
  /** The state of the whole archive. */
  state(): Promise<ArchiveState>;
  close(): Promise<void>;
}

interface ArchiveState {
  /** Changes whenever articles are loaded or removed. */
  readonly stamp: string;
  readonly articles: number;
  readonly paragraphs: number;
  /** The approximate memory, in bytes, of the opened articles. */
  readonly opened: number;
}

/** The approximate memory limit, in bytes, for opened articles. */
const MEMORY = 64 * 1024 * 1024;
/** The maximum vocabulary of the opened articles; beyond it, all articles are opened again. */
const MOST_WORDS = 150_000;
/** The number of articles on a page of a list. */
const LISTED = 100;

/** An edition as it was when the archive was last loaded. */
interface Edition {
  readonly id: number;
  readonly counted: number;
  readonly articles: number;
  readonly paragraphs: number;
}

interface Known {
  readonly edition: Edition;
  readonly statistics: WordStatistics;
  opened: OpenedArticles;
}

/**
 * Opens an archive. Nothing is read before the first request.
 *
 * @param url such as `postgres://user:password@host/name`
 * @param memory the approximate memory limit, in bytes, for opened articles
 */
export function openArchive(url: string, memory: number = MEMORY): Archive {
  const database = openDatabase(url, 'asking');
  const version = codeVersion();
  let known: Known | undefined;

  /** The current edition for this version of the program. */
  async function current(db: Kysely<Schema>): Promise<Known> {
    const edition = await db
      .selectFrom('editions')
      .select(['id', 'counted', 'articles', 'paragraphs'])
      .where('version', '=', version)
      .executeTakeFirst();
    if (!edition || edition.counted === 0) {
      await checkMigrations(db);
      throw new ArchiveFailure(await nothingLoaded(edition, db));
    }
    if (known?.edition.id !== edition.id || known.edition.counted !== edition.counted)
      known = { edition, statistics: wordStatistics(edition), opened: openedArticles(memory) };
    if (known.opened.indexer.vocabulary.words.length > MOST_WORDS) known.opened = openedArticles(memory);
    return known;
  }

  return {
    libraryFor: (wanted, own) =>
      database.use(async (db) => {
        const { edition, statistics, opened } = await current(db);
        const among = { edition: edition.id, period: periodOf(wanted) };
        const { texts = [], speakers = [] } = wanted;
        const { indexer } = own?.derived ?? opened;
        const counted = await statistics.lookUp([...texts, ...speakers], db, indexer.vocabulary);
        const collection = own ? countedTogether(counted, own) : counted;
        const words = atOnce(indexer.indexSome([], collection));
        const [chosen, namesakes] = await Promise.all([
          chosenFor(wanted, words, among, db),
          // Included, because otherwise the id of an own article would depend on whether an article with the same id
          // was chosen.
          own ? articlesNamed({ ...NO_NAMES, ids: own.articles.map(({ id }) => id) }, among, db) : [],
        ]);
        const library = (articles: readonly Article[]) =>
          own
            ? libraryBeside(own, articles, opened.compiledOf, collection)
            : opened.library(articles, collection);
        const articles = await opened.open([...chosen, ...namesakes], db);
        const isFew = articles.length < CHOSEN || paragraphsOf(articles) < LEAST_PARAGRAPHS;
        if (!isFew || wanted.page !== undefined) return library(articles);
        const others = await opened.open(await articlesFrom(0, CHOSEN, among, db), db);
        return library([...new Set([...articles, ...others])]);
      }),
    state: () =>
      database.use(async (db) => {
        const { edition, opened } = await current(db);
        const { id, counted, articles, paragraphs } = edition;
        return { stamp: `${id} ${counted}`, articles, paragraphs, opened: opened.size };
      }),
    close: database.close,
  };
}

async function nothingLoaded(edition: Edition | undefined, db: Kysely<Schema>): Promise<string> {
  if (edition)
    return 'The archive is being loaded for the first time, or that was interrupted. Load it to the end.';
  const others = await db.selectFrom('editions').select('id').limit(1).execute();
  return others.length > 0
    ? 'Another version of Verbatim has loaded the archive. Load it again with this one; the articles may stay as they are.'
    : `The archive holds nothing yet. ${LOAD}`;
}

/**
 * With fewer paragraphs, the library would not be ranked as an archive. Additional articles without a match do no harm.
 */
const LEAST_PARAGRAPHS = 100;

function paragraphsOf(articles: readonly Article[]): number {
  return articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}

/** The rows of the articles to open. */
async function chosenFor(
  { texts = [], speakers = [], names = [], keys = [], page, breadth = CHOSEN }: Wanted,
  index: PassageIndex,
  among: Among,
  db: Kysely<Schema>,
): Promise<number[]> {
  // A follow-up may need an article that matches the earlier questions as well.
  const asked = texts.length > 1 && texts.length <= MOST_JOINED ? [...texts, texts.join('\n')] : texts;
  const weights = asked.flatMap((text) => queriesOf(text, index));
  const each = Math.max(LEAST, Math.floor(MOST / weights.length));
  const headings = names.map(headingKey).filter((key) => key !== '');
  const rows = await Promise.all([
    ...weights.map((query) => articlesHolding(query, Math.min(breadth, each), among, db)),
    ...speakers.map((speaker) => articlesQuoting(calledOf(speaker, index), weights[0] ?? NOTHING, among, db)),
    articlesNamed({ ids: names.map(printable), keys, headings }, among, db),
    ...(page === undefined ? [] : [articlesFrom((page - 1) * LISTED, LISTED, among, db)]),
  ]);
  return [...new Set(rows.flat())];
}

/** The maximum number of texts that are treated as a conversation. */
const MOST_JOINED = 8;
/** The number of articles opened for several texts together, and the minimum for each of them. */
const MOST = 160;
const LEAST = 12;
const NOTHING: StemWeights = new Map();
const NO_NAMES = { ids: [], keys: [], headings: [] };

/** The stems to search for, for each part of a question. */
function queriesOf(text: string, index: PassageIndex): StemWeights[] {
  return partsOf(text)
    .map(
      (part) =>
        new Map([...queryOf(analyseQuestion(part), index).searched].map((stem) => [stem, index.idf(stem)])),
    )
    .filter(({ size }) => size > 0);
}

/** The words that may name a speaker: a name or an office, possibly misspelt. */
function calledOf(speaker: string, index: PassageIndex): string[] {
  const [name = ''] = speaker.split(TOLD_APART);
  const similar = termsOf(name).flatMap(({ word, stem }) => (index.knows(stem) ? [] : index.similar(word)));
  return [...new Set([...speakerKeys(name), ...similar])];
}

/** The state of an archive and its server. */
interface ArchiveInspection {
  readonly server: ServerState;
  /** Its contents, or why it cannot be used. */
  readonly holds: Pick<ArchiveState, 'articles' | 'paragraphs'> | ArchiveFailure;
}

/**
 * Inspects an archive without changing anything.
 *
 * @throws {ArchiveFailure} if its database cannot be reached
 */
export async function inspectArchive(url: string): Promise<ArchiveInspection> {
  const database = openDatabase(url, 'asking');
  const archive = openArchive(url);
  try {
    const server = await database.use(serverState);
    const holds = await archive.state().catch((error) => {
      if (error instanceof ArchiveFailure) return error;
      throw error;
    });
    return { server, holds };
  } finally {
    await Promise.all([database.close(), archive.close()]);
  }
}
