import { UnreadableArticle } from '../article/article.js';
import type { LiveLibrary } from '../library/live.js';
import type { Archive } from './archive.js';

/** The articles that a bot answers from: those of a folder, or an archive; then `library` has only the first page. */
export interface LiveArticles
  extends Omit<LiveLibrary, 'compiledOf'>,
    Partial<Pick<LiveLibrary, 'compiledOf'>> {
  readonly archive?: Archive;
  /** The number of articles; if left out, that of `library`. */
  readonly count?: number;
}

/**
 * An archive as a replacement for a folder.
 *
 * @throws {ArchiveFailure} if it cannot be used
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
