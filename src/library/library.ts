import { answer } from '../answer/answer.js';
import { atOnce, type Steps } from '../search/steps.js';
import { check } from './check.js';
import { type Opened, openedFrom } from './folder.js';
import { type Opening, openSeeds } from './opening.js';
import { quotes, speakers } from './quotes.js';
import type { Library } from './results.js';
import { chooseArticles } from './source.js';
import type { Store } from './store.js';
import { summary } from './summary.js';

/** Passages in an answer unless told otherwise. */
const PASSAGES = 3;

/**
 * Opens all articles of a folder. Files that cannot be read are named in `skipped`, with the reason.
 *
 * @throws {Error} where the folder does not exist or holds no article; the message says what to do
 * @example const library = await openLibrary('seeds');
 */
export async function openLibrary(folder: string, opening: Opening = {}): Promise<Library> {
  const { state, store, compiler } = await openSeeds(folder, opening, { patience: 'later' });
  await compiler.close();
  return atOnce(libraryOf(openedFrom(state), store));
}

/** A library of articles that are read already. */
export function* libraryOf({ articles, skipped }: Opened, { indexer, quotationsOf }: Store): Steps<Library> {
  const index = yield* indexer.index(articles);
  return {
    articles,
    skipped,
    ask: (
      question,
      {
        source,
        exclude = [],
        limit = PASSAGES,
        strictness = 'balanced',
        closest = true,
        ranking = false,
      } = {},
    ) => {
      const chosen = chooseArticles(articles, source);
      const asked = exclude.length === 0 ? chosen : chosen.filter(({ id }) => !exclude.includes(id));
      const manner = { limit, strictness, closest, ranking };
      return answer(question, { articles: asked, index, quotationsOf }, manner);
    },
    quotes: ({ source, ...asked } = {}) =>
      quotes({ articles: chooseArticles(articles, source), index, quotationsOf }, asked),
    summary: ({ source, ...asked } = {}) =>
      summary({ articles: chooseArticles(articles, source), index, quotationsOf }, asked),
    check: (text, { limit } = {}) => check(text, { articles, index, quotationsOf }, limit),
    speakers: ({ source } = {}) =>
      speakers({ articles: chooseArticles(articles, source), index, quotationsOf }),
  };
}
