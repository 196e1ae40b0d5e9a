import { addressOf, sentenceFor } from '../database/postgres-failure.js';

/** An error of an archive. The message says what is wrong and what to do, and contains no password. */
export class ArchiveFailure extends Error {
  override readonly name = 'ArchiveFailure';
}

/** What to do if nothing has been loaded for this version of the program. */
export const LOAD = 'Fill it with "verbatim archive load DIR".';

/** The `ArchiveFailure` for a database error; any other error is returned as it is. */
export function archiveFailure(error: unknown, url: string): unknown {
  if (error instanceof ArchiveFailure) return error;
  const address = addressOf(url) ?? '';
  const empty = `The archive at "${address}" holds nothing yet. ${LOAD}`;
  const sentence = sentenceFor(error, {
    kind: 'archive at',
    address,
    variable: 'ARCHIVE_URL',
    meanings: {
      // A missing schema or table.
      '3F000': empty,
      '42P01': empty,
      '53100': `The disk of the archive at "${address}" is full. Make space, and load again.`,
    },
  });
  return sentence === null ? error : new ArchiveFailure(sentence, { cause: error });
}
