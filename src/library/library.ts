import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Sources } from '../answer/answer.js';
import { type Article, UnreadableArticle } from '../article/article.js';
import { type ArticleSource, readSource } from '../article/source.js';
import { atOnce, type Steps } from '../language/steps.js';
import type { PassageIndex } from '../search/passage-index.js';
import { summary } from './article-summary.js';
import { ask } from './ask.js';
import { openCache } from './cache.js';
import { check, verify } from './check-text.js';
import type { Patience, Threads } from './compile-threads.js';
import { type Compiler, makeCompiler } from './compiler.js';
import { type Derived, makeDerived } from './derived.js';
import { articleWithId, chooseArticles, nameSources } from './find-article.js';
import { type FolderState, type Opened, openedFrom, openState, type Reading } from './folder.js';
import { indexHeadings } from './headings.js';
import { type Period, periodOf, within } from './period.js';
import { findEverybody, quotes, speakers, speakersIn } from './quotes.js';
import type {
  Answer,
  AskOptions,
  Library,
  LibrarySpeaker,
  QuoteOptions,
  QuoteResult,
  SpeakersOptions,
} from './results.js';
import { attributed } from './speakers.js';
import { textOfResult } from './text.js';
import { timeline } from './timeline.js';

/** The quotations published in a period. The speakers stay complete, so that anyone can still be asked for. */
function quotedWithin(found: QuoteResult, { articles }: Sources, period: Period): QuoteResult {
  const among = new Set(within(articles, period).map(({ id }) => id));
  return { ...found, quotations: found.quotations.filter(({ article }) => among.has(article)) };
}

/** The default number of passages in an answer. */
const PASSAGES = 3;

/**
 * Opens all articles of a folder. Files that cannot be read are listed in `skipped`, with the reason.
 *
 * @throws {UnusableFolder} if the folder does not exist or contains no article; the message says what to do
 * @example const library = await openLibrary('seeds');
 */
export async function openLibrary(folder: string, opening: Opening = {}): Promise<Library> {
  const { state, derived, compiler } = await openSeeds(folder, opening, { patience: 'later' });
  await compiler.close();
  return atOnce(libraryOf(openedFrom(state), derived));
}

/**
 * A library of articles given as data.
 *
 * @throws {UnreadableArticle} if a source is malformed or an id is not unique; the message names the field or the id
 * @example createLibrary([{ title: 'Storm', sections: [{ paragraphs: ['Wind took the roof off.'] }] }])
 */
export function createLibrary(sources: readonly ArticleSource[]): Library {
  const articles = sources.map((source, index) => readSource(source, `article-${index + 1}`));
  const ids = new Set<string>();
  for (const { id } of articles) {
    if (ids.has(id)) throw new UnreadableArticle(`Two articles have the id "${id}"; give each its own.`);
    ids.add(id);
  }
  return atOnce(libraryOf({ articles, skipped: [] }, makeDerived()));
}

/** A library of articles that have been read already. */
export function* libraryOf(opened: Opened, derived: Derived): Steps<Library> {
  const { articles } = opened;
  const { quotationsOf, model } = derived;
  const index = yield* derived.indexer.index(articles);
  yield* findEverybody({ articles, index, quotationsOf, model });
  yield* indexHeadings(articles);
  yield* nameSources(articles);
  return indexedLibrary(opened, index, derived);
}

/** Articles that have been read and indexed, to be combined with some of a larger collection. */
export interface IndexedArticles extends Opened {
  readonly index: PassageIndex;
  readonly derived: Derived;
}

/** A library of indexed articles. Everything else that it needs is computed on first use. */
export function indexedLibrary(
  { articles, skipped }: Opened,
  index: PassageIndex,
  { quotationsOf, model }: Pick<Derived, 'quotationsOf' | 'model'>,
): Library {
  const sourcesOf = (articles: readonly Article[]): Sources => ({ articles, index, quotationsOf, model });
  const chosen = (source: string | undefined) => sourcesOf(chooseArticles(articles, source));
  const all = sourcesOf(articles);
  function* asking(question: string, options: AskOptions = {}): Steps<Answer> {
    const {
      source,
      exclude = [],
      limit = PASSAGES,
      strictness = 'balanced',
      closest = true,
      ...rest
    } = options;
    const { explain = false, history = [], ...dated } = rest;
    const period = periodOf(dated);
    const dates = within(chooseArticles(articles, source), period);
    const asked = exclude.length === 0 ? dates : dates.filter(({ id }) => !exclude.includes(id));
    const given = yield* ask(question, sourcesOf(asked), { limit, strictness, closest, explain }, history);
    return { ...given, ...(period && { period }), passages: attributed(given.passages, all) };
  }
  function* quoting({ source, since, until, ...asked }: QuoteOptions = {}): Steps<QuoteResult> {
    const period = periodOf({
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    });
    const found = yield* quotes(chosen(source), asked);
    return period ? quotedWithin(found, all, period) : found;
  }
  function* speaking({ source, named, ...on }: SpeakersOptions = {}): Steps<readonly LibrarySpeaker[]> {
    const sources = chosen(source);
    if (Object.keys(on).length === 0) return yield* speakers(sources, named);
    const { quotations } = yield* quoting({ ...on, ...(source !== undefined && { source }) });
    const said = yield* speakersIn(quotations, sources);
    if (named === undefined) return said;
    const meant = yield* speakers(sources, named);
    const names = new Set(meant.map(({ name }) => name));
    return said.filter(({ name }) => names.has(name));
  }
  const inSteps: Library['inSteps'] = {
    ask: asking,
    quotes: quoting,
    summary: ({ source, ...asked } = {}) => summary(chosen(source), asked),
    timeline: (topic, { source, ...dated } = {}) => timeline(topic, chosen(source), periodOf(dated)),
    check: (text, { limit } = {}) => check(text, all, limit),
    speakers: speaking,
    verify: (text, { source, ...claimed } = {}) => verify(text, claimed, chosen(source)),
  };
  return {
    articles,
    skipped,
    article: (id) => articleWithId(articles, id),
    text: (result, span) => textOfResult(articles, result, span),
    ask: (question, options) => atOnce(asking(question, options)),
    quotes: (options) => atOnce(quoting(options)),
    summary: (options) => atOnce(inSteps.summary(options)),
    timeline: (topic, options) => atOnce(inSteps.timeline(topic, options)),
    check: (text, options) => atOnce(inSteps.check(text, options)),
    speakers: (options) => atOnce(speaking(options)),
    verify: (text, options) => atOnce(inSteps.verify(text, options)),
    inSteps,
  };
}

/** Options for opening a folder. */
export interface Opening {
  /**
   * The folder in which compiled articles are cached between starts. Several article folders can share it. Nothing is
   * cached if left out.
   */
  readonly cache?: string | undefined;
  /** Called with a sentence if something is wrong with the cache. */
  readonly warn?: ((line: string) => void) | undefined;
  /** Called with the number of files read so far, and the total. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** How long to wait for a slow article, and what to call when it is ready. */
interface Waiting {
  readonly patience: Patience;
  readonly threads?: Threads | undefined;
  readonly arrived?: () => void;
}

/** A folder of articles that has been read, and what is needed to read it again. */
interface Seeds {
  readonly state: FolderState;
  /** What was derived from the articles. */
  readonly derived: Derived;
  readonly compiler: Compiler;
  /** Reads articles together with what is derived from them. */
  readonly reading: Reading;
}

/**
 * Reads a folder of articles for the first time. The caller must close the compiler.
 *
 * @throws {UnusableFolder} if the folder does not exist or contains no article
 */
export async function openSeeds(
  folder: string,
  opening: Opening,
  { patience, threads, arrived }: Waiting,
): Promise<Seeds> {
  const { cache, progress, warn = () => {} } = opening;
  const derived = makeDerived();
  const compiler = makeCompiler({
    cache: cache === undefined ? undefined : openCache(join(cache, nameOf(folder)), warn),
    threads,
    arrived,
  });
  const read: Reading['read'] = async (path, bytes, where) => {
    const compiled = await compiler.compile(path, bytes, where);
    derived.adopt(compiled);
    return compiled.article;
  };
  try {
    const state = await openState(folder, { read, progress, patience });
    await compiler.keepOnly(state.keys());
    return { state, derived, compiler, reading: { read, patience } };
  } catch (error) {
    await compiler.close();
    throw error;
  }
}

/** A separate subfolder for each folder of articles, so that none removes the cache entries of another. */
function nameOf(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
}
