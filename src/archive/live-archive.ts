import { UnreadableArticle } from '../article/article.js';
import type { LiveLibrary } from '../library/live.js';
import type { Archive } from './archive.js';

/** What a bot answers from: all articles of a folder, or an archive, of which its library has the first page. */
export interface LiveArticles
  extends Omit<LiveLibrary, 'compiledOf'>,
    Partial<Pick<LiveLibrary, 'compiledOf'>> {
  readonly archive?: Archive;
  /** How many articles it has; those of `library` where it is left out. */
  readonly count?: number;
}

/**
 * An archive in the place of a folder.
 *
 * @throws {ArchiveFailure} where it cannot be used
 */
export async function liveArchive(archive: Archive): Promise<LiveArticles> {
  const opening = Promise.all([archive.libraryFor({ page: 1 }), archive.state()]);
  const [library, { articles }] = await opening.catch(async (error) => {
    await archive.close();
    throw error;
  });
  return {
    library,
    archive,
    count: articles,
    add: () =>
      Promise.reject(new UnreadableArticle('Articles come into an archive by "verbatim archive load".')),
    subscribe: () => () => {},
    close: archive.close,
  };
}
