import type { Kysely } from 'kysely';
import { queryOf } from '../answer/query.js';
import { analyseQuestion, partsOf } from '../answer/question/question.js';
import type { Article } from '../article/article.js';
import { printable } from '../article/encoding.js';
import { atOnce } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import { codeVersion } from '../library/code-version.js';
import type { IndexedArticles } from '../library/indexed.js';
import { speakerKeys } from '../library/look-up.js';
import { periodOf } from '../library/period.js';
import { placeKey } from '../library/place.js';
import { TOLD_APART } from '../library/quotes.js';
import type { Library } from '../library/results.js';
import type { PassageIndex, StemWeights } from '../search/passage-index.js';
import { countedTogether, libraryBeside } from './beside.js';
import {
  type Among,
  articlesFrom,
  articlesHolding,
  articlesNamed,
  articlesQuoting,
  CHOSEN,
} from './choose.js';
import { checkMigrations, openDatabase } from './database.js';
import { ArchiveFailure, LOAD } from './failure.js';
import { type OpenedArticles, openedArticles } from './opened.js';
import type { Schema } from './schema.js';
import { type WordStatistics, wordStatistics } from './statistics.js';
import type { Wanted } from './wanted.js';

/** Articles in a database, of which those are opened that are asked for. */
export interface Archive {
  /**
   * A library of the articles that what is wanted is most likely in. Its words count as they do in the whole archive,
   * so that it ranks as one of all articles would, and it answers like any other.
   *
   * @param own articles that are asked together with them, all of these
   * @throws {ArchiveFailure} where the database cannot be used, or nothing has been loaded
   * @example (await archive.libraryFor({ texts: ['Who pays?'] })).ask('Who pays?')
   */
  libraryFor(wanted: Wanted, own?: IndexedArticles): Promise<Library>;
  /** What there is as a whole. */
  state(): Promise<ArchiveState>;
  close(): Promise<void>;
}

export interface ArchiveState {
  /** Another one whenever articles were loaded or removed. */
  readonly stamp: string;
  readonly articles: number;
  readonly paragraphs: number;
  /** Bytes that the articles take that are in memory, about. */
  readonly opened: number;
}

/** Bytes that opened articles may take, about. */
const MEMORY = 64 * 1024 * 1024;
/** Words that are described beside them; when there are more, all is opened anew. */
const MOST_WORDS = 150_000;
/** Articles of a list. */
export const LISTED = 100;

/** What is known of an edition, until it is loaded again. */
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
 * Opens an archive; nothing is read before it is asked.
 *
 * @param url such as `postgres://user:password@host/name`
 * @param memory how many bytes opened articles may take, about
 */
export function openArchive(url: string, memory: number = MEMORY): Archive {
  const database = openDatabase(url, 'asking');
  const version = codeVersion();
  let known: Known | undefined;

  /** The edition of this program as it is now. */
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
          // Otherwise an article of its own would be called now this, now that, beside one of the same name.
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

/** Fewer would be ranked in another way than an archive. Further ones, which hold nothing of what is asked, do no harm. */
const LEAST_PARAGRAPHS = 100;

function paragraphsOf(articles: readonly Article[]): number {
  return articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}

/** The rows of the articles that are opened. */
async function chosenFor(
  { texts = [], speakers = [], names = [], keys = [], page, breadth = CHOSEN }: Wanted,
  index: PassageIndex,
  among: Among,
  db: Kysely<Schema>,
): Promise<number[]> {
  // A question that hangs on those before it may need an article that holds something of each.
  const asked = texts.length > 1 && texts.length <= MOST_JOINED ? [...texts, texts.join('\n')] : texts;
  const weights = asked.flatMap((text) => queriesOf(text, index));
  const each = Math.max(LEAST, Math.floor(MOST / weights.length));
  const places = names.map(placeKey).filter((key) => key !== '');
  const rows = await Promise.all([
    ...weights.map((query) => articlesHolding(query, Math.min(breadth, each), among, db)),
    ...speakers.map((speaker) => articlesQuoting(calledOf(speaker, index), weights[0] ?? NOTHING, among, db)),
    articlesNamed({ ids: names.map(printable), keys, places }, among, db),
    ...(page === undefined ? [] : [articlesFrom((page - 1) * LISTED, LISTED, among, db)]),
  ]);
  return [...new Set(rows.flat())];
}

/** More texts are no conversation. */
const MOST_JOINED = 8;
/** Articles that are opened for several texts together, and for each of them at the least. */
const MOST = 160;
const LEAST = 12;
const NOTHING: StemWeights = new Map();
const NO_NAMES = { ids: [], keys: [], places: [] };

/** What is looked for of a question, part by part. */
function queriesOf(text: string, index: PassageIndex): StemWeights[] {
  return partsOf(text)
    .map(
      (part) =>
        new Map([...queryOf(analyseQuestion(part), index).searched].map((stem) => [stem, index.idf(stem)])),
    )
    .filter(({ size }) => size > 0);
}

/** The words that a speaker may be called by: a name or an office, misspelt or not. */
function calledOf(speaker: string, index: PassageIndex): string[] {
  const [name = ''] = speaker.split(TOLD_APART);
  const similar = termsOf(name).flatMap(({ word, stem }) => (index.knows(stem) ? [] : index.similar(word)));
  return [...new Set([...speakerKeys(name), ...similar])];
}
